"""Who may offer, ask, write to each other, and bring together."""

from __future__ import annotations

from vivaio.contexts.exchange.models import LIFE, Exchange, Offer, Request
from vivaio.ground.actors import policies as cards
from vivaio.ground.actors.models import Actor
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import ENTRUSTED, EVERYBODY, Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Offers and requests"))
NOT_YOURS = N_("Offers and requests are written by the organisation itself or by its centre.")


@rule(N_("Write an offer or a request"), "edit", ENTRUSTED)
def can_write(viewer: Viewer, actor: Actor) -> Decision:
    """It is written by those who may change the actor's card."""
    return YES if cards.can_amend(viewer, actor) else no(NOT_YOURS)


@rule(N_("Open an offer or a request, end it, open it again"), "edit", ENTRUSTED)
def can_move(viewer: Viewer, found: Offer | Request, verb: str) -> Decision:
    """It is moved by those who write it, where it stands."""
    allowed = can_write(viewer, found.actor)
    return LIFE.can(verb, found.state) if allowed else allowed


@rule(N_("Write to whom an offer or a request is of"), EVERYBODY)
def can_answer(found: Exchange) -> Decision:
    """Anybody writes about what is open."""
    if found.state == "open":
        return YES
    return no(N_("This is no longer open."))


@rule(N_("Bring an offer and a request together"), "edit", ENTRUSTED)
def can_introduce(viewer: Viewer, one: Offer | Request, other: Offer | Request) -> Decision:
    """A person on one of the two sides decides, or the centre of one."""
    if not (can_write(viewer, one.actor) or can_write(viewer, other.actor)):
        return no(N_("The two are brought together by one of them, or by a centre of theirs."))
    return YES if can_answer(one) and can_answer(other) else no(N_("This is no longer open."))
