"""The order of words in each language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivaio.kernel.language import INTERFACE
from vivaio.platform.multilingual.collation import LONGEST, sort_key

ORDERS = {
    "hr": "cvijet čaj ćup dan džep đak lan luk ljeto nuk njega sat šal zec žaba",
    "sl": "car čas ćuk dan đak sat šal zec žaba",
    "ro": "azi azur ăsta âla bine iz îl jar sat șut tac țap ură",
    "el": "αγορά Αθήνα άλφα βήμα δήμος σήμα φως ώρα zebra",
    "it": "caffe caffè città cittadino perché perno",
    "fr": "cote coté côte côté cotez oeil œuf zèle",
    "en": "2024 Zagreb Δήμος",
}


@pytest.mark.parametrize("language", ORDERS)
def test_the_alphabet_of_each_language(language: str) -> None:
    words = ORDERS[language].split()
    shuffled = words[::2] + words[1::2]
    assert sorted(shuffled, key=lambda word: sort_key(word, language)) == words


def test_a_region_follows_its_language() -> None:
    assert sort_key("čaj", "hr-HR") == sort_key("čaj", "hr")


def test_capitals_pairs_and_cedillas_are_the_same_letters() -> None:
    upper, lower = sort_key("LJUBAV", "hr"), sort_key("ljubav", "hr")
    assert upper.split(" ")[0] == lower.split(" ")[0]
    assert lower < upper
    assert sort_key("şef", "ro") == sort_key("șef", "ro")
    assert sort_key("ǆep", "hr") == sort_key("džep", "hr")


def test_gaps_come_first_and_do_not_count_at_the_ends() -> None:
    assert sort_key("«Open Incet»", "it") == sort_key("Open – Incet", "it")
    assert sort_key("Open Incet", "it") < sort_key("Openness", "it")
    assert sort_key("Open", "it") < sort_key("Open Incet", "it")


def test_decomposed_words_sort_as_composed_ones() -> None:
    assert sort_key("c\u030caj", "hr") == sort_key("čaj", "hr")


@given(st.text(), st.sampled_from(INTERFACE))
def test_a_key_is_short_plain_and_always_the_same(words: str, language: str) -> None:
    key = sort_key(words, language)
    assert key.isascii()
    assert key.isprintable()
    assert len(key) <= LONGEST
    assert key == sort_key(words, language)


@given(st.text(max_size=20), st.sampled_from(INTERFACE))
def test_bytes_sort_as_signs(words: str, language: str) -> None:
    key, other = sort_key(words, language), sort_key("občina", language)
    assert (key < other) == (key.encode() < other.encode())
