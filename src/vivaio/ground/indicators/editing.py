"""Writing one entry of a record's list: the room has asked before who may, and saves after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from vivaio.ground.indicators import checking, operations
from vivaio.ground.indicators.parts import Indicator, Lists, Part, fresh_code, read
from vivaio.ground.indicators.queries import codes, measured
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.text import Text
from vivaio.kernel.writing import clean


def one_of(several: list[Any], code: str) -> Any:
    """The entry that has a code; `Unknown` where none has."""
    found = next((one for one in several if one.code == code), None)
    if found is None:
        raise Unknown(code)
    return found


def blank_indicator(code: str, language: str) -> Indicator:
    """An indicator before anything is said of it."""
    empty = Text(language)
    return Indicator(code, empty, empty, empty)


def put(
    row: Any, lists: Lists, name: str, *, words: Mapping[str, str], values: Mapping[str, Any],
    blank: Callable[[str, str], Part], wrong: Callable[[Any], checking.Errors], code: str = "",
    translations: Mapping[str, Text] | None = None,
) -> str:  # fmt: skip
    """Add an entry to the list `name` of a record, or change the one of a code; gives its code.

    `blank` makes an empty one, `wrong` says what is wrong with it; an indicator is checked here.
    """
    several = read(row, lists, name)
    old = one_of(several, code) if code else None
    if old is None and len(several) >= checking.MOST:
        raise Invalid({"": [Message(N_("There is no room for more of these."))]})
    language = row.title.source
    known = [one.code for one in several] + codes(row.uid)
    part = old or blank(fresh_code(known), language)
    said = {label: clean(one) for label, one in words.items()}
    given = {label: value for label, value in values.items() if hasattr(part, label)}
    part = replace(part.with_words(language, said), **{**given, **(translations or {})})
    if isinstance(part, Indicator):
        errors = operations.check_held(part, measured(row.uid).get(part.code, ()))
    else:
        errors = wrong(part)
    if errors:
        raise Invalid(errors)
    stored = [part if one is old else one for one in several] + ([] if old else [part])
    setattr(row, name, [one.to_json() for one in stored])
    return part.code


def begin_indicator(
    row: Any, lists: Lists, given: Mapping[str, Any], *, first: date, last: date | None
) -> None:
    """Add an indicator of few words: `name`, `unit`, and `baseline` and `target` if any.

    The baseline holds on the first day, the target on the last.
    """
    baseline: Decimal | None = given.get("baseline")
    target: Decimal | None = given.get("target")
    falls = baseline is not None and target is not None and target < baseline
    values = {
        "baseline": baseline, "baseline_on": None if baseline is None else first,
        "target": target, "target_on": None if target is None else last,
        "direction": "down" if falls else "up",
    }  # fmt: skip
    words = {name: given.get(name) or "" for name in ("name", "unit")}
    put(
        row, lists, "indicators", words=words, values=values, blank=blank_indicator,
        wrong=lambda _part: {},
    )  # fmt: skip


def take_away(row: Any, lists: Lists, name: str, code: str, record: UUID) -> None:
    """Take an entry out of its list; of an indicator nothing may have been measured."""
    part = one_of(read(row, lists, name), code)
    if isinstance(part, Indicator):
        operations.check_unmeasured(record, code)
    setattr(row, name, [one for one in getattr(row, name) if one["code"] != code])
