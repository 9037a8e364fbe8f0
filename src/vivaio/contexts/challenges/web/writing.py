"""Writing a challenge, in the language of its original."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vivaio.contexts.challenges import policies
from vivaio.contexts.challenges.models import Challenge
from vivaio.contexts.challenges.operations import challenges as operations
from vivaio.contexts.challenges.queries import challenges as queries
from vivaio.contexts.challenges.web.forms import ChallengeForm, beginning, initial
from vivaio.ground.actors import queries as actors
from vivaio.ground.centres import queries as centres
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.saving import saved, the_one

_FORM_METHODS = ["GET", "HEAD", "POST"]


def named(viewer: Viewer, name: str, field: str) -> UUID | None:
    """The card of an organisation by the name that somebody typed; None for none."""
    if not name.strip():
        return None
    return the_one(
        actors.named(viewer, name.strip()), field,
        N_("No card of the directory has just this name: copy it from the card."),
        N_("Several cards have this name: leave it empty, and link the right one later."),
    )  # fmt: skip


@require_http_methods(_FORM_METHODS)
@signed_in
def add(request: VivaioRequest, slug: str) -> HttpResponse:
    """Begin a challenge of a centre."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    require(policies.can_write(viewer, centre.uid))
    language = viewer.language
    form = ChallengeForm(request.POST or None, initial=beginning(), words_language=language)
    if request.method == "POST" and form.is_valid():
        uid = saved(
            request, form, lambda: _draft(viewer, form, centre.uid),
            gettext("Saved as a draft: open it when it is ready."),
        )  # fmt: skip
        if uid:
            return redirect("challenge", queries.by_uid(viewer, uid).slug)
    back = centre.name.best(language).words
    return _form_page(request, form, {"centre": centre, "back": back, "words_language": language})


def _draft(viewer: Viewer, form: ChallengeForm, centre: UUID) -> UUID:
    owner = named(viewer, form.cleaned_data["owner_name"], "owner_name")
    return operations.draft(
        by=viewer, centre=centre, language=viewer.language, words=form.words(),
        values={**form.values(viewer.language), "owner": owner}, key=form.cleaned_data["key"],
    )  # fmt: skip


@require_http_methods(_FORM_METHODS)
@signed_in
def edit(request: VivaioRequest, slug: str) -> HttpResponse:
    """Change it; other languages are written at the translation desk."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    require(policies.can_write(viewer, row.centre_id))
    language = row.title.source
    form = ChallengeForm(request.POST or None, initial=initial(row), words_language=language)
    if saved(request, form, lambda: _amend(viewer, form, row), gettext("Saved.")):
        return redirect("challenge", row.slug)
    back = row.title.best(viewer.language).words
    return _form_page(request, form, {"row": row, "back": back, "words_language": language})


def _amend(viewer: Viewer, form: ChallengeForm, row: Challenge) -> UUID:
    owner = named(viewer, form.cleaned_data["owner_name"], "owner_name")
    values = {**form.values(row.title.source, row.criteria), "owner": owner}
    return operations.amend(
        by=viewer, uid=row.uid, version=form.cleaned_data["version"], words=form.words(),
        values=values, key=form.cleaned_data["key"],
    )  # fmt: skip


def _form_page(request: VivaioRequest, form: ChallengeForm, about: dict[str, Any]) -> HttpResponse:
    plain = {"row": None, "centre": None, "noindex": True, "room": "challenges"}
    context = {"form": form, **plain, **about}
    return render(request, "challenges/edit.html", context, status=422 if form.errors else 200)
