"""Every card by the few codes with which the network is looked at."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from vivaio.ground.actors.models import Actor
from vivaio.platform.tenancy.viewer import Viewer


class Counted(NamedTuple):
    """A card: its codes are of the taxonomy, empty for *not known*."""

    uid: UUID
    country: str
    kind: str
    sector: str
    level: str
    nature: str


def census(viewer: Viewer) -> list[Counted]:
    """All cards that the viewer may see and that stand in the directory."""
    rows = Actor.objects.visible_to(viewer).filter(state="published")
    return [Counted(*row) for row in rows.values_list(*Counted._fields)]
