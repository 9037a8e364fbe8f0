"""What the reviewers of a challenge say: each idea's marks, the order, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from vivaio.contexts.challenges import bridge, marks
from vivaio.contexts.challenges.models import Challenge, Idea, Review, Reviewer
from vivaio.kernel.errors import Unknown
from vivaio.platform.tenancy.viewer import Viewer


def to_judge(challenge: Challenge) -> QuerySet[Idea]:
    """The ideas of a challenge that are judged: those that were read and are shown."""
    rows: QuerySet[Idea] = Idea.objects.filter(
        challenge=challenge, state__in=Idea.open_states, deleted_at=None
    )
    return rows.order_by("received_on", "uid")


def reviewer(marked: str) -> Reviewer:
    """Who holds a reviewer's link."""
    rows = Reviewer.objects.select_related("challenge__centre")
    row = rows.filter(uid=marks.read("reviewer", marked)).first()
    if row is None or row.challenge.deleted_at is not None:
        raise Unknown(marked)
    return row


def reviewers(challenge: Challenge) -> list[Reviewer]:
    """Those who were asked, in the order in which they were."""
    return list(challenge.reviewers.order_by("asked_at", "uid"))


def own_reviews(who: Reviewer) -> dict[UUID, Review]:
    """What one reviewer has said, by idea."""
    return {row.idea_id: row for row in who.reviews.all()}


def _by_idea(challenge: Challenge) -> dict[UUID, list[Review]]:
    rows = Review.objects.filter(reviewer__challenge=challenge).select_related("reviewer")
    found: dict[UUID, list[Review]] = {}
    for row in rows.order_by("reviewer__asked_at", "reviewer"):
        found.setdefault(row.idea_id, []).append(row)
    return found


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an idea stands: its place, the marks, and the reviews with their reasons."""

    place: int
    idea: Idea
    judged: bridge.Judged
    reviews: Sequence[Review]

    @property
    def recused(self) -> int:
        """How many stood aside."""
        return sum(one.is_recused for one in self.reviews)


def standings(challenge: Challenge) -> list[Standing]:
    """All ideas that are judged, from the best down."""
    ideas = {row.uid: row for row in to_judge(challenge)}
    reviews = _by_idea(challenge)
    judged = {uid: bridge.judged(challenge, reviews.get(uid, ())) for uid in ideas}
    return [
        Standing(place, ideas[uid], judged[uid], reviews.get(uid, ()))
        for place, uid in bridge.ranked(challenge, judged)
    ]


def unfinished(challenge: Challenge) -> int:
    """How many ideas have fewer reviews than the challenge promised."""
    if not challenge.reviews_needed:
        return 0
    needed = challenge.reviews_needed
    return sum(len(one.judged.marks) < needed for one in standings(challenge))


def asked_of(viewer: Viewer) -> list[tuple[Reviewer, int]]:
    """For somebody with an account: where they judge now, and how many ideas are left."""
    if viewer.account is None:
        return []
    rows = Reviewer.objects.filter(
        account=viewer.account, challenge__state="closed", challenge__deleted_at=None
    ).select_related("challenge")
    found = [(row, to_judge(row.challenge).count() - row.reviews.count()) for row in rows]
    return [(row, left) for row, left in found if left > 0]


def is_reviewer(viewer: Viewer, challenge: Challenge) -> bool:
    """Whether somebody who has signed in judges a challenge."""
    if viewer.account is None:
        return False
    return Reviewer.objects.filter(challenge=challenge, account=viewer.account).exists()
