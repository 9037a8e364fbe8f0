"""Texts keep every language, know what is stale, and never show nothing when there is something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivaio.kernel.language import INTERFACE
from vivaio.kernel.text import Text, text

languages = st.sampled_from([*INTERFACE, "sr-Latn", "cnr"])
words = st.text(min_size=1, max_size=20)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    source = draw(languages)
    made = text(draw(words), source)
    for language in draw(st.lists(languages.filter(lambda code: code != source), max_size=4)):
        made = made.with_words(language, draw(words), machine=draw(st.booleans()))
    return made


@given(texts())
def test_the_stored_form_holds_everything(made: Text) -> None:
    assert Text.from_json(made.to_json()) == made


@given(texts(), languages)
def test_a_reader_is_always_shown_words_of_the_language_that_is_named(
    made: Text, wanted: str
) -> None:
    shown = made.best(wanted)
    assert shown.words == made.texts[shown.language]
    assert shown.words
    assert shown.language == wanted or wanted not in made.texts
    assert (shown.original == "") == (shown.language == made.source)
    assert shown.machine == (shown.language in made.machine)


@given(texts(), words)
def test_new_original_words_make_every_translation_stale(made: Text, new: str) -> None:
    changed = made.with_words(made.source, new)
    same = made.texts[made.source] == new
    others = frozenset(made.texts) - {made.source}
    assert changed.stale == (made.stale if same else others)
    assert changed.texts[made.source] == new


@given(texts(), languages, words, st.booleans())
def test_new_words_are_fresh_and_leave_the_other_languages_alone(
    made: Text, language: str, new: str, machine: bool
) -> None:
    changed = made.with_words(language, new, machine=machine)
    assert changed.texts == {**made.texts, language: new}
    assert language not in changed.stale
    assert (language in changed.machine) == machine
    assert changed.machine - {language} == made.machine - {language}


@given(texts(), languages)
def test_empty_words_remove_a_language_with_its_marks(made: Text, language: str) -> None:
    changed = made.with_words(language, "")
    assert language not in changed.texts
    assert language not in changed.machine | changed.stale
    assert language in changed.missing((language,))


@given(texts())
def test_missing_keeps_the_order_asked_for(made: Text) -> None:
    missing = made.missing(INTERFACE)
    assert missing == tuple(code for code in INTERFACE if code not in made.texts)


def test_english_is_preferred_to_an_original_the_reader_did_not_ask_for() -> None:
    need = text("Potreba", "hr", en="Need")
    assert need.best("it").words == "Need"
    assert need.best("it").original == "hr"
    assert text("Potreba", "hr").best("it").language == "hr"


def test_a_text_without_words_is_false_and_shows_nothing() -> None:
    assert not Text("it")
    assert not text("", "it")
    assert Text("it").best("en").words == ""
    assert text("Bisogno", "it")


@pytest.mark.parametrize("code", ["", "IT", "italiano_it", "i", "en/../x"])
def test_words_in_no_language_are_refused(code: str) -> None:
    with pytest.raises(ValueError, match="language code"):
        text("Need", "en").with_words(code, "x")
