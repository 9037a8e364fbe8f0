"""Marks, spread and places by a weighted rubric."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vivaio.analysis import rubric

WEIGHTS = {"c1": 40.0, "c2": 30.0, "c3": 30.0}


def _points(*given: int) -> dict[str, float]:
    return dict(zip(WEIGHTS, map(float, given), strict=True))


def test_the_marks_of_the_worked_example() -> None:
    judged = rubric.judge([_points(10, 7, 7), _points(7, 9, 8), _points(8, 7, 7)], WEIGHTS)
    assert judged.marks == (82.0, 79.0, 74.0)
    assert (judged.mark, judged.spread, judged.is_disputed) == (78.3, 8.0, False)


def test_far_apart_is_disputed_and_nobody_is_nothing() -> None:
    assert rubric.judge([_points(10, 10, 10), _points(8, 8, 8)], WEIGHTS).is_disputed
    assert rubric.judge([], WEIGHTS) == rubric.Judged((), 0.0, 0.0, {})


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("agreed", [(1, "b"), (2, "a"), (3, "c")]),
        ("heaviest", [(1, "b"), (2, "a"), (3, "c")]),
        ("earliest", [(1, "a"), (2, "b"), (3, "c")]),
        ("shared", [(1, "a"), (1, "b"), (3, "c")]),
    ],
)
def test_the_rule_decides_between_the_same_marks(rule: str, expected: list[object]) -> None:
    judged = {
        "a": rubric.judge([_points(5, 10, 10), _points(5, 5, 5)], WEIGHTS),
        "b": rubric.judge([_points(10, 5, 5), _points(7, 5, 5)], WEIGHTS),
        "c": rubric.judge([_points(1, 1, 1)], WEIGHTS),
    }
    assert judged["a"].mark == 65.0
    judged["b"] = rubric.Judged((65.0, 65.0), 65.0, 0.0, {"c1": 8.5, "c2": 5.0, "c3": 5.0})
    assert rubric.places(judged, rule, WEIGHTS, ["a", "b", "c"]) == expected


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 10)] * 3), min_size=1, max_size=6))
def test_a_mark_lies_between_the_lowest_and_the_highest(given: list[tuple[int, ...]]) -> None:
    judged = rubric.judge([_points(*one) for one in given], WEIGHTS)
    assert 0 <= min(judged.marks) <= judged.mark + 0.05
    assert judged.mark <= max(judged.marks) + 0.05 <= 100.05
