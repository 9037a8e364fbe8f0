"""Who keeps the catalogue of solutions."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.solutions.models import LIFE, Solution
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import ENTRUSTED, Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Solutions"))


@rule(N_("Add a solution"), "edit")
def can_add(viewer: Viewer, centre: UUID | None) -> Decision:
    """It is added by the editors of the centre that keeps it."""
    if viewer.may("edit", centre):
        return YES
    return no(N_("Solutions are added by the editors of a centre."))


@rule(N_("Change a solution, and say who uses it elsewhere"), "edit", ENTRUSTED)
def can_amend(viewer: Viewer, found: Solution) -> Decision:
    """It is changed by the editors of its centre and by the organisation whose it is."""
    if viewer.may("edit", found.centre_id) or found.owner_id in viewer.entrusted:
        return YES
    return no(N_("This solution is changed by its organisation or by the editors of its centre."))


@rule(N_("Publish or archive a solution"), "publish")
def can_move(viewer: Viewer, found: Solution, verb: str) -> Decision:
    """It is published and archived by those who publish in its centre."""
    if viewer.may("publish", found.centre_id):
        return LIFE.can(verb, found.state)
    return no(N_("Solutions are published by those who publish in the centre."))
