"""Words, endings, compounds and names as they are indexed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivaio.platform.search import words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("innovazione", "innovazioni"),
        ("pratica", "pratiche"),
        ("energetica", "energetiche"),
        ("social", "sociaux"),
        ("reseau", "reseaux"),
        ("activite", "activites"),
        ("community", "communities"),
        ("obcina", "obcin"),
        ("druzbene", "druzbenih"),
        ("inovacija", "inovacijama"),
        ("mladi", "mladih"),
        ("κοινωνικη", "κοινωνικων"),
        ("δημοσ", "δημουσ"),
        ("comunitate", "comunitatilor"),
        ("inovatie", "inovatiilor"),
        ("proiect", "proiectului"),
    ],
)
def test_endings_of_the_same_word_go(one: str, other: str) -> None:
    assert words.stem(one) == words.stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("comune", "comunita"), ("casa", "caso2"), ("valutare", "valore"), ("δημοσ", "διμοσ")],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert words.stem(one) != words.stem(other)


def test_a_compound_is_found_by_its_parts_and_as_a_whole() -> None:
    assert words.terms("co-progettazione") == ["co", "progettazion", "coprogettazion"]


def test_an_elided_article_is_no_part_of_the_word() -> None:
    assert words.terms("L’innovazione") == ["l", "innovazion"]


def test_initials_are_one_word() -> None:
    assert words.words_of("bsc d.o.o. kranj") == ["bsc", "doo", "kranj"]
    assert words.terms("d.o.o.") == words.terms("doo")


def test_a_name_is_one_term_however_it_is_typed() -> None:
    assert words.exact_term("POLITECNICO  di «Milano»") == words.exact_term("Politecnico di Milano")
    assert words.exact_term("Politecnico") != words.exact_term("Politecnico di Milano")
    assert words.exact_term("?!") == ""
    assert len(words.exact_term("μακρύς τίτλος " * 90)) <= 125


def test_stop_words_go_unless_nothing_else_is_left() -> None:
    assert words.telling(["la", "casa", "di", "και"]) == ["casa"]
    assert words.telling(["di", "la"]) == ["di", "la"]


@given(st.text())
def test_any_text_has_terms_that_can_be_stored_and_quoted(text: str) -> None:
    for term in words.terms(text):
        assert 0 < len(term) <= words.LONGEST_WORD
        assert term.isalnum()
