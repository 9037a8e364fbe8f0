"""What of competences waits for whom: verdicts to write, verdicts that end, colleagues who ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from vivaio.contexts.competences.queries import growing, portfolio, trials
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.platform.registry import DeskItem, DeskLine
from vivaio.platform.tenancy.viewer import Viewer

#: How long before its day the end of a verdict is on the desk.
AHEAD = timedelta(days=60)
_KEEPS = Message(N_("You keep the portfolio of this centre."))


def verdicts(viewer: Viewer) -> Iterator[DeskLine]:
    """Trials of pilots that are over, without a verdict."""
    for row, pilot in trials.waiting(viewer):
        said = {"pilot": pilot.title.best(viewer.language).words,
                "competence": row.competence.title.best(viewer.language).words}  # fmt: skip
        yield DeskLine(
            Message(N_("%(pilot)s: no verdict yet on “%(competence)s”"), said),
            f"competences/tests/{row.uid}/", why=_KEEPS, verb=Message(N_("Give the verdict")),
            subject=pilot.uid, key=f"trial-{row.uid}",
        )  # fmt: skip


def endings(viewer: Viewer) -> Iterator[DeskLine]:
    """Entries whose verdict ends soon, or has ended."""
    for row in portfolio.ending(viewer, clock.today() + AHEAD):
        title = row.title.best(viewer.language).words
        yield DeskLine(
            Message(N_("Portfolio: the verdict on “%(title)s” ends"), {"title": title}),
            row.record_address(), due=row.valid_until, why=_KEEPS,
            verb=Message(N_("Put it to the test again")), sort="expires", subject=row.uid,
            centre=row.centre_id, key=f"portfolio-{row.uid}",
        )  # fmt: skip


def views(viewer: Viewer) -> Iterator[DeskLine]:
    """Colleagues who ask how one sees them."""
    for row in growing.views_to_give(viewer):
        name = row.assessment.account.name or row.assessment.account.email
        yield DeskLine(
            Message(N_("%(name)s asks how you see what she or he can do"), {"name": name}),
            f"competences/views/{row.uid}/", why=Message(N_("A colleague asked you.")),
            verb=Message(N_("Answer")),
        )  # fmt: skip


ITEMS = (
    DeskItem("competences.verdicts", N_("Verdicts of pilots"), verdicts),
    DeskItem("competences.endings", N_("Portfolio"), endings),
    DeskItem("competences.views", N_("Views on colleagues"), views),
)
