"""Judging by a weighted rubric: marks, how far reviewers are apart, and the order that follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

#: The most points a reviewer gives for a criterion; a mark runs from 0 to 100.
MOST_POINTS = 10
#: From so many marks between the highest and the lowest on, reviewers disagree.
FAR_APART = 20.0


@dataclass(frozen=True, slots=True)
class Judged:
    """What the reviewers of one idea say together.

    `marks` are their own marks, in the order in which they were given; `mark` is the mean, rounded
    to a tenth; `spread` is the distance from the lowest to the highest; `means` the mean points a
    criterion. All of 0 where nobody has judged.
    """

    marks: tuple[float, ...]
    mark: float
    spread: float
    means: Mapping[str, float]

    @property
    def is_disputed(self) -> bool:
        """Whether the reviewers are too far apart for the mean to speak for them."""
        return self.spread >= FAR_APART


def mark(points: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """One reviewer's mark, 0 to 100: points weighted by criterion; weights add up to 100."""
    whole = sum(weight * points[code] for code, weight in weights.items())
    return round(whole / MOST_POINTS, 1)


def judge(reviews: Sequence[Mapping[str, float]], weights: Mapping[str, float]) -> Judged:
    """What several reviewers say of one idea."""
    if not reviews:
        return Judged((), 0.0, 0.0, {})
    marks = tuple(mark(points, weights) for points in reviews)
    means = {code: round(fmean(one[code] for one in reviews), 1) for code in weights}
    return Judged(marks, round(fmean(marks), 1), round(max(marks) - min(marks), 1), means)


def places(
    judged: Mapping[str, Judged], rule: str, weights: Mapping[str, float], order: Sequence[str]
) -> list[tuple[int, str]]:
    """(place, key) from the best down; `order` holds the keys in the order in which they came.

    `rule` decides between the same marks: agreed, heaviest, earliest or shared. What the rule
    does not part shares a place too.
    """
    heaviest = max(weights, key=lambda code: weights[code]) if weights else ""
    came = {key: number for number, key in enumerate(order)}

    def second(key: str) -> float:
        one = judged[key]
        if rule == "agreed":
            return one.spread
        if rule == "heaviest":
            return -one.means.get(heaviest, 0.0)
        return float(came[key]) if rule == "earliest" else 0.0

    ranks = {key: (-one.mark, second(key)) for key, one in judged.items()}
    ordered = sorted(judged, key=lambda key: (ranks[key], came[key]))
    found: list[tuple[int, str]] = []
    for number, key in enumerate(ordered, start=1):
        same = bool(found) and ranks[found[-1][1]] == ranks[key]
        found.append((found[-1][0] if same else number, key))
    return found
