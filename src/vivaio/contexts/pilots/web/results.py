"""Evidence and transfers of pilots: their pages, and writing them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vivaio.contexts.pilots import policies, queries
from vivaio.contexts.pilots.models import RESULT_LIFE, Evidence, Transfer
from vivaio.contexts.pilots.operations import results as operations
from vivaio.contexts.pilots.web.result_forms import FORMS, EvidenceForm, TransferForm, initial
from vivaio.contexts.pilots.web.result_presenters import result_context
from vivaio.ground.actors import queries as actors
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Unknown
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.saving import done, posted_version, saved, the_one

_FORM_METHODS = ["GET", "HEAD", "POST"]
_PAGES = {"evidence": "pilots/evidence.html", "transfer": "pilots/transfer.html"}
Row = Evidence | Transfer
Form = EvidenceForm | TransferForm


def _given(viewer: Viewer, form: Form) -> dict[str, Any]:
    said = form.cleaned_data["actor_name"].strip()
    actor = the_one(actors.named(viewer, said), "actor_name") if said else None
    return {
        "by": viewer, "kind": form.kind, "words": form.words(), "figures": form.figures(),
        "values": {**form.values(), form.model.ACTOR: actor}, "key": form.cleaned_data["key"],
    }  # fmt: skip


def _solution(viewer: Viewer, form: Form) -> UUID | None:
    said = str(form.cleaned_data.get("solution_name", "")).strip()
    if not said:
        return None
    return the_one(search.titled(viewer, "solution", [said]).get(said, []), "solution_name")


def _tied(viewer: Viewer, uid: UUID, solution: UUID | None) -> UUID:
    if solution:
        operations.tie_solution(by=viewer, uid=uid, solution=solution)
    return uid


@require_safe
@everybody
def page(request: VivaioRequest, slug: str, kind: str) -> HttpResponse:
    """What was found and how sure it is; or what passed on, what stayed, what changed."""
    row = queries.result(request.viewer, kind, slug=slug)
    return render(request, _PAGES[kind], result_context(request.viewer, row))


@require_http_methods(_FORM_METHODS)
@signed_in
def add(request: VivaioRequest, slug: str, kind: str) -> HttpResponse:
    """Begin an evaluation or a transfer of a pilot."""
    viewer = request.viewer
    pilot = queries.found(viewer, slug)
    require(policies.can_amend(viewer, pilot))
    language = pilot.title.source
    start = {"version": 0, "visibility": pilot.visibility}
    form = FORMS[kind](request.POST or None, initial=start, words_language=language)

    def save() -> UUID:
        solution, given = _solution(viewer, form), _given(viewer, form)
        uid = operations.draft(pilot=pilot.uid, language=language, nature=pilot.nature, **given)
        return _tied(viewer, uid, solution)

    if uid := saved(request, form, save, gettext("Saved.")):
        return redirect(kind, queries.result(viewer, kind, uid=uid).slug)
    back = (pilot.title.best(viewer.language).words, "pilot", pilot.slug)
    return _form_page(request, form, back, pilot.centre_id)


@require_http_methods(_FORM_METHODS)
@signed_in
def edit(request: VivaioRequest, slug: str, kind: str) -> HttpResponse:
    """Change it; other languages are written at the translation desk."""
    viewer = request.viewer
    row: Any = queries.result(viewer, kind, slug=slug)
    require(policies.can_write_result(viewer, row))
    language = row.title.source
    form = FORMS[kind](request.POST or None, initial=initial(row), words_language=language, row=row)

    def save() -> UUID:
        version, solution = form.cleaned_data["version"], _solution(viewer, form)
        operations.amend(uid=row.uid, version=version, **_given(viewer, form))
        return _tied(viewer, row.uid, solution)

    if saved(request, form, save, gettext("Saved.")):
        return redirect(kind, row.slug)
    back = (row.title.best(viewer.language).words, kind, row.slug)
    return _form_page(request, form, back, row.centre_id)


def _form_page(
    request: VivaioRequest, form: Form, back: tuple[str, str, str], centre: UUID | None
) -> HttpResponse:
    context = {
        "form": form, "kind": form.kind, "row": form.row, "back": back,
        "figures": form.lines() if isinstance(form, EvidenceForm) else [],
        "words_language": form.language, "page_centre": centre,
        "noindex": True, "room": "challenges",
    }  # fmt: skip
    return render(request, "pilots/result_edit.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def move(request: VivaioRequest, slug: str, kind: str, verb: str) -> HttpResponse:
    """Publish or archive it."""
    row = queries.result(request.viewer, kind, slug=slug)
    if verb not in RESULT_LIFE.verbs:
        raise Unknown(verb)
    done(request, lambda: operations.move(
        by=request.viewer, kind=kind, uid=row.uid, verb=verb, version=posted_version(request)
    ), of=type(row))  # fmt: skip
    return redirect(kind, row.slug)
