"""Cells as people mean them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vivaio.platform.sheets import cleaning


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("<p>Ciao <b>mondo</b></p><p>due</p>", "Ciao mondo\ndue"),
        ("A &amp; B", "A & B"),
        ("a<br/>b", "a\nb"),
        ("<script>alert(1)</script>x", "x"),
        ("&lt;b&gt;x&lt;/b&gt;", "x"),
        ("3 < 4 > 2", "3 < 4 > 2"),
        ("x\x00\x07y", "xy"),
        ("A & B", "A & B"),
    ],
)
def test_markup_goes(cell, words):
    assert cleaning.plain(cell)[0] == words


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("45,07", 45.07),
        (" 45.07 ", 45.07),
        ("−7.5", -7.5),
        ("45°30'N", 45.5),
        ("7° 30' 36\" W", -7.51),
        ("NaN", None),
        ("1e5", None),
        ("45.070.312", None),
        ("x", None),
    ],
)
def test_degrees(words, number):
    assert cleaning.degrees(words) == (number if number is None else pytest.approx(number))


@pytest.mark.parametrize("words", ["2027-12-31", "31/12/2027", "31.12.2027.", "31. 12. 2027"])
def test_days(words):
    assert cleaning.day(words) == date(2027, 12, 31)


def test_several_values():
    assert cleaning.several("a; b | a\n c ;;") == ["a", "b", "c"]


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_whatever_is_left_can_be_stored(cell):
    words, _ = cleaning.plain(cell)
    assert "\0" not in words
    words.encode()
