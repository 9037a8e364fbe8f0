"""A difference loses nothing of either side."""

from hypothesis import given
from hypothesis import strategies as st

from vivaio.kernel.text import text
from vivaio.platform.revisions import differences

words = st.text("abc ,.\nžŠή", max_size=30)


@given(words, words)
def test_both_texts_can_be_read_from_the_pieces(before: str, after: str) -> None:
    pieces = differences.pieces(before, after)
    assert "".join(p.words for p in pieces if p.change != "added") == before
    assert "".join(p.words for p in pieces if p.change != "removed") == after
    assert all(piece.words for piece in pieces)


@given(words)
def test_equal_texts_have_nothing_that_came_or_went(same: str) -> None:
    assert {piece.change for piece in differences.pieces(same, same)} <= {"same"}
    assert differences.between({"a": same}, {"a": same}) == []


def test_each_language_of_a_text_is_compared_by_itself() -> None:
    before = text("Need", "en", it="Bisogno").to_json()
    after = text("Needs", "en", it="Bisogno", hr="Potrebe").to_json()
    changed = differences.between({"title": before}, {"title": after})
    assert [(one.field, one.language) for one in changed] == [("title", "en"), ("title", "hr")]
    assert changed[1].pieces == (differences.Piece("Potrebe", "added"),)


def test_a_text_that_was_not_there_before_is_all_new() -> None:
    (one,) = differences.between({}, {"title": text("Need", "en").to_json()})
    assert (one.language, one.pieces) == ("en", (differences.Piece("Need", "added"),))


def test_fields_that_are_gone_come_last_and_lists_are_read_as_words() -> None:
    changed = differences.between({"gone": "x", "themes": ["a"]}, {"themes": ["a", {"b": None}]})
    assert [one.field for one in changed] == ["themes", "gone"]
    assert changed[0].pieces[-1] == differences.Piece(", b: ", "added")


def test_words_stay_whole() -> None:
    pieces = differences.pieces("centre", "centres")
    assert [piece.words for piece in pieces] == ["centre", "centres"]
