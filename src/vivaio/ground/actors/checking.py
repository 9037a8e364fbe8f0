"""What a card's fields may hold; every no is a sentence that tells how to mend it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from babel import Locale
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from vivaio.ground.taxonomy.queries import concepts
from vivaio.ground.taxonomy.territories import queries as territories
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
    "kind", "sector", "level", "country", "nuts", "nuts_edition", "themes", "target_groups",
    "methods", "identifiers", "website", "email", "telephone", "address", "postal_code", "town",
    "latitude", "longitude", "valid_until",
)  # fmt: skip

NAME_NEEDED = N_("Give the name under which people know it.")
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
    return (text if clean == text.texts else replace(text, texts=clean)), problems


def _concept(scheme: str) -> Callable[[str], Errors]:
    def check(value: str) -> Errors:
        if value in concepts(scheme):
            return []
        return [Message(N_("Choose one from the list."))]

    return check


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(code for code in map(str, Locale("en").territories) if code.isalpha())


def _country(value: str) -> Errors:
    if value in _countries():
        return []
    return [Message(N_("Choose a country from the list."))]


def _nuts(value: str) -> Errors:
    if territories.valid(value):
        return []
    if territories.region(value[:2]) is not None:
        text = N_("There is no region %(code)s in NUTS. Choose one from the list.")
        return [Message(text, {"code": value})]
    return [Message(N_("A NUTS code has two letters and up to three more signs, such as ITC1."))]


def _by_validator(validator: Callable[[str], None], advice: str) -> Callable[[str], Errors]:
    # Rows of a table are looked at twice: as they are read, and as they are stored.
    @lru_cache(maxsize=2_048)
    def is_good(value: str) -> bool:
        try:
            validator(value)
        except ValidationError:
            return False
        return True

    def check(value: str) -> Errors:
        return [] if is_good(value) else [Message(advice)]

    return check


def _telephone(value: str) -> Errors:
    if _TELEPHONE.match(value):
        return []
    return [Message(N_("Write the number with digits, such as +39 011 123456."))]


def _edition(value: str) -> Errors:
    if value in territories.EDITIONS:
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
_LONGEST = {"website": 200, "email": 254, "address": 300, "postal_code": 12, "town": 120}
#: Fields that hold several codes, with the scheme of the codes.
_CODES = {"themes": "theme", "target_groups": "target_group", "methods": "method"}
#: How far north or south, east or west a place can be, in degrees.
_REACH = {"latitude": 90.0, "longitude": 180.0}
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_-]{0,19}:[^\s:][^\x00-\x1f\x7f]{0,79}\Z")
#: How many identifiers one card may have.
_IDENTIFIERS = 20


def checked_values(values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Errors]]:
    """Values cleaned, and for each field what is wrong with it; unknown fields are a mistake."""
    clean: dict[str, Any] = {}
    problems: dict[str, Errors] = {}
    for field, value in values.items():
        if field not in VALUES:
            raise KeyError(field)
        if field in _CODES:
            clean[field] = list(dict.fromkeys(value or ()))
            errors = [e for code in clean[field] for e in _concept(_CODES[field])(code)][:1]
        elif field == "identifiers":
            clean[field] = list(dict.fromkeys(one.strip() for one in value or () if one.strip()))
            errors = _identifiers(clean[field])
        elif field in _REACH:
            clean[field], errors = _degrees(value, _REACH[field])
        elif field == "valid_until":
            clean[field] = value or None
            is_day = value is None or value == "" or isinstance(value, date)
            errors = [] if is_day else [Message(N_("Write a day such as 31/12/2027."))]
        else:
            clean[field] = _CONTROL.sub("", str(value or "")).strip()
            errors = _checked_string(field, clean[field])
        if errors:
            problems[field] = errors
    _compare_edition(clean, problems)
    if "latitude" in clean and (clean["latitude"] is None) != (clean.get("longitude") is None):
        lone = "latitude" if clean["latitude"] is None else "longitude"
        problems.setdefault(lone, [Message(N_("Give both degrees, or neither."))])
    return clean, problems


def _compare_edition(clean: Mapping[str, Any], problems: dict[str, Errors]) -> None:
    code, edition = clean.get("nuts", ""), clean.get("nuts_edition", "")
    wrong = "nuts" in problems or "nuts_edition" in problems
    if code and edition and not wrong and not territories.valid(code, edition):
        text = N_("There is no region %(code)s in the edition of %(edition)s.")
        problems["nuts_edition"] = [Message(text, {"code": code, "edition": edition})]


def _identifiers(values: list[str]) -> Errors:
    if len(values) > _IDENTIFIERS:
        return [Message(N_("These are more than %(most)s."), {"most": _IDENTIFIERS})]
    if all(_IDENTIFIER.match(one) for one in values):
        return []
    return [Message(N_("Write each as scheme:value, such as vat:IT01234567890."))]


def _degrees(value: Any, reach: float) -> tuple[float | None, Errors]:
    """Degrees as a number; None for nothing."""
    if value is None or value == "":
        return None, []
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = math.inf
    if abs(number) <= reach:
        return round(number, 6), []
    text = N_("Write degrees as a number between -%(reach)s and %(reach)s, such as 45.07.")
    return None, [Message(text, {"reach": int(reach)})]


def _checked_string(field: str, value: str) -> Errors:
    if not value:
        return []
    if len(value) > _LONGEST.get(field, 60):
        text = N_("This is %(length)s characters long; %(longest)s is the most it can be.")
        return [Message(text, {"length": len(value), "longest": _LONGEST.get(field, 60)})]
    return _CHECKS[field](value) if field in _CHECKS else []
