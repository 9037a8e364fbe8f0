"""Who may judge whether two cards are one, and merge them."""

from __future__ import annotations

from uuid import UUID

from vivaio.ground.actors.models import Actor
from vivaio.ground.duplicates.models import Candidate
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Cards that may be the same"))


@rule(N_("See the cards that may be the same"), "edit")
def can_see_queue(viewer: Viewer, centre: UUID | None) -> Decision:
    """The queue of a centre is for its editors."""
    if viewer.may("edit", centre):
        return YES
    return no(N_("Cards that may be the same are looked at by the editors of the centre."))


@rule(N_("Say that two cards are not the same, or ask the other centre to merge them"), "edit")
def can_judge(viewer: Viewer, one: Actor, other: Actor) -> Decision:
    """Who edits one of the cards may say that the other is not the same."""
    if viewer.may("edit", one.centre_id) or viewer.may("edit", other.centre_id):
        return YES
    return no(N_("Only who edits one of the two cards judges whether they are the same."))


@rule(N_("Merge two cards"), "edit")
def can_merge(viewer: Viewer, one: Actor, other: Actor, pair: Candidate) -> Decision:
    """Who edits both cards merges them; or who edits one, when the other's centre has asked."""
    mine = [card for card in (one, other) if viewer.may("edit", card.centre_id)]
    if len(mine) == 2:
        return YES
    theirs = other if mine == [one] else one
    if mine and pair.is_proposed and pair.proposed_by_id == theirs.centre_id:
        return YES
    if mine:
        return no(N_("The other card is kept elsewhere: ask those who keep it to merge the two."))
    return no(N_("Only who edits one of the two cards judges whether they are the same."))


@rule(N_("Undo a merge"), "edit")
def can_undo(viewer: Viewer, kept: Actor, gone: Actor) -> Decision:
    """Who edits one of the two cards takes a merge back."""
    if viewer.may("edit", kept.centre_id) or viewer.may("edit", gone.centre_id):
        return YES
    return no(N_("Only who edits one of the two cards undoes a merge."))
