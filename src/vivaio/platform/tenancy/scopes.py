"""Who sees a row, as one word: for whatever keeps rows outside the database's own reach.

The same rule as `visible_to` in `models`: a row has one scope, and a viewer sees the scopes named
in `scopes_of`, and the single records that are entrusted to them.
"""

from __future__ import annotations

from uuid import UUID

from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

PUBLIC = "public"
NETWORK = "network"
NO_CENTRE = "own"


def scope(*, is_open: bool, visibility: str, centre: UUID | None) -> str:
    """Who sees a row: `public`, `network`, or one centre alone (its hex; `own`: the network's)."""
    if is_open:
        if visibility == Visibility.PUBLIC:
            return PUBLIC
        if visibility == Visibility.NETWORK:
            return NETWORK
    return centre.hex if centre else NO_CENTRE


def scopes_of(viewer: Viewer) -> tuple[str, ...] | None:
    """The scopes a viewer sees; None: all (the platform itself)."""
    if viewer.is_system:
        return None
    if not viewer.is_member:
        return (PUBLIC,)
    own = sorted(centre.hex for centre in viewer.centres)
    return (PUBLIC, NETWORK, *own, *((NO_CENTRE,) if viewer.network else ()))
