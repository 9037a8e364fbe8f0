"""Two cards side by side, and the one card that is made of them, field by field.

A *row* is what is chosen as one: a text in one language, a value, two values that belong together,
or a list, whose entries may be united. Everything here is plain data: nothing is stored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from vivaio.ground.actors.checking import TEXTS, VALUES
from vivaio.ground.actors.models import Actor
from vivaio.kernel.text import Text
from vivaio.platform.records.operations import Evidence

ONE, OTHER, BOTH = "one", "other", "both"
#: Fields that are chosen together, under the first of them.
TOGETHER = {"nuts": ("nuts", "nuts_edition"), "latitude": ("latitude", "longitude")}
_FOLLOWING = {field for fields in TOGETHER.values() for field in fields[1:]}
Evidences = Mapping[str, Sequence[Evidence]]


@dataclass(frozen=True, slots=True)
class Row:
    """What is chosen as one: `code` names it in forms, `language` is that of words, `one` and
    `other` are what each card has (words, a value, a tuple of values, a list)."""

    code: str
    field: str
    language: str
    one: Any
    other: Any

    @property
    def is_list(self) -> bool:
        """Whether the two may be united."""
        return isinstance(self.one, list)

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to choose."""
        return bool(self.one == self.other)

    @property
    def is_in_both(self) -> bool:
        """Whether both cards have something here."""
        return _filled(self.one) and _filled(self.other)

    @property
    def is_empty(self) -> bool:
        """Whether neither card has anything here."""
        return not _filled(self.one) and not _filled(self.other)

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be chosen."""
        return (ONE, OTHER, BOTH) if self.is_list else (ONE, OTHER)

    def usual(self, kept: str) -> str:
        """What is chosen unless somebody chooses otherwise: nothing that is known gets lost."""
        if self.is_list:
            return BOTH
        first = kept if kept in (ONE, OTHER) else ONE
        mine, theirs = (self.one, self.other) if first == ONE else (self.other, self.one)
        return first if _filled(mine) or not _filled(theirs) else _opposite(first)


def _opposite(side: str) -> str:
    return OTHER if side == ONE else ONE


def _filled(value: Any) -> bool:
    if isinstance(value, tuple):
        return any(part not in (None, "") for part in value)
    return value not in (None, "", [])


def rows(one: Actor, other: Actor) -> list[Row]:
    """All rows of two cards of which at least one has something there, in the order of a card."""
    return [row for row in (*_texts(one, other), *_values(one, other)) if not row.is_empty]


def _texts(one: Actor, other: Actor) -> Iterator[Row]:
    for field in TEXTS:
        mine: Text = getattr(one, field)
        theirs: Text = getattr(other, field)
        for language in dict.fromkeys((mine.source, *mine.texts, *theirs.texts)):
            words = mine.texts.get(language, ""), theirs.texts.get(language, "")
            yield Row(f"{field}.{language}", field, language, *words)


def _values(one: Actor, other: Actor) -> Iterator[Row]:
    for field in VALUES:
        if field in TOGETHER:
            parts = TOGETHER[field]
            mine, theirs = (tuple(getattr(card, part) for part in parts) for card in (one, other))
            yield Row(field, field, "", mine, theirs)
        elif field not in _FOLLOWING:
            yield Row(field, field, "", getattr(one, field), getattr(other, field))


@dataclass(frozen=True, slots=True)
class Blend:
    """The fields of the card that is made of two, and who says so, of each that has evidence."""

    values: Mapping[str, Any]
    evidence: Mapping[str, list[Evidence]]


def blend(
    one: Actor, other: Actor, kept: str, choices: Mapping[str, str],
    said: tuple[Evidences, Evidences],
) -> Blend:  # fmt: skip
    """The card that is made of two: `kept` is the side that stays, `choices` are by code of row,
    `said` is the evidence of both sides."""
    values: dict[str, Any] = {}
    used: dict[str, set[str]] = {}
    chosen: dict[str, dict[str, str]] = {}
    for row in rows(one, other):
        side = choices.get(row.code) or row.usual(kept)
        parts = TOGETHER.get(row.field, (row.field,))
        for part in parts:
            used.setdefault(part, set()).update(_sides(row, side, kept))
        if row.language:
            chosen.setdefault(row.field, {})[row.language] = side
        elif row.field in TOGETHER:
            values |= zip(parts, row.one if side == ONE else row.other, strict=True)
        else:
            values[row.field] = _value(row, side, kept)
    for field, sides in chosen.items():
        values[field] = _text(getattr(one, field), getattr(other, field), kept, sides)
    return Blend(values, _united(used, kept, said))


def _sides(row: Row, side: str, kept: str) -> set[str]:
    """Whose evidence stands behind what was chosen."""
    sides = {ONE, OTHER} if row.is_same or side == BOTH else {side}
    filled = {name for name in sides if _filled(row.one if name == ONE else row.other)}
    return filled or {kept}


def _value(row: Row, side: str, kept: str) -> Any:
    if side != BOTH:
        return row.one if side == ONE else row.other
    first, second = (row.one, row.other) if kept == ONE else (row.other, row.one)
    return list(dict.fromkeys((*first, *second)))


def _text(one: Text, other: Text, kept: str, sides: Mapping[str, str]) -> Text:
    """A text with the words of each language from the side that was chosen for it."""
    given = {ONE: one, OTHER: other}
    words = {language: given[side].texts.get(language, "") for language, side in sides.items()}
    texts = {language: said for language, said in words.items() if said}
    first, second = (one, other) if kept == ONE else (other, one)
    sources = (first.source, second.source, *texts, first.source)
    source = next((code for code in sources if code in texts), first.source)

    def is_old(language: str) -> bool:
        own = given[sides[language]]
        return language in own.stale or (
            language not in (source, own.source)
            and own.texts.get(own.source) != texts.get(own.source)
        )

    machine = {code for code in texts if code in given[sides[code]].machine and code != source}
    stale = {code for code in texts if code != source and is_old(code)}
    return Text(source, texts, frozenset(machine), frozenset(stale))


def _united(
    used: Mapping[str, set[str]], kept: str, said: tuple[Evidences, Evidences]
) -> dict[str, list[Evidence]]:
    """The evidence of each field, from the sides its value was taken from; each source once."""
    by_side = {ONE: said[0], OTHER: said[1]}
    found: dict[str, list[Evidence]] = {}
    for field, sides in used.items():
        order = sorted(sides, key=lambda side: side != kept)
        sources = {
            one.source: one for side in reversed(order) for one in by_side[side].get(field, ())
        }
        found[field] = [sources[key] for key in _in_order(order, by_side, field)]
    return found


def _in_order(order: Sequence[str], by_side: Mapping[str, Evidences], field: str) -> list[str]:
    keys = (one.source for side in order for one in by_side[side].get(field, ()))
    return list(dict.fromkeys(keys))


def stored(value: Any) -> Any:
    """A value of a card as plain JSON."""
    if isinstance(value, Text):
        return value.to_json()
    return value.isoformat() if isinstance(value, date) else value


def restored(field: str, value: Any) -> Any:
    """The value of a field whose plain JSON this is."""
    if field in TEXTS:
        return Text.from_json(value)
    if value and Actor._meta.get_field(field).get_internal_type() == "DateField":
        return date.fromisoformat(value)
    return value
