"""Writing a pilot on one page, and tying it to where it comes from."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from vivaio.contexts.pilots import policies, queries
from vivaio.contexts.pilots.operations import keeping
from vivaio.contexts.pilots.web.forms import PilotForm, TieForm, initial
from vivaio.contexts.pilots.web.presenters import page_context
from vivaio.ground.actors import queries as actors
from vivaio.ground.centres import queries as centres
from vivaio.kernel.decision import require
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.saving import saved, the_one

_FORM_METHODS = ["GET", "HEAD", "POST"]
#: At the other end of each tie whose name does not say it.
_KINDS = {"carried_out_with": "actor", "taken_up_in": "need", "modelled_on": "pilot",
          "taught_in": "course"}  # fmt: skip


def _given(viewer: Viewer, form: PilotForm) -> dict[str, Any]:
    """What both operations take; the leader by the name of their card."""
    said = form.cleaned_data["leader_name"].strip()
    leader = the_one(actors.named(viewer, said), "leader_name") if said else None
    return {
        "by": viewer, "words": form.words(), "values": {**form.values(), "leader": leader},
        "costs": form.cleaned_data["costs"], "key": form.cleaned_data["key"],
    }  # fmt: skip


@require_http_methods(_FORM_METHODS)
@signed_in
def add(request: VivaioRequest, slug: str) -> HttpResponse:
    """Begin a pilot of a centre."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    require(policies.can_add(viewer, centre.uid))
    form = PilotForm(request.POST or None, initial={"version": 0}, words_language=viewer.language)

    def save() -> UUID:
        given = _given(viewer, form)
        return keeping.draft(centre=centre.uid, language=viewer.language, **given)

    if uid := saved(request, form, save, gettext("Saved.")):
        return redirect("pilot", queries.by_uid(viewer, uid).slug)
    about = {"row": None, "centre": centre, "back": centre.name.best(viewer.language).words}
    return _form_page(request, form, {**about, "words_language": viewer.language})


@require_http_methods(_FORM_METHODS)
@signed_in
def edit(request: VivaioRequest, slug: str) -> HttpResponse:
    """Change it; other languages are written at the translation desk."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    require(policies.can_amend(viewer, row))
    language = row.title.source
    form = PilotForm(request.POST or None, initial=initial(row), words_language=language, row=row)

    def save() -> UUID:
        version = form.cleaned_data["version"]
        return keeping.amend(uid=row.uid, version=version, **_given(viewer, form))

    if saved(request, form, save, gettext("Saved.")):
        return redirect("pilot", row.slug)
    back = row.title.best(viewer.language).words
    return _form_page(request, form, {"row": row, "back": back, "words_language": language})


def _form_page(request: VivaioRequest, form: PilotForm, about: dict[str, Any]) -> HttpResponse:
    plain = {"centre": None, "noindex": True, "room": "challenges"}
    context = {"form": form, **plain, **about}
    return render(request, "pilots/edit.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def tie(request: VivaioRequest, slug: str) -> HttpResponse:
    """Say who takes part, which need it takes up, which idea or solution it tries."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    require(policies.can_amend(viewer, row))
    form = TieForm(request.POST)

    def save() -> UUID:
        given = form.cleaned_data
        code, _, kind = given["kind"].partition("/")
        title = given["title"].strip()
        found = search.titled(viewer, kind or _KINDS[code], [title]).get(title, [])
        return keeping.tie(
            by=viewer, uid=row.uid, kind=code, other=the_one(found, "title"),
            reason=given["reason"], key=given["key"],
        )  # fmt: skip

    if saved(request, form, save, gettext("Saved.")):
        return redirect("pilot", row.slug)
    context = {**page_context(viewer, row), "form": form}
    return render(request, "pilots/page.html", context, status=422)
