"""What is known about a card's freshness, for those who keep it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vivaio.ground.actors import dating, freshness
from vivaio.ground.actors import policies as cards
from vivaio.ground.actors import queries as actors
from vivaio.ground.actors.models import Actor
from vivaio.ground.upkeep import operations, policies, queries
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Unknown
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.wording import day, minute


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def card(request: VivaioRequest, slug: str) -> HttpResponse:
    """Confirm a card after looking at it, read what its organisation says, see who was asked."""
    actor = actors.actor(request.viewer, slug)
    require(policies.can_follow(request.viewer, actor))
    if request.method == "POST":
        return _done(request, actor)
    zone = actor.centre.time_zone if actor.centre else "UTC"
    steps = queries.steps_of(actor)
    first = next((one.at for one in steps if one.step == "reminded"), None)
    is_asked = bool(steps) and steps[0].term == actor.valid_until
    published = actor.state == "published"
    context = {
        "actor": actor,
        "name": actor.name.best(request.viewer.language),
        "state": freshness.state_of(actor.valid_until),
        "archive_day": queries.archive_day(actor, first) if is_asked and published else None,
        "steps": [(one.get_step_display(), minute(one.at, zone), day(one.term), one.letters)
                  for one in steps],
        "remarks": [(one, minute(one.at, zone)) for one in queries.remarks_on(actor)],
        "may_confirm": bool(cards.can_confirm(request.viewer, actor)),
        "may_revive": bool(cards.can_revive(request.viewer, actor)),
        "noindex": True,
    }  # fmt: skip
    return render(request, "upkeep/card.html", context)


def _done(request: VivaioRequest, actor: Actor) -> HttpResponse:
    verb, viewer = request.POST.get("verb", ""), request.viewer
    if verb == "confirm":
        dating.confirm_actor(by=viewer, uid=actor.uid)
        messages.success(request, gettext("Thank you: the card is confirmed."))
    elif verb == "revive":
        dating.revive_actor(by=viewer, uid=actor.uid)
        messages.success(request, gettext("Thank you: the card is back in the directory."))
    elif verb == "settle":
        operations.settle(by=viewer, remark=_uid(request.POST.get("remark", "")))
        messages.success(request, gettext("Dealt with."))
    else:
        raise Unknown
    return redirect("upkeep_card", actor.slug)


def _uid(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError:
        raise Unknown from None
