"""What everybody may do: give notice, read a statement of reasons, appeal, see the numbers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vivaio.ground.moderation import operations, policies, queries
from vivaio.ground.moderation.models import Ground, Measure
from vivaio.ground.moderation.statements import Reader, read
from vivaio.ground.moderation.web.forms import AppealForm, NoticeForm
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.web import tables
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.wording import day, page_of

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@everybody
def procedure(request: VivaioRequest) -> HttpResponse:
    """How notices work, in plain words."""
    return render(request, "moderation/procedure.html", {})


@require_http_methods(_FORM_METHODS)
@everybody
def report(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """Say what is wrong with a record."""
    heading = records.heading(request.viewer, uid)
    form = NoticeForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            operations.take_notice(
                by=request.viewer, record=uid, category=given["category"], words=given["words"],
                email=given["email"], good_faith=given["good_faith"], key=given["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        else:
            messages.success(request, gettext("Your notice has arrived. An editor looks at it."))
            return redirect("notices")
    context = {
        "form": form,
        "name": heading.title.best(request.viewer.language),
        "href": page_of(heading.address),
        "is_example": heading.nature == Nature.EXAMPLE,
    }
    status = 422 if form.errors else 200
    return render(request, "moderation/report.html", context, status=status)


@require_http_methods(_FORM_METHODS)
@everybody
def statement(request: VivaioRequest) -> HttpResponse:
    """A decision with its reasons, under the address that was sent; and the appeal against it."""
    token = request.GET.get("of", "")
    if not token:
        if request.method == "POST":
            raise Unknown
        return render(request, "moderation/statement.html", {"statement": None})
    reader = read(token)
    found = queries.statement(reader)
    form = AppealForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid() and _appeal(request, reader, form):
        messages.success(request, gettext("Your appeal has arrived. Another person looks at it."))
        return redirect(request.get_full_path())
    context = _statement_page(request, reader, found, form)
    return render(request, "moderation/statement.html", context, status=422 if form.errors else 200)


def _appeal(request: VivaioRequest, reader: Reader, form: AppealForm) -> bool:
    given = form.cleaned_data
    try:
        operations.take_appeal(
            by=request.viewer, reader=reader, words=given["words"], email=given["email"],
            key=given["key"],
        )  # fmt: skip
    except Invalid as refusal:
        form.show(refusal)
        return False
    return True


def _statement_page(
    request: VivaioRequest, reader: Reader, found: queries.Statement, form: AppealForm
) -> dict[str, Any]:
    decision = found.decision
    allowed = policies.can_appeal(decision.at, has_appealed=found.appeal is not None)
    return {
        "statement": found,
        "name": found.title.best(request.viewer.language),
        "is_example": found.nature == Nature.EXAMPLE,
        "measure": Measure(decision.measure).label,
        "ground": Ground(decision.ground).label,
        "when": day(decision.at),
        "form": form if allowed else None,
        "until": day((decision.at + policies.APPEALABLE).date()),
        "why_not": sentence(allowed.reason),
    }


@require_safe
@everybody
def numbers(request: VivaioRequest) -> HttpResponse:
    """How many notices, decisions and appeals there were, by year and centre: numbers alone."""
    years = queries.years(request.viewer)
    rows = [(one, one.name.best(request.viewer.language) if one.name else None) for one in years]
    return render(request, "moderation/numbers.html", {"rows": rows})


_COLUMNS = ("year", "centre", "notices", "kept", "hidden", "archived", "appeals", "upheld")


@require_safe
@everybody
def numbers_csv(request: VivaioRequest) -> StreamingHttpResponse:
    """The same as a table to take away."""
    language = request.viewer.language
    rows = (
        (
            one.year, one.name.best(language).words if one.name else gettext("Network"),
            one.notices, one.kept, one.hidden, one.archived, one.appeals, one.upheld,
        )
        for one in queries.years(request.viewer)
    )  # fmt: skip
    return tables.answer("moderation.csv", _COLUMNS, rows)
