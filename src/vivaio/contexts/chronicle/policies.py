"""Who keeps the chronicle."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.chronicle.models import LIFE, Entry
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import ENTRUSTED, Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("From the table to the result"))


@rule(N_("Write down a procedure, an act, a convention, a result or a practice"), "edit")
def can_add(viewer: Viewer, centre: UUID | None) -> Decision:
    """It is written by the editors of the centre that keeps it."""
    if viewer.may("edit", centre):
        return YES
    return no(N_("This is written down by the editors of a centre."))


@rule(N_("Change it, and tie it to where it comes from"), "edit", ENTRUSTED)
def can_amend(viewer: Viewer, found: Entry) -> Decision:
    """It is changed by the editors of its centre and by the organisation that led it."""
    if viewer.may("edit", found.centre_id) or found.owner_id in viewer.entrusted:
        return YES
    return no(N_("This is changed by the organisation that leads it or by the editors of its "
                 "centre."))  # fmt: skip


@rule(N_("Publish or archive it"), "publish")
def can_move(viewer: Viewer, found: Entry, verb: str) -> Decision:
    """It is published and archived by those who publish in its centre."""
    if viewer.may("publish", found.centre_id):
        return LIFE.can(verb, found.state)
    return no(N_("This is published by those who publish in the centre."))
