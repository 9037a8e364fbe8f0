"""Who may do what in the directory."""

from __future__ import annotations

from uuid import UUID

from vivaio.ground.actors.models import LIFE, Actor
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import ACCOUNT, ENTRUSTED, Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("The directory of actors"))
NOT_AN_EDITOR = N_("Cards are added by the editors of a centre.")


@rule(N_("Add a card"), "edit")
def can_register(viewer: Viewer, centre: UUID | None) -> Decision:
    """Adding a card is for those who edit in the centre that will keep it."""
    if viewer.may("edit", centre):
        return YES
    return no(NOT_AN_EDITOR)


@rule(N_("Propose a card"), ACCOUNT)
def can_propose(viewer: Viewer) -> Decision:
    """Whoever has an account may propose a card; it waits for an editor's answer."""
    if viewer.account is not None or viewer.is_system:
        return YES
    return no(N_("Sign in first: the answer goes to your address."))


@rule(N_("Change a card"), "edit", ENTRUSTED)
def can_amend(viewer: Viewer, actor: Actor) -> Decision:
    """A card is changed by the editors of its centre, and by whom it is entrusted to."""
    if viewer.may("edit", actor.centre_id) or actor.uid in viewer.entrusted:
        return YES
    if actor.centre_id is None:
        return no(N_("This card is kept by the network; ask its coordination to change it."))
    return no(N_("This card is changed by the editors of the centre that keeps it."))


@rule(N_("Confirm that a card is right"), "edit", ENTRUSTED)
def can_confirm(viewer: Viewer, actor: Actor) -> Decision:
    """A published card is confirmed by those who may change it."""
    if actor.state != "published":
        return no(N_("Only a published card is confirmed."))
    return can_amend(viewer, actor)


@rule(N_("Bring back a card that lapsed"), "publish", ENTRUSTED)
def can_revive(viewer: Viewer, actor: Actor) -> Decision:
    """An archived card comes back through its own organisation, or those who publish."""
    if viewer.may("publish", actor.centre_id) or actor.uid in viewer.entrusted:
        if actor.state == "archived":
            return YES
        return no(N_("This is not possible in its present state."))
    return no(N_("A card is brought back by its own organisation or by the editors of its centre."))


@rule(N_("Remove a card for good"), "publish", ENTRUSTED)
def can_retire(viewer: Viewer, actor: Actor) -> Decision:
    """Taking a card away for good is for its own organisation, or for those who publish."""
    if viewer.may("publish", actor.centre_id) or actor.uid in viewer.entrusted:
        return YES
    return no(N_("A card is removed by its own organisation or by the editors of its centre."))


@rule(N_("Publish or archive a card"), "publish")
def can_move(viewer: Viewer, actor: Actor, verb: str) -> Decision:
    """Publishing and archiving are for those who publish in the card's centre."""
    if not viewer.may("publish", actor.centre_id):
        return no(N_("Cards are published and archived by the editors of the centre."))
    return LIFE.can(verb, actor.state)
