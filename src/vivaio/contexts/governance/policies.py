"""Who may do what with agreements, adhesions, compositions and invitations."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from vivaio.contexts.governance.models import ADHESION_LIFE, LIFE, Adhesion, Agreement
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import EVERYBODY, Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Agreements and adhesions"))


@rule(N_("Write an agreement"), "edit")
def can_draft(viewer: Viewer, centre: UUID | None) -> Decision:
    """Agreements are written by the editors of the centre."""
    if viewer.may("edit", centre):
        return YES
    return no(N_("Agreements are written by the editors of the centre."))


@rule(N_("Open an agreement for signature, or close it"), "publish")
def can_move(viewer: Viewer, agreement: Agreement, verb: str) -> Decision:
    """Opening and closing is for those who publish in the centre."""
    if not viewer.may("publish", agreement.centre_id):
        return no(N_("Agreements are opened and closed by the editors of the centre."))
    return LIFE.can(verb, agreement.state)


@rule(N_("Sign an open agreement for one's organisation"), EVERYBODY)
def can_sign(agreement: Agreement) -> Decision:
    """Anybody who may bind an organisation signs, while the agreement is open."""
    if agreement.state == "open":
        return YES
    return no(N_("This agreement is not open for signature."))


@rule(N_("Check an adhesion"), "publish")
def can_check(viewer: Viewer, centre: UUID | None) -> Decision:
    """Adhesions are checked by the editors of the centre."""
    if viewer.may("publish", centre):
        return YES
    return no(N_("Adhesions are checked by the editors of the centre."))


@rule(N_("Take one's adhesion further, or withdraw it"), EVERYBODY, "publish", own=True)
def can_do(adhesion: Adhesion, verb: str) -> Decision:
    """Whether an adhesion is where a verb can begin."""
    return ADHESION_LIFE.can(verb, adhesion.state)


@rule(N_("Tell a launch and the composition aimed at"), "edit")
def can_aim(viewer: Viewer, centre: UUID | None) -> Decision:
    """Launch and composition are told by the editors of the centre."""
    if viewer.may("edit", centre):
        return YES
    return no(N_("Launch and composition are told by the editors of the centre."))


@rule(N_("Invite organisations to sign"), "publish")
def can_invite(viewer: Viewer, centre: UUID | None) -> Decision:
    """Invitations go out in the centre's name, so those who publish for it send them."""
    if viewer.may("publish", centre):
        return YES
    return no(N_("Invitations are sent by the editors of the centre."))


@rule(N_("Renew an adhesion"), EVERYBODY, "publish", own=True)
def can_renew(adhesion: Adhesion, today: date, ahead: timedelta) -> Decision:
    """A term is renewed near its end or after it, not years before."""
    possible = can_do(adhesion, "renew")
    if not possible:
        return possible
    if adhesion.expires_on is None or adhesion.expires_on - today > ahead:
        return no(N_("This adhesion need not be renewed yet."))
    return YES
