"""From reviews to the arithmetic of rubrics, and back to ideas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from vivaio.analysis import rubric
from vivaio.analysis.rubric import FAR_APART, MOST_POINTS, Judged
from vivaio.contexts.challenges.models import Challenge, Review

__all__ = ["FAR_APART", "MOST_POINTS", "Judged", "judged", "ranked"]


def weights_of(challenge: Challenge) -> dict[str, float]:
    """What each criterion weighs, by its code."""
    return {one["code"]: float(one["weight"]) for one in challenge.criteria}


def judged(challenge: Challenge, reviews: Sequence[Review]) -> Judged:
    """What the reviews of one idea say together; those who stood aside do not count."""
    points = [one.points for one in reviews if not one.is_recused]
    return rubric.judge(points, weights_of(challenge))


def ranked(challenge: Challenge, found: Mapping[UUID, Judged]) -> list[tuple[int, UUID]]:
    """Places of ideas, by the rule of the challenge; `found` in the order in which they came."""
    by_key = {str(uid): one for uid, one in found.items()}
    placed = rubric.places(by_key, challenge.tie_rule, weights_of(challenge), list(by_key))
    return [(place, UUID(key)) for place, key in placed]
