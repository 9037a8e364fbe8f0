"""A few lines around what was found, as somebody wrote them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vivaio.platform.search.excerpts import LENGTH, excerpt
from vivaio.platform.search.words import stem


def test_whole_words_are_marked_as_they_were_written() -> None:
    pieces = excerpt("Per l’Innovazione sociale.", frozenset({stem("innovazione")}))
    assert pieces == (("Per l’", False), ("Innovazione", True), (" sociale.", False))


def test_a_compound_is_marked_by_any_of_its_words() -> None:
    pieces = excerpt("La co-progettazione", frozenset({"coprogettazion"}))
    marked = [piece for piece, hit in pieces if hit]
    assert marked == ["co-progettazione"]


def test_decomposed_words_are_marked_with_their_accents() -> None:
    pieces = excerpt("Vicino: citta\u0300 aperta", frozenset({stem("citta")}))
    assert ("citta\u0300", True) in pieces


def test_a_late_hit_is_shown_with_what_stands_before_it() -> None:
    text = "parola " * 200 + "innovazione " + "parola " * 200
    pieces = excerpt(text, frozenset({stem("innovazione")}))
    assert ("innovazione", True) in pieces
    assert pieces[0][0].startswith("… parola ")
    assert pieces[-1][0].endswith(" parola …")


def test_without_a_hit_the_text_begins_at_its_beginning() -> None:
    assert excerpt("Una cosa.", frozenset({"altro"})) == (("Una cosa.", False),)
    assert excerpt("", frozenset({"altro"})) == ()


@given(st.text(), st.frozensets(st.text(min_size=1, max_size=4)))
def test_joined_pieces_are_a_stretch_of_the_text(text: str, terms: frozenset[str]) -> None:
    pieces = excerpt(text, terms)
    joined = "".join(piece for piece, _ in pieces)
    assert joined in " ".join(text.split())


@given(st.lists(st.sampled_from(["alfa", "beta,", "(gamma)", "d" * 300]), max_size=200))
def test_an_excerpt_is_short_and_has_the_first_hit(chunks: list[str]) -> None:
    pieces = excerpt(" ".join(chunks), frozenset({stem("gamma")}))
    joined = "".join(piece for piece, _ in pieces)
    assert len(joined) <= 12 * (LENGTH + 1)
    assert (("gamma", True) in pieces) == ("(gamma)" in chunks)
