"""What a pilot puts to the test, and the verdict."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vivaio.contexts.competences import policies
from vivaio.contexts.competences.in_pilots import SHAPES, WORDS
from vivaio.contexts.competences.models import Trial
from vivaio.contexts.competences.operations import trials as operations
from vivaio.contexts.competences.queries import framework, portfolio
from vivaio.contexts.competences.queries import trials as queries
from vivaio.contexts.competences.web.forms import TrialForm, VerdictForm
from vivaio.ground.actors.web.cards import paragraphs
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.platform.records.queries import Heading, headings, keeper
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.saving import saved
from vivaio.platform.web.wording import day, page_of

_FORM_METHODS = ["GET", "HEAD", "POST"]


def _shown(viewer: Viewer, pilot: Heading) -> dict[str, Any]:
    return {
        "pilot": pilot.title.best(viewer.language),
        "pilot_href": page_of(pilot.address),
        "is_example": pilot.nature == Nature.EXAMPLE,
        "noindex": True,
        "room": "competences",
    }


@require_http_methods(_FORM_METHODS)
@signed_in
def add(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """Say which competence, or which entry of the portfolio, a pilot tests."""
    viewer = request.viewer
    pilot, centre = queries.pilot(viewer, uid), keeper(uid)
    require(policies.can_try(viewer, centre))
    taken = {row.competence_id for row in queries.of_pilot(uid)}
    rows = portfolio.of_centre(viewer, centre) if centre else []
    form = TrialForm(
        request.POST or None, words_language=viewer.language,
        entries=[row for row in rows if row.competence_id not in taken and row.state != "retired"],
        competences=[row for row in framework.offered(viewer) if row.uid not in taken],
    )  # fmt: skip

    def save() -> UUID:
        competence, _, entry = form.cleaned_data["what"].partition("/")
        return operations.put_to_test(
            by=viewer, pilot=uid, competence=UUID(competence),
            entry=UUID(entry) if entry else None, method=form.cleaned_data["method"],
            key=form.cleaned_data["key"],
        )  # fmt: skip

    if saved(request, form, save, gettext("Saved.")):
        return redirect(page_of(pilot.address))
    context = {**_shown(viewer, pilot), "form": form, "words_language": viewer.language}
    return render(request, "competences/test.html", context, status=422 if form.errors else 200)


@require_http_methods(_FORM_METHODS)
@everybody
def verdict(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """What was tested and how, what came of it; those who may write the verdict down here."""
    viewer = request.viewer
    row = queries.by_uid(viewer, uid)
    pilot, centre = queries.pilot(viewer, row.pilot_id), keeper(row.pilot_id)
    may_judge = not row.verdict and bool(policies.can_judge(viewer, centre))
    may_try = not row.verdict and bool(policies.can_try(viewer, centre))
    if request.method == "POST":
        require(policies.can_try(viewer, centre))
        if "take_away" in request.POST:
            operations.withdraw(by=viewer, uid=uid)
            return redirect(page_of(pilot.address))
        require(policies.can_judge(viewer, centre))
    form = _form(request, row) if may_judge else None
    if form is not None and saved(request, form, lambda: _save(viewer, uid, form)):
        return redirect(page_of(pilot.address))
    context = {**_shown(viewer, pilot), **_told(viewer, row), "form": form, "may_try": may_try}
    status = 422 if form is not None and form.errors else 200
    return render(request, "competences/verdict.html", context, status=status)


def _form(request: VivaioRequest, row: Trial) -> VerdictForm:
    return VerdictForm(
        request.POST or None, initial={"on": clock.today()}, words_language=row.method.source,
        in_pilot=True,
    )  # fmt: skip


def _save(viewer: Viewer, uid: UUID, form: VerdictForm) -> UUID:
    address = form.cleaned_data["evidence_address"].strip()
    return operations.give_verdict(by=viewer, uid=uid, address=address, **form.given())


def _told(viewer: Viewer, row: Trial) -> dict[str, Any]:
    reader = viewer.language
    entry = headings(viewer, [row.entry_id]) if row.entry_id else {}
    texts = ("method", "reason", "evidence", "validator")
    return {
        "code": row.competence.code,
        "competence": row.competence.title.best(reader),
        "competence_href": page_of(row.competence.record_address()),
        "entry": [(one.title.best(reader), page_of(one.address)) for one in entry.values()],
        "words": {name: paragraphs(getattr(row, name), reader) for name in texts},
        "address": row.evidence_address,
        "shape": SHAPES[row.verdict],
        "state": gettext(WORDS[row.verdict]),
        "judged": day(row.judged_on),
        "words_language": row.method.source,
    }
