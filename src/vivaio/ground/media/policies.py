"""Who may bring and describe pictures."""

from __future__ import annotations

from uuid import UUID

from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Pictures"))


@rule(N_("Bring and describe pictures"), "edit")
def can_keep(viewer: Viewer, centre: UUID | None) -> Decision:
    """Pictures are brought by those who edit in the centre of their record."""
    if viewer.may("edit", centre):
        return YES
    return no(N_("Pictures are added by the editors of the centre."))
