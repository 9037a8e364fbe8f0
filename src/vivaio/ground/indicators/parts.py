"""What a record holds in lists, above all its costs and its indicators.

They are stored with the record, so that one version guards them all and each text of theirs is
translated where the record's own are. Numbers are stored as words: nothing is rounded on the way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Self

from vivaio.kernel.text import Text, own_words
from vivaio.kernel.writing import written

#: From which share of words in common a text is taken for one that was there before.
ALIKE = 0.5
_WORDS = re.compile(r"\w+")


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


#: Finds for the place of a line that is given the place of one of the old ones still free.
Way = Callable[[int, Iterable[int]], int | None]


def matched(given: int, old: int, *ways: Way) -> list[int | None]:
    """For each line of so many that are given, the place of the old one that it goes on from.

    The surest way comes first, and none of the old ones is taken twice.
    """
    found: list[int | None] = [None] * given
    free = dict.fromkeys(range(old))
    for way in ways:
        for place, before in enumerate(found):
            if before is None and (taken := way(place, free)) is not None:
                found[place] = taken
                del free[taken]
    return found


def paired(old: Sequence[str], given: Sequence[str]) -> list[int | None]:
    """For each of the lines that are given, the place of the line that it was before.

    By the same words, else by most of them, else by its place from the first or from the last.
    """
    bags = [bag(words) for words in old]

    def same(place: int, free: Iterable[int]) -> int | None:
        return next((one for one in free if old[one] == given[place]), None)

    def alike(place: int, free: Iterable[int]) -> int | None:
        mine = bag(given[place])
        best = max(free, key=lambda one: share(mine, bags[one]), default=None)
        return best if best is not None and share(mine, bags[best]) >= ALIKE else None

    def there(place: int, free: Iterable[int]) -> int | None:
        ends = (place, place + len(old) - len(given))
        return next((one for one in ends if one in free), None)

    return matched(len(given), len(old), same, alike, there)


def carried(
    old: Sequence[tuple[str, Text]], given: Sequence[str | Text], language: str,
    before: Sequence[int | None] | None = None, highest: str = "n0",
) -> list[tuple[str, Text]]:  # fmt: skip
    """The code and the text of each line that is given.

    One that was there keeps its code and its translations; `before` says which one it was, where
    more than its words tells. A new one gets a code that none had, beyond the `highest` ever given.
    """
    if before is None:
        said = [one if isinstance(one, str) else own_words(one) for one in given]
        before = paired([own_words(text) for _code, text in old], said)
    codes = [highest, *(code for code, _text in old)]
    made: list[tuple[str, Text]] = []
    for place, one in zip(before, given, strict=True):
        if place is not None:
            code, text = old[place]
            made.append((code, reworded(text, one)))
        else:
            codes.append(fresh_code(codes))
            made.append((codes[-1], fresh_text(one, language)))
    return made


def bag(words: str) -> frozenset[str]:
    """The words of a text, whatever their order."""
    return frozenset(_WORDS.findall(words.lower()))


def share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two bags have in common, from 0 to 1."""
    return len(one & other) / max(len(one | other), 1)


def reworded(old: Text, said: str | Text) -> Text:
    """The words that are given, with the translations of what stood there before."""
    if isinstance(said, str):
        return old.with_words(old.source, said)
    return old if own_words(said) == own_words(old) else said


def fresh_costs(
    old: Sequence[Cost], given: Sequence[tuple[str | Text, int]], language: str
) -> list[Cost]:
    """Parts of a budget as given; one that was there keeps its code and its translations."""
    names = carried([(one.code, one.name) for one in old], [said for said, _ in given], language)
    return [Cost(*name, amount) for name, (_said, amount) in zip(names, given, strict=True)]


def fresh_text(said: str | Text, language: str) -> Text:
    """Words as a text of a language; a whole text as it is."""
    return written(said, language) if isinstance(said, str) else said
