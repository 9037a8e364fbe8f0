"""What a card's fields may hold; every no is a sentence that tells how to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from babel import Locale
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from vivaio.ground.taxonomy.queries import concepts
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.text import Text

#: Fields in languages, with the most characters each may have.
TEXTS = {
    "name": 200,
    "name_note": 300,
    "summary": 300,
    "description": 8_000,
    "offers": 300,
    "seeks": 300,
    "territory": 200,
}
#: Fields without a language.
VALUES = (
    "kind", "sector", "level", "country", "nuts", "nuts_edition", "themes", "website", "email",
    "telephone", "address", "valid_until",
)  # fmt: skip

NAME_NEEDED = N_("Give the name under which people know it.")
_NUTS = re.compile(r"[A-Z]{2}[A-Z0-9]{0,3}\Z")
_TELEPHONE = re.compile(r"\+?[0-9 ()./-]{4,38}\Z")
#: Line feed and tab are text; the other control characters are not.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_web_address = URLValidator(schemes=("http", "https"))
Errors = list[Message]


def checked_words(field: str, words: str, *, required: bool) -> tuple[str, Errors]:
    """Words cleaned of control characters and blank ends, and what is wrong with them."""
    clean = _CONTROL.sub("", words.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if required and not clean:
        return clean, [Message(NAME_NEEDED)]
    longest = TEXTS[field]
    if len(clean) > longest:
        text = N_("This is %(length)s characters long; %(longest)s is the most it can be.")
        return clean, [Message(text, {"length": len(clean), "longest": longest})]
    return clean, []


def checked_text(field: str, text: Text, *, required: bool) -> tuple[Text, Errors]:
    """A text with its words cleaned in every language, and what is wrong with any of them."""
    clean: dict[str, str] = {}
    problems: Errors = []
    for language, words in text.texts.items() or ((text.source, ""),):
        cleaned, errors = checked_words(field, words, required=required)
        problems += errors
        if cleaned:
            clean[language] = cleaned
    return replace(text, texts=clean), problems


def _concept(scheme: str) -> Callable[[str], Errors]:
    def check(value: str) -> Errors:
        if value in concepts(scheme):
            return []
        return [Message(N_("Choose one from the list."))]

    return check


def _country(value: str) -> Errors:
    if value in Locale("en").territories and value.isalpha():
        return []
    return [Message(N_("Choose a country from the list."))]


def _nuts(value: str) -> Errors:
    if _NUTS.match(value):
        return []
    return [Message(N_("A NUTS code has two letters and up to three more signs, such as ITC1."))]


def _by_validator(validator: Callable[[str], None], advice: str) -> Callable[[str], Errors]:
    def check(value: str) -> Errors:
        try:
            validator(value)
        except ValidationError:
            return [Message(advice)]
        return []

    return check


def _telephone(value: str) -> Errors:
    if _TELEPHONE.match(value):
        return []
    return [Message(N_("Write the number with digits, such as +39 011 123456."))]


def _edition(value: str) -> Errors:
    if value in {"2013", "2016", "2021", "2024"}:
        return []
    return [Message(N_("The editions of NUTS are 2013, 2016, 2021 and 2024."))]


_CHECKS: dict[str, Callable[[str], Errors]] = {
    "kind": _concept("kind"),
    "sector": _concept("sector"),
    "level": _concept("level"),
    "country": _country,
    "nuts": _nuts,
    "nuts_edition": _edition,
    "website": _by_validator(
        _web_address, N_("Write the whole address, such as https://www.example.org.")
    ),
    "email": _by_validator(validate_email, N_("Write an address such as name@example.org.")),
    "telephone": _telephone,
}
_LONGEST = {"website": 200, "email": 254, "address": 300}


def checked_values(values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Errors]]:
    """Values cleaned, and for each field what is wrong with it; unknown fields are a mistake."""
    clean: dict[str, Any] = {}
    problems: dict[str, Errors] = {}
    for field, value in values.items():
        if field not in VALUES:
            raise KeyError(field)
        if field == "themes":
            clean[field] = list(dict.fromkeys(value or ()))
            errors = [e for theme in clean[field] for e in _concept("theme")(theme)][:1]
        elif field == "valid_until":
            clean[field] = value or None
            is_day = value is None or value == "" or isinstance(value, date)
            errors = [] if is_day else [Message(N_("Write a day such as 31/12/2027."))]
        else:
            clean[field] = _CONTROL.sub("", str(value or "")).strip()
            errors = _checked_string(field, clean[field])
        if errors:
            problems[field] = errors
    return clean, problems


def _checked_string(field: str, value: str) -> Errors:
    if not value:
        return []
    if len(value) > _LONGEST.get(field, 60):
        text = N_("This is %(length)s characters long; %(longest)s is the most it can be.")
        return [Message(text, {"length": len(value), "longest": _LONGEST.get(field, 60)})]
    return _CHECKS[field](value) if field in _CHECKS else []
