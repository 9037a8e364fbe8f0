"""Where the thread breaks off in this room: what was agreed and never counted."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.chronicle.models import Convention
from vivaio.kernel import clock
from vivaio.kernel.errors import N_
from vivaio.platform.links import queries as links
from vivaio.platform.records import gaps
from vivaio.platform.registry import Gap, GapFound
from vivaio.platform.tenancy.viewer import Viewer


def _uncounted(viewer: Viewer, centre: UUID | None, limit: int) -> GapFound:
    rows = Convention.objects.visible_to(viewer).filter(
        ~links.is_tied(viewer, ("produced",), "source"), state="published",
        ends_on__lt=clock.today(),
    )  # fmt: skip
    return gaps.found(rows, "ends_on", centre, limit)


GAPS = (
    Gap(
        "conventions-without-a-result",
        N_("Conventions that ended without a result"),
        N_("Conventions whose last day is past and of which no result is recorded. The date is "
           "that day."),
        _uncounted,
    ),
)  # fmt: skip
