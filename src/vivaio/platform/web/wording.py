"""Dates, moments, lists and names as a reader of the present language reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency
from django.conf import settings
from django.utils.translation import get_language

from vivaio.kernel.period import PartialDate
from vivaio.platform.multilingual import queries as names


def reader() -> str:
    """The language of the present request."""
    return get_language() or settings.LANGUAGE_CODE


def _locale(language: str = "") -> str:
    """The conventions by which dates and amounts are written: British ones for English."""
    language = language or reader()
    return "en_GB" if language == "en" else language


def day(value: date | datetime | str | None, style: str = "long", zone: str = "") -> str:
    """A day in words; a year or a month when no more is known; "" for none.

    Of a moment it is the day in a time zone (UTC when none is named).
    """
    if not value:
        return ""
    if isinstance(value, datetime) and zone:
        value = value.astimezone(ZoneInfo(zone))
    return _written(value, style, reader())


@lru_cache(maxsize=4_096)
def _written(value: date | datetime | str, style: str, language: str) -> str:
    """A page says the same few days again and again."""
    locale = _locale(language)
    if isinstance(value, str):
        partial = PartialDate.parse(value)
        if partial.month is None:
            return str(partial.year)
        value = date(partial.year, partial.month, partial.day or 1)
        if partial.day is None:
            return format_skeleton("yMMMM", value, locale=locale)
    written = format_date(value, style, locale=locale)
    if value.day == 1 and style in ("long", "full") and language == "fr":
        return re.sub(r"\b1\b", "1er", written, count=1)
    return written


def minute(value: datetime, zone: str = "UTC") -> str:
    """A moment in words, in a time zone."""
    local = value.astimezone(ZoneInfo(zone))
    return f"{day(local.date())} {local:%H:%M}"


def listed(items: Iterable[str]) -> str:
    """`a, b and c`."""
    return format_list(list(items), locale=_locale())


def euro(amount: Decimal) -> str:
    """An amount in euro."""
    return format_currency(amount, "EUR", locale=_locale())


def country(code: str) -> str:
    """A country's name; "" for none."""
    return names.country_name(code, reader()) if code else ""


def language(code: str) -> str:
    """A language's name."""
    return names.language_name(code, reader())


def page_of(address: str) -> str:
    """Where a record's page is in the reader's language."""
    return f"/{reader()}/{address}"
