"""The pages of single cards."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseGone
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vivaio.ground.actors import operations, policies, queries
from vivaio.ground.actors.models import LIFE
from vivaio.ground.actors.web import cards
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Conflict, Unknown
from vivaio.platform.journal import queries as journal
from vivaio.platform.records import merging
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.saving import posted_version
from vivaio.platform.web.wording import minute, page_of


@require_safe
@everybody
def card(request: VivaioRequest, slug: str) -> HttpResponse:
    """The card of one actor."""
    viewer = request.viewer
    try:
        actor = queries.actor(viewer, slug)
    except Unknown:
        return _moved(request, "actor", slug)
    context = cards.card(viewer, actor)
    return render(request, "actors/card.html", context)


def _moved(request: VivaioRequest, kind: str, slug: str) -> HttpResponse:
    """To the present address of a record that had this slug once; else there is none."""
    present = records.present_slug(kind, slug)
    if present is None or present == slug:
        return _retired(request, kind, slug)
    queries.actor(request.viewer, present)
    return redirect("actor", present, permanent=True)


def _retired(request: VivaioRequest, kind: str, slug: str) -> HttpResponse:
    """To the card it was merged into; 410 with the reason for one that was taken away; else none.

    A merge can be undone, so that no browser may remember the way for good.
    """
    living = merging.survivor_of_slug(request.viewer, kind, slug)
    if living is not None:
        response = redirect(page_of(living.address))
        response.status_code = 303
        return response
    uid = records.removed(kind, slug)
    lines = journal.of(Viewer.anonymous(request.viewer.language), uid, limit=1) if uid else []
    if not lines or lines[0].verb != "actor.retired":
        raise Unknown
    context = {"line": lines[0]}
    return render(request, "actors/retired.html", context, status=HttpResponseGone.status_code)


@require_safe
@signed_in
def history(request: VivaioRequest, slug: str) -> HttpResponse:
    """Who changed what on a card, as far as the reader may know."""
    actor = queries.actor(request.viewer, slug)
    zone = actor.centre.time_zone if actor.centre else "UTC"
    lines = [
        {"iso": line.at.isoformat(), "when": minute(line.at, zone), "sentence": line.sentence}
        for line in journal.of(request.viewer, actor.uid)
    ]
    context = {"actor": actor, "name": actor.name.best(request.viewer.language), "lines": lines}
    return render(request, "actors/history.html", context)


@require_POST
@signed_in
def move(request: VivaioRequest, slug: str, verb: str) -> HttpResponse:
    """Publish or archive a card."""
    actor = queries.actor(request.viewer, slug)
    if verb not in LIFE.verbs:
        raise Unknown
    require(policies.can_move(request.viewer, actor, verb))
    try:
        operations.move_actor(
            by=request.viewer,
            uid=actor.uid,
            version=posted_version(request),
            verb=verb,
        )
    except Conflict:
        sentence = gettext("Somebody else changed this card in the meantime; nothing was done.")
        messages.warning(request, sentence)
    else:
        done = gettext("The card is published.") if verb == "publish" else gettext("Archived.")
        messages.success(request, done)
    return redirect("actor", actor.slug)


@require_safe
@everybody
def place(request: VivaioRequest, slug: str) -> HttpResponse:
    """A place, with who manages it."""
    found = queries.place(request.viewer, slug)
    return render(request, "actors/described.html", cards.described(request.viewer, found))


@require_safe
@everybody
def programme(request: VivaioRequest, slug: str) -> HttpResponse:
    """A programme, with what each source says of it."""
    found = queries.programme(request.viewer, slug)
    return render(request, "actors/described.html", cards.described(request.viewer, found))


@require_safe
@everybody
def sister_card(request: VivaioRequest, slug: str) -> HttpResponse:
    """What a sister directory prints, word for word."""
    found = queries.sister_card(request.viewer, slug)
    return render(request, "actors/sister_card.html", cards.sister(request.viewer, found))
