"""Sets of places as whole numbers, and the narrowing made of them; no database."""

from __future__ import annotations

from array import array
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from vivaio.platform.records.facets.bits import bits, ordered, places
from vivaio.platform.records.facets.narrowing import narrow
from vivaio.platform.records.facets.snapshot import Register, Snapshot
from vivaio.platform.tenancy.viewer import Viewer

SIZE = 70


@settings(max_examples=40)
@given(st.sets(st.integers(0, SIZE - 1)), st.permutations(range(SIZE)))
def test_a_number_is_the_set_it_was_made_of(held: set[int], order: list[int]) -> None:
    number = bits(held, SIZE)
    assert number.bit_count() == len(held)
    assert list(places(number)) == sorted(held)
    assert list(ordered(number, order, SIZE)) == [place for place in order if place in held]


def snapshot(values: dict[str, dict[str, int]], trees: dict[str, dict[str, str]]) -> Snapshot:
    """Eight records, all public."""
    return Snapshot(
        1, date(2026, 11, 22), Register(), 8, {"public": 0b11111111}, values, trees, {},
        array("q"), array("q"), (0, b""),
    )  # fmt: skip


def test_broader_values_have_all_that_narrower_ones_have_and_circles_end() -> None:
    tree = {"narrow": "middle", "middle": "broad", "round": "about", "about": "round"}
    made = snapshot({"theme": {"narrow": 0b1, "broad": 0b10, "round": 0b100}}, {"theme": tree})
    assert made.having("theme") == {
        "narrow": 0b1, "middle": 0b1, "broad": 0b11, "round": 0b100, "about": 0b100,
    }  # fmt: skip


def test_a_count_leaves_out_the_facets_own_choice() -> None:
    made = snapshot({"a": {"x": 0b1100, "y": 0b0011}, "b": {"z": 0b0110}}, {})
    visible = made.visible(Viewer.anonymous())
    found = narrow(made, ("a", "b"), visible, visible, {"a": ["x"], "b": ["z", "nobody"]})
    assert (found.held, found.total) == (0b0100, 1)
    assert found.counts == {"a": {"x": 1, "y": 1}, "b": {"z": 1}}
    assert found.unknown == [("b", "nobody")]


def test_nobody_chooses_nothing() -> None:
    made = snapshot({"a": {"x": 1}}, {})
    assert narrow(made, ("a",), 0xFF, 0, {}).counts == {"a": {}}
