"""Where the thread breaks off in this room: measures that rest on nothing, and late ones."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.strategy.models import Measure
from vivaio.contexts.strategy.queries import measures as queries
from vivaio.contexts.strategy.queries.measures import Asked
from vivaio.contexts.strategy.rules import Status, missed
from vivaio.kernel import clock
from vivaio.kernel.errors import N_
from vivaio.platform.links import queries as links
from vivaio.platform.records import gaps
from vivaio.platform.registry import Gap, GapFound, GapLine
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer


def _without_evidence(viewer: Viewer, centre: UUID | None, limit: int) -> GapFound:
    rows = Measure.objects.visible_to(viewer).filter(
        ~links.is_tied(viewer, ("founds",), "target"), state__in=("running", "closed")
    )
    return gaps.found(rows, "published_on", centre, limit)


def _late(viewer: Viewer, centre: UUID | None, limit: int) -> GapFound:
    today = clock.today()
    found = [
        (missed(come.facts, today), come.row)
        for come in queries.asked(viewer, Asked(), today).come
        if come.status == Status.LATE and centre in (None, come.row.centre_id)
    ]
    found.sort(key=lambda pair: (pair[0] or today, pair[1].uid))
    lines = tuple(
        GapLine(row.uid, row.title, row.record_address(), row.country, row.nature, since)
        for since, row in found[:limit]
    )
    examples = sum(row.nature == Nature.EXAMPLE for _since, row in found)
    return GapFound(len(found), examples, lines)


GAPS = (
    Gap(
        "measures-without-evidence",
        N_("Measures without evidence"),
        N_(
            "Measures that are public and rest on nothing: no need, pilot, solution, evidence or "
            "entry of a portfolio is tied to one. The date is the day it was published."
        ),
        _without_evidence,
    ),
    Gap(
        "late-measures",
        N_("Late measures"),
        N_(
            "Measures whose day is past, or that of a milestone or a target, without its being "
            "reached. The date is that day."
        ),
        _late,
    ),
)
