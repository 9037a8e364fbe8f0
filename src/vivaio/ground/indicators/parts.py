"""What a record holds in lists, above all its costs and its indicators.

They are stored with the record, so that one version guards them all and each text of theirs is
translated where the record's own are. Numbers are stored as words: nothing is rounded on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Self

from vivaio.kernel.text import Text


def own_words(text: Text) -> str:
    """The words of the original: what a translation alone says is not said yet."""
    return text.texts.get(text.source, "")


def _stored(value: object) -> object:
    if isinstance(value, Text):
        return value.to_json()
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


@dataclass(frozen=True, slots=True)
class Part:
    """One of a list; `code` tells it from the others for ever."""

    TEXTS: ClassVar[tuple[str, ...]] = ()
    DAYS: ClassVar[tuple[str, ...]] = ()
    NUMBERS: ClassVar[tuple[str, ...]] = ()

    code: str

    def to_json(self) -> dict[str, Any]:
        """As it is stored."""
        return {one.name: _stored(getattr(self, one.name)) for one in fields(self)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """As it was stored."""
        given = dict(stored)
        for name in cls.TEXTS:
            given[name] = Text.from_json(given[name])
        for name in cls.DAYS:
            given[name] = date.fromisoformat(given[name]) if given[name] else None
        for name in cls.NUMBERS:
            given[name] = None if given[name] is None else Decimal(given[name])
        for name, value in given.items():
            given[name] = tuple(value) if isinstance(value, list) else value
        return cls(**given)

    def with_words(self, language: str, words: Mapping[str, str]) -> Self:
        """The same with other words in the language of its original."""
        fresh: dict[str, Any] = {
            name: (text if (text := getattr(self, name)) else Text(language)).with_words(
                text.source if text else language, words.get(name, "")
            )
            for name in self.TEXTS
        }
        return replace(self, **fresh)


@dataclass(frozen=True, slots=True)
class Cost(Part):
    """A part of the budget, in whole euro."""

    TEXTS = ("name",)

    name: Text
    amount: int


@dataclass(frozen=True, slots=True)
class Indicator(Part):
    """What is measured, in which unit and how; from which value to which it should go.

    `low` and `high` bound what can be measured at all (a share: 0 and 100). `direction`: whether
    more is better ("up") or less ("down").
    """

    TEXTS = ("name", "unit", "definition")
    DAYS = ("baseline_on", "target_on")
    NUMBERS = ("baseline", "target", "low", "high")

    name: Text
    unit: Text
    definition: Text
    direction: str = "up"
    baseline: Decimal | None = None
    baseline_on: date | None = None
    target: Decimal | None = None
    target_on: date | None = None
    low: Decimal | None = None
    high: Decimal | None = None


def fresh_code(known: Iterable[str]) -> str:
    """A code that none of a list has or had: one more than the highest."""
    return f"n{max((int(code[1:]) for code in known), default=0) + 1}"


#: By field of a record, what its list holds.
Lists = Mapping[str, type[Part]]


def read(row: Any, lists: Lists, name: str) -> list[Any]:
    """One list of a record as parts."""
    return [lists[name].from_json(one) for one in getattr(row, name)]


def texts(row: Any, lists: Lists) -> Iterator[tuple[str, Part, Text]]:
    """The texts in the lists of a record by path: `indicators.n1.unit`, with the part of each."""
    for name in lists:
        for part in read(row, lists, name):
            for field in part.TEXTS:
                yield f"{name}.{part.code}.{field}", part, getattr(part, field)


def put_text(row: Any, lists: Lists, path: str, text: Text) -> None:
    """Give one of them another text."""
    name, code, field = path.split(".")
    change: dict[str, Any] = {field: text}
    several = read(row, lists, name)
    fresh = [replace(one, **change) if one.code == code else one for one in several]
    setattr(row, name, [one.to_json() for one in fresh])


def fresh_costs(
    old: Iterable[Cost], given: Iterable[tuple[str | Text, int]], language: str
) -> list[Cost]:
    """Parts of a budget as given; one whose words stay keeps its code and its translations."""
    known = {own_words(one.name): one for one in old}
    codes = [one.code for one in known.values()]
    made: list[Cost] = []
    for said, amount in given:
        name = Text(language, {language: said}) if isinstance(said, str) else said
        there = known.pop(own_words(name), None)
        code = there.code if there else fresh_code([*codes, *(one.code for one in made)])
        made.append(Cost(code, there.name if there else name, amount))
    return made
