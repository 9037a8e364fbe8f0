"""What of needs waits for whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from vivaio.contexts.needs import queries
from vivaio.contexts.needs.queries import listening
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.platform.registry import DeskItem, DeskLine
from vivaio.platform.tenancy.viewer import Viewer

#: How long after it was told a need waits for an editor before it is late, in days.
SOON, LONG = timedelta(days=7), timedelta(days=180)
#: How long before its day an interview is said to be forgotten.
AHEAD = timedelta(days=30)
WHY = Message(N_("You may publish for its centre."))


def lines(viewer: Viewer) -> Iterator[DeskLine]:
    """Needs to read, needs without an answer at their day, interviews about to be forgotten."""
    own = [centre for centre in viewer.centres if viewer.may("publish", centre)]
    if own:
        yield from _received(viewer, own)
        yield from _unanswered(viewer, own)
        yield from _ending(viewer, own)


def _received(viewer: Viewer, own: Sequence[UUID]) -> Iterator[DeskLine]:
    for row in queries.waiting(viewer, own, limit=20):
        title = row.title.best(viewer.language).words
        yield DeskLine(
            message=Message(N_("Somebody told a need: “%(title)s”"), {"title": title}),
            address=row.record_address(), due=row.created_at.date() + SOON, why=WHY,
            verb=Message(N_("Decide")), sort="waits", subject=row.uid, centre=row.centre_id,
            key=f"need-{row.uid}",
        )  # fmt: skip


def _unanswered(viewer: Viewer, own: Sequence[UUID]) -> Iterator[DeskLine]:
    soon = clock.today() + SOON
    for row in queries.unanswered(viewer, own):
        promised = row.analysis.reply_by if row.analysis else None
        due = promised or row.heard_on + LONG
        if due > soon:
            continue
        title = row.title.best(viewer.language).words
        yield DeskLine(
            message=Message(N_("No answer yet to the need “%(title)s”"), {"title": title}),
            address=row.record_address(), due=due, why=WHY, verb=Message(N_("Answer")),
            sort="promised", subject=row.uid, centre=row.centre_id, key=f"need-answer-{row.uid}",
        )  # fmt: skip


def _ending(viewer: Viewer, own: Sequence[UUID]) -> Iterator[DeskLine]:
    for row in listening.ending(viewer, own, clock.today() + AHEAD):
        title = row.title.best(viewer.language).words
        yield DeskLine(
            message=Message(N_("What was said in “%(title)s” is about to be forgotten"),
                            {"title": title}),
            address=row.record_address(), due=row.keep_until, why=WHY, verb=Message(N_("See")),
            sort="expires", subject=row.uid, centre=row.centre_id, key=f"interview-{row.uid}",
        )  # fmt: skip


ITEM = DeskItem("needs", N_("Needs"), lines)
