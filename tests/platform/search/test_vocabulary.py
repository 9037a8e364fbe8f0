"""Words are made whole and repaired from what may be seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.platform.search.conftest import Publish
from vivaio.platform.search import vocabulary


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("porto", "porto", 0),
        ("porto", "proto", 1),
        ("porto", "port", 1),
        ("porto", "portico", 2),
        ("porto", "parto", 1),
    ],
)
def test_distance_counts_slips_of_the_hand(one: str, other: str, far: int) -> None:
    assert vocabulary.distance(one, other, 2) == far


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_distance_is_the_same_both_ways(one: str, other: str) -> None:
    assert vocabulary.distance(one, other, 20) == vocabulary.distance(other, one, 20)
    assert (vocabulary.distance(one, other, 20) == 0) == (one == other)


@pytest.mark.parametrize(
    "typed", ["inovazione", "innovazzione", "imnovazione", "innovazioen", "nnovazione", "inovazone"]
)
def test_the_nearest_word_is_given_as_written(publish: Publish, typed: str) -> None:
    publish("Innovazione in città")
    assert vocabulary.nearest(typed, ("public",)) == "innovazione"


def test_accents_come_back(publish: Publish) -> None:
    publish("Învățare")
    assert vocabulary.nearest("invatrae", ("public",)) == "învățare"


def test_short_or_distant_words_are_left_alone(publish: Publish) -> None:
    publish("Sea garden")
    assert vocabulary.nearest("sae", ("public",)) is None
    assert vocabulary.nearest("harbour", ("public",)) is None
    assert vocabulary.nearest("gardens", ("network",)) is None
    assert vocabulary.nearest("gaarden", None) == "garden"


def test_completions_are_of_what_may_be_seen(publish: Publish) -> None:
    publish("Harbour harvest")
    publish("Hardship", state="draft")
    assert set(vocabulary.completions("har", ("public",))) == {"harbour", "harvest"}
    assert set(vocabulary.completions("har", None)) == {"harbour", "harvest", "hardship"}
    assert vocabulary.completions("ha", ("public",)) == []
