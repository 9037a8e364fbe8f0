"""Who looks after a card's freshness."""

from __future__ import annotations

from vivaio.ground.actors import policies as cards
from vivaio.ground.actors.models import Actor
from vivaio.kernel.decision import Decision
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import ENTRUSTED, Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Freshness of the directory"))


@rule(N_("See what was asked about a card, and what was answered"), "edit", ENTRUSTED)
def can_follow(viewer: Viewer, actor: Actor) -> Decision:
    """Whoever may change a card sees what waits about it."""
    return cards.can_amend(viewer, actor)
