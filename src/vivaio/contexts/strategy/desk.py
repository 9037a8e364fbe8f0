"""What of strategies and measures waits for whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from vivaio.contexts.strategy.queries import measures, strategies
from vivaio.contexts.strategy.rules import Status, missed
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.platform.registry import DeskItem, DeskLine
from vivaio.platform.tenancy.viewer import Viewer

#: How long before its day a measure is on the desk.
AHEAD = timedelta(days=14)
_WHY = N_("You work on this measure.")


def comments(viewer: Viewer) -> Iterator[DeskLine]:
    """Comments that have no answer: a line for each strategy, which leads to the oldest."""
    for row, number, oldest in strategies.unanswered(viewer):
        title = row.title.best(viewer.language).words
        yield DeskLine(
            Message(
                N_("“%(title)s”: comments without an answer: %(count)s"),
                {"title": title, "count": number},
            ),
            f"strategies/comments/{oldest.uid}/",
            why=Message(N_("You edit in the centre that keeps this strategy.")),
            verb=Message(N_("Answer")), subject=row.uid, centre=row.centre_id,
            key=f"strategy-comments-{row.uid}",
        )  # fmt: skip


def late(viewer: Viewer) -> Iterator[DeskLine]:
    """Measures that are late, those due soon, and those that nobody has measured."""
    today = clock.today()
    for come in measures.of_mine(viewer, today):
        row, due = come.row, missed(come.facts, today + AHEAD)
        words = N_("The measure “%(title)s” is due")
        if come.status == Status.UNMEASURED:
            words, due = N_("The measure “%(title)s” is unmeasured"), None
        elif due is None or come.status == Status.DONE:
            continue
        yield DeskLine(
            Message(words, {"title": row.title.best(viewer.language).words}),
            row.record_address(), due=due, why=Message(_WHY),
            verb=Message(N_("Write what is done")), subject=row.uid, centre=row.centre_id,
            key=f"measure-{row.uid}",
        )  # fmt: skip


ITEMS = (
    DeskItem("strategy.comments", N_("Comments on strategies"), comments),
    DeskItem("strategy.measures", N_("Measures"), late),
)
