"""Every string a person sees is there in every language, and says what the English says."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from django import forms
from django.utils.translation import override

from vivaio.ground.people.adapter import AccountAdapter

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "vivaio"
LANGUAGES = ("it", "fr", "sl", "hr", "el", "ro")
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACES = re.compile(r"%\(\w+\)[sd]|%%|\{\w+\}|</?\w+[^>]*>")
#: Words that are the same in another language, each with the languages and the reason.
SAME = ROOT / "tests" / "architecture" / "same_as_english.txt"


@cache
def catalogue(language: str) -> Catalog:
    """One language's catalogue, as it is compiled."""
    with (SOURCE / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


@cache
def strings() -> dict[tuple[str, str | None], tuple[str, ...]]:
    """(English, context) → the English forms, of every string in the sources."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found: dict[tuple[str, str | None], tuple[str, ...]] = {}
    for _file, _line, words, _comments, context in extract_from_dir(
        str(SOURCE), methods, options, KEYWORDS
    ):
        forms = (words,) if isinstance(words, str) else tuple(w for w in words if w)
        found[(forms[0], context)] = forms
    return found


def translation(language: str, key: tuple[str, str | None]) -> Message | None:
    """The catalogue's message for a string."""
    return catalogue(language).get(key[0], key[1])


def written(message: Message) -> tuple[str, ...]:
    """What is written in the other language, every plural form."""
    found = message.string
    return (found,) if isinstance(found, str) else tuple(found)


@cache
def same() -> dict[str, set[str]]:
    """English → the languages in which it is rightly the same."""
    listed: dict[str, set[str]] = {}
    for line in SAME.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            words, languages, reason = (part.strip() for part in line.split("|"))
            assert reason, f"no reason is given for {words!r}"
            listed.setdefault(words, set()).update(languages.split())
    return listed


def test_there_are_strings() -> None:
    assert len(strings()) > 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missing_and_nothing_is_a_guess(language: str) -> None:
    missing = []
    for key in strings():
        message = translation(language, key)
        if message is None or message.fuzzy or not all(written(message)):
            missing.append(key[0])
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_form_is_there(language: str) -> None:
    known = catalogue(language)
    wrong = [
        english[0]
        for key, english in strings().items()
        if len(english) > 1
        and (message := translation(language, key))
        and len(written(message)) != known.num_plurals
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_for_values_stay(language: str) -> None:
    wrong = []
    for key, english in strings().items():
        message = translation(language, key)
        if message is None:
            continue
        allowed = [sorted(PLACES.findall(form)) for form in english]
        for form in written(message):
            places = sorted(PLACES.findall(form))
            if len(english) == 1 and places != allowed[0]:
                wrong.append((english[0], form))
            if len(english) > 1 and not set(places) <= {p for one in allowed for p in one}:
                wrong.append((english[0], form))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_reads_like_the_english_is_listed_with_a_reason(language: str) -> None:
    copied = []
    for key, english in strings().items():
        message = translation(language, key)
        if message is None or not re.search(r"[A-Za-z]{2}", PLACES.sub("", english[0])):
            continue
        if written(message)[0] == english[0] and language not in same().get(english[0], set()):
            copied.append(english[0])
    assert copied == []


def test_the_list_of_same_words_is_no_longer_than_it_must_be() -> None:
    unneeded = [
        (words, language)
        for words, languages in same().items()
        for language in languages
        if not any(
            key[0] == words and (m := translation(language, key)) and written(m)[0] == words
            for key in strings()
        )
    ]
    assert unneeded == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_romanian_and_others_use_their_own_letters(language: str) -> None:
    wrong = [
        form
        for key in strings()
        if (message := translation(language, key))
        for form in written(message)
        if re.search("[ŞşŢţ]", form)
    ]
    assert wrong == []


class Everything(forms.Form):
    """A field of each kind that our pages have."""

    words = forms.CharField(max_length=3)
    number = forms.IntegerField(min_value=1, max_value=3)
    day = forms.DateField()
    choice = forms.ChoiceField(choices=[("1", "1")])
    choices = forms.MultipleChoiceField(choices=[("1", "1")])
    mail = forms.EmailField()
    key = forms.UUIDField()


def refused() -> list[str]:
    """What the framework says of fields that are empty, wrong, too long, too large."""
    wrong = {"words": "long", "number": "9", "day": "x", "choice": "9", "choices": ["5"]}
    wrong |= {"mail": "x", "key": "z"}
    said = []
    for data in ({}, wrong, {"words": "a\x00", "number": "0"}):
        said += [str(words) for errors in Everything(data).errors.values() for words in errors]
    return said + [str(words) for words in AccountAdapter.error_messages.values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_frameworks_speak_the_language_too(language: str) -> None:
    with override("en"):
        english = refused()
    with override(language):
        other = refused()
    assert [words for words, own in zip(english, other, strict=True) if words == own] == []
