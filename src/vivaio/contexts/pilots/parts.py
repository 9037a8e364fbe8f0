"""What a pilot holds in lists: its costs, indicators, steps and theory of change.

They are stored with the pilot, so that one version guards them all and each text of theirs is
translated where the pilot's own are. Numbers are stored as words: nothing is rounded on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


@dataclass(frozen=True, slots=True)
class Step(Part):
    """A milestone, a risk or an entry of the logbook, by its `sort`.

    `on`: the day by which it should be reached, or on which it was written; `done_on`: when a
    milestone was reached or a risk was over. `answer`: what is done about a risk.
    """

    TEXTS = ("words", "answer")
    DAYS = ("on", "done_on")

    sort: str
    words: Text
    answer: Text
    on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Node(Part):
    """A statement of the theory of change; `to` are the codes of what it leads to."""

    TEXTS = ("words",)

    level: str
    words: Text
    to: tuple[str, ...] = ()


#: By field of a pilot, what its list holds.
LISTS: Mapping[str, type[Part]] = {
    "costs": Cost, "indicators": Indicator, "steps": Step, "theory": Node,
}  # fmt: skip


def fresh_code(known: Iterable[str]) -> str:
    """A code that none of a list has or had: one more than the highest."""
    return f"n{max((int(code[1:]) for code in known), default=0) + 1}"
