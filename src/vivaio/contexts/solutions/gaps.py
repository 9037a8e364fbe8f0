"""Where the thread breaks off in this room: solutions of which no need is told."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.solutions.models import Solution
from vivaio.kernel.errors import N_
from vivaio.platform.links import queries as links
from vivaio.platform.records import gaps
from vivaio.platform.registry import Gap, GapFound
from vivaio.platform.tenancy.viewer import Viewer


def _needless(viewer: Viewer, centre: UUID | None, limit: int) -> GapFound:
    rows = Solution.objects.visible_to(viewer).filter(
        ~links.is_tied(viewer, ("meets_need",), "source"),
        ~links.is_tied(viewer, ("grew_into",), "target"),
        state="published",
    )
    return gaps.found(rows, "published_on", centre, limit)


NEEDLESS = Gap(
    "solutions-without-a-need",
    N_("Solutions without a need"),
    N_(
        "Published solutions of which nobody has recorded which need they meet, nor which idea "
        "they grew out of. The date is the day of publication."
    ),
    _needless,
)
