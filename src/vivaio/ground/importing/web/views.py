"""The pages of imports."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vivaio.ground.centres import queries as centres
from vivaio.ground.importing import mapping as mappings
from vivaio.ground.importing import operations, policies, queries, tasks
from vivaio.ground.importing.importers import importers
from vivaio.ground.importing.models import LIFE, Import, Outcome
from vivaio.ground.importing.web import forms, presenters
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.platform import tasks as background
from vivaio.platform.files.checking import Checked, check_sheet
from vivaio.platform.sheets import reading
from vivaio.platform.web import tables
from vivaio.platform.web.audience import VivaioRequest, members
from vivaio.platform.web.paging import asked_page, pager

#: The kind that is brought where none is named.
KIND = "actor"
#: Seconds after which a page about rows on their way looks again, with or without JavaScript.
AGAIN = "5"
_FORM_METHODS = ["GET", "HEAD", "POST"]


def _centre(request: VivaioRequest, slug: str) -> Any:
    centre = centres.centre(request.viewer, slug)
    require(policies.can_import(request.viewer, centre.uid))
    return centre


@require_http_methods(_FORM_METHODS)
@members
def imports(request: VivaioRequest, slug: str) -> HttpResponse:
    """The imports of a centre, and the form for another."""
    centre = _centre(request, slug)
    start = {"kind": request.GET.get("kind", KIND)}
    form = forms.FileForm(request.POST or None, request.FILES or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            uid = _bring(request, centre, form)
        except Invalid as refusal:
            form.show(refusal)
        else:
            return redirect("import", centre.slug, uid)
    context = {
        **presenters.place(centre, request.viewer),
        "form": form,
        "outcomes": Outcome.labels,
        "lines": presenters.jobs(queries.imports(request.viewer, centre.uid)[:50], centre),
    }
    return render(request, "importing/imports.html", context, status=422 if form.errors else 200)


def _bring(request: VivaioRequest, centre: Any, form: forms.FileForm) -> UUID:
    checked: Checked = check_sheet(form.cleaned_data["file"])
    kind = form.cleaned_data["kind"] or KIND
    fields = importers.get(kind).fields
    survey = reading.survey(
        lambda: BytesIO(checked.content), lambda words: bool(mappings.target_of(words, fields))
    )
    language = {"SI": "sl", "GR": "el"}.get(centre.country, centre.country.lower())
    return operations.bring(
        by=request.viewer, centre=centre.uid, kind=kind, checked=checked, survey=survey,
        language=language, key=form.cleaned_data["key"],
    )  # fmt: skip


@require_http_methods(_FORM_METHODS)
@members
def job(request: VivaioRequest, slug: str, uid: UUID) -> HttpResponse:
    """One import: what its columns are, how far it is, or what became of its rows."""
    centre = _centre(request, slug)
    found = queries.job(request.viewer, centre.uid, uid)
    if request.method == "POST":
        return _choose(request, centre, found)
    return _job_page(request, centre, found, None)


def _choose(request: VivaioRequest, centre: Any, found: Import) -> HttpResponse:
    form = presenters.terms_form(request, found, centre.uid)
    if form.is_valid():
        try:
            operations.choose(
                by=request.viewer,
                uid=found.uid,
                mapping=forms.mapped(request.POST, presenters.survey(found), found.mapping),
                choices=form.choices(),
                key=form.cleaned_data["key"],
            )
        except Invalid as refusal:
            form.show(refusal)
        else:
            return redirect("import", centre.slug, found.uid)
    return _job_page(request, centre, found, form)


def _job_page(
    request: VivaioRequest, centre: Any, found: Import, form: forms.TermsForm | None,
    refusal: str = "",
) -> HttpResponse:  # fmt: skip
    context: dict[str, Any] = {
        **presenters.place(centre, request.viewer),
        **presenters.job(found, request.viewer),
        "preview": None,
        "columns": (),
    }
    context["problem"] = refusal or context["problem"]
    if found.state in ("mapped", "tried") and found.file_id:
        given = form or presenters.terms_form(request, found, centre.uid)
        context |= presenters.mapping(found, request.viewer, given)
        if form is None and found.state == "mapped":
            context |= presenters.preview(found, request.viewer)
    if found.state != "mapped":
        page, only = asked_page(request.GET), presenters.asked_only(request.GET)
        context |= presenters.waiting(found, only, page)
        rows = queries.lines(found, only)
        total = rows.count()
        start = (page - 1) * queries.PAGE
        context["only"] = only
        context["lines"] = presenters.lines(rows[start : start + queries.PAGE], found)
        context["total"], context["pager"] = total, pager(request, page, total, queries.PAGE)
    wrong = bool(refusal) or (form is not None and form.errors)
    answer = render(request, "importing/import.html", context, status=422 if wrong else 200)
    if context["is_moving"]:
        answer["Refresh"] = AGAIN
    return answer


@members
@require_POST
def move(request: VivaioRequest, slug: str, uid: UUID, verb: str) -> HttpResponse:
    """Try all rows, run, or stop."""
    centre = _centre(request, slug)
    found = queries.job(request.viewer, centre.uid, uid)
    if verb not in LIFE.verbs or verb == "map":
        raise Unknown
    require(policies.can_move(request.viewer, found, verb))
    if verb == "cancel":
        operations.cancel(by=request.viewer, uid=uid)
        messages.success(request, gettext("Stopped. What came in so far stays."))
    else:
        operations.start(by=request.viewer, uid=uid, dry=verb == "try_out", enqueue=_enqueue)
    return redirect("import", centre.slug, uid)


@members
@require_POST
def decide(request: VivaioRequest, slug: str, uid: UUID, number: int) -> HttpResponse:
    """Keep ours or take theirs, in one field of the card of one row."""
    centre = _centre(request, slug)
    found = queries.job(request.viewer, centre.uid, uid)
    field, whose = request.POST.get("field", ""), request.POST.get("whose", "")
    try:
        operations.decide(by=request.viewer, uid=found.uid, number=number, field=field, whose=whose)
    except Invalid as refusal:
        return _job_page(request, centre, found, None, presenters.said(refusal))
    messages.success(request, presenters.done(whose))
    back = reverse("import", args=(centre.slug, uid))
    return redirect(f"{back}?{presenters.narrowed(request.GET)}#row-{number}")


@members
@require_safe
def example(request: VivaioRequest, slug: str) -> HttpResponse:
    """A small dirty table of made-up rows, to try the import with."""
    _centre(request, slug)
    made = importers.get(KIND).example
    if made is None:
        raise Unknown
    answer = HttpResponse(made(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="example.csv"'
    return answer


def _enqueue(uid: UUID) -> None:
    background.enqueue(tasks.run, uid=str(uid))


@members
@require_safe
def report_csv(request: VivaioRequest, slug: str, uid: UUID) -> HttpResponseBase:
    """What became of each row, as a table."""
    centre = _centre(request, slug)
    found = queries.job(request.viewer, centre.uid, uid)
    rows = presenters.told(queries.all_lines(found))
    return tables.answer("report.csv", presenters.COLUMNS, rows, private=True)
