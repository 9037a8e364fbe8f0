"""What of pilots waits for whom: milestones whose day has come, or is near."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from vivaio.contexts.pilots import queries
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.platform.registry import DeskItem, DeskLine
from vivaio.platform.tenancy.viewer import Viewer

#: How long before its day a milestone is on the desk.
AHEAD = timedelta(days=14)


def milestones(viewer: Viewer) -> Iterator[DeskLine]:
    """Milestones that are due and not reached."""
    for row, step in queries.late(viewer, clock.today() + AHEAD):
        title, words = (one.best(viewer.language).words for one in (row.title, step.words))
        yield DeskLine(
            Message(
                N_("%(pilot)s: the milestone “%(milestone)s” is due"),
                {"pilot": title, "milestone": words},
            ),
            f"pilots/{row.slug}/steps/{step.code}/", due=step.on,
            why=Message(N_("You work on this pilot.")), verb=Message(N_("Write what is done")),
            subject=row.uid, centre=row.centre_id, key=f"pilot-{row.uid}-{step.code}",
        )  # fmt: skip


ITEMS = (DeskItem("pilots.milestones", N_("Milestones of pilots"), milestones),)
