"""Who may do what in a centre's team."""

from __future__ import annotations

from uuid import UUID

from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.viewer import Viewer


def can_enter(viewer: Viewer, centre: UUID) -> Decision:
    """A centre's own room is for its team."""
    if viewer.may("read", centre):
        return YES
    return no(N_("This room is for the team of the centre."))
