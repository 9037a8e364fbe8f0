"""Who may ask for a card, keep one, share it, and answer those who ask."""

from __future__ import annotations

from uuid import UUID

from vivaio.ground.organisations.models import LIFE, Application
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import ACCOUNT, ENTRUSTED, Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Cards of one's own organisation"))

SIGN_IN = N_("Sign in first: the answer goes to your address.")


@rule(N_("Ask for a card"), ACCOUNT)
def can_ask(viewer: Viewer) -> Decision:
    """Whoever has an account may ask for a card or claim one."""
    return YES if viewer.account is not None else no(SIGN_IN)


@rule(N_("Claim the card of one's organisation"), ACCOUNT)
def can_claim(viewer: Viewer, *, keeps: bool, waits: bool) -> Decision:
    """Nobody claims what they keep, or asks twice."""
    if viewer.account is None:
        return no(SIGN_IN)
    if keeps:
        return no(N_("You keep this card already."))
    if waits:
        return no(N_("You have asked for this card already; the answer comes by mail."))
    return YES


@rule(N_("Answer those who ask or claim"), "publish")
def can_answer(viewer: Viewer, application: Application, verb: str = "") -> Decision:
    """The editors of the card's centre answer, and never what they asked for themselves."""
    if not viewer.may("publish", application.centre_id):
        return no(N_("This is answered by the editors of the centre."))
    if viewer.account is not None and application.account_id == viewer.account:
        return no(N_("Somebody else of the team has to answer what you asked for yourself."))
    return LIFE.can(verb, application.state) if verb else YES


@rule(N_("Settle who else keeps a card"), ENTRUSTED, "publish")
def can_share(viewer: Viewer, centre: UUID | None, *, keeps: bool) -> Decision:
    """Who keeps a card is seen and settled by those who keep it, and by its centre."""
    if keeps or viewer.may("publish", centre):
        return YES
    return no(N_("Only those who keep this card, or its centre, settle who else does."))


@rule(N_("Take trust back"), "publish")
def can_take_trust(viewer: Viewer, centre: UUID | None) -> Decision:
    """Trust is taken back by the editors of a centre whose card the person keeps."""
    if viewer.may("publish", centre):
        return YES
    return no(N_("Only the editors of the centre take trust back."))
