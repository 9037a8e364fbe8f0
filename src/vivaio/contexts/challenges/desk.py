"""What of challenges and ideas waits for whom; what was promised comes with its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from vivaio.contexts.challenges import marks
from vivaio.contexts.challenges.queries import challenges, evaluation, ideas
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.platform.registry import DeskItem, DeskLine
from vivaio.platform.tenancy.viewer import Viewer

#: How long before its day a promised answer is on the desk.
AHEAD = timedelta(days=14)
_WHY = N_("You edit in the centre that promised it.")


def promises(viewer: Viewer) -> Iterator[DeskLine]:
    """Answers that are due: of whole challenges, and to ideas that nobody asked for."""
    until = clock.today() + AHEAD
    for row in challenges.promised(viewer, until):
        title = row.title.best(viewer.language).words
        yield DeskLine(
            Message(N_("Answers to the ideas for “%(title)s” are promised"), {"title": title}),
            f"challenges/{row.slug}/evaluation/", due=row.answers_by, why=Message(_WHY),
            verb=Message(N_("Answer")), sort="promised", subject=row.uid, centre=row.centre_id,
            key=f"challenge-{row.uid}",
        )  # fmt: skip
    for idea in ideas.late(viewer, until):
        title = idea.title.best(viewer.language).words
        yield DeskLine(
            Message(N_("An answer to the idea “%(title)s” is promised"), {"title": title}),
            f"ideas/{idea.slug}/answer/", due=idea.answer_by, why=Message(_WHY),
            verb=Message(N_("Answer")), sort="promised", subject=idea.uid, centre=idea.centre_id,
            key=f"idea-{idea.uid}",
        )  # fmt: skip


def to_read(viewer: Viewer) -> Iterator[DeskLine]:
    """Ideas and comments that nobody has read, and reviews that a viewer was asked for."""
    for idea in ideas.received(viewer):
        title = idea.title.best(viewer.language).words
        yield DeskLine(
            Message(N_("The idea “%(title)s” waits to be read"), {"title": title}),
            f"ideas/{idea.slug}/answer/", why=Message(_WHY), verb=Message(N_("Read")),
            subject=idea.uid, centre=idea.centre_id, key=f"read-{idea.uid}",
        )  # fmt: skip
    for one in ideas.waiting_comments(viewer):
        title = one.idea.title.best(viewer.language).words
        yield DeskLine(
            Message(N_("A comment on “%(title)s” waits to be read"), {"title": title}),
            f"ideas/{one.idea.slug}/answer/", why=Message(_WHY), verb=Message(N_("Read")),
            subject=one.idea_id, centre=one.idea.centre_id, key=f"comment-{one.uid}",
        )  # fmt: skip
    for row, left in evaluation.asked_of(viewer):
        title = row.challenge.title.best(viewer.language).words
        yield DeskLine(
            Message(
                N_("“%(title)s”: ideas that wait for your review: %(count)s"),
                {"title": title, "count": left},
            ),
            f"{marks.PLACES['reviewer']}{marks.mark('reviewer', row.uid)}/",
            due=row.challenge.answers_by, why=Message(N_("You were asked to judge.")),
            verb=Message(N_("Judge")), subject=row.challenge_id,
        )  # fmt: skip


ITEMS = (
    DeskItem("challenges.promises", N_("Promised answers"), promises),
    DeskItem("challenges.ideas", N_("Ideas"), to_read),
)
