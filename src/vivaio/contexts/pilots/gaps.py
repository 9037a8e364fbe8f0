"""Where the thread breaks off in this room: pilots that ended without anybody evaluating them."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.pilots.models import Pilot
from vivaio.kernel.errors import N_
from vivaio.platform.links import queries as links
from vivaio.platform.records import gaps
from vivaio.platform.registry import Gap, GapFound
from vivaio.platform.tenancy.viewer import Viewer


def _unevaluated(viewer: Viewer, centre: UUID | None, limit: int) -> GapFound:
    rows = Pilot.objects.visible_to(viewer).filter(
        ~links.is_tied(viewer, ("measured_by",), "source"), state="closed"
    )
    return gaps.found(rows, "ended_on", centre, limit)


UNEVALUATED = Gap(
    "pilots-without-evidence",
    N_("Pilots without evidence"),
    N_("Pilots that are closed and of which no evaluation is published. The date is their end."),
    _unevaluated,
)
