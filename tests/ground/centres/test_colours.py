"""Colours that everybody can read, and the nearest ones to those that nobody can."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivaio.ground.centres import colours

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_the_recommendation(one: str, other: str, expected: float) -> None:
    """Known values of WCAG 2.2's formula."""
    assert colours.contrast(one, other) == pytest.approx(expected, abs=0.005)
    assert colours.contrast(other, one) == colours.contrast(one, other)


@given(COLOURS)
def test_the_nearest_passes_and_is_near(colour: str) -> None:
    """It can be read; what could be read already stays as it is."""
    near = colours.nearest(colour)
    assert colours.readable(near) >= colours.LEAST
    assert (near == colour) is (colours.readable(colour) >= colours.LEAST)
    assert colours.contrast(colours.on_dark(near), colours.DARK) >= 4.5


@given(COLOURS, COLOURS)
def test_a_stylesheet_is_named_after_what_it_says(leaf: str, deep: str) -> None:
    """By its name it is found again, and by no other; what cannot be read has none."""
    leaf, deep = colours.nearest(leaf), colours.nearest(deep)
    named = colours.name(leaf, deep)
    assert colours.named(named) == colours.stylesheet(leaf, deep)
    assert colours.named(named[:-1] + ("0" if named[-1] != "0" else "1")) is None


@pytest.mark.parametrize(
    "name", ["", "x", "ffffff-ffffff-0000000000", "1f5a43-123a2c", "1F5A43-123A2C-0", "a-b-c-d"]
)
def test_other_names_have_no_stylesheet(name: str) -> None:
    assert colours.named(name) is None
