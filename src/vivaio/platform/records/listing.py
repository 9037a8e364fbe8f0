"""Lists of one kind of record, in the order of an alphabet, narrowed by country and category."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, Exists, OuterRef, QuerySet

from vivaio.platform.records.keeping import ByVersion
from vivaio.platform.records.models import Record, SortKey
from vivaio.platform.records.queries import HEADING, Heading
from vivaio.platform.tenancy.readings import Given, Reading
from vivaio.platform.tenancy.viewer import Viewer

#: Putting a row in order costs as much as passing so many by in order.
SORTING = 30
#: Tallies that one process keeps: one for each kind and each circle of people who see the same.
ROOM = 200


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records of a kind somebody may see, by (country, category); "" for all of them."""

    numbers: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, int]]) -> Tally:
        """The tally of countries and categories with their numbers."""
        numbers: Counter[tuple[str, str]] = Counter()
        for country, category, number in rows:
            for place in {(c, k) for c in ("", country) for k in ("", category)}:
                numbers[place] += number
        return cls(numbers)

    def total(self, country: str = "", category: str = "") -> int:
        """How many there are, of one country and category when they are given."""
        return self.numbers.get((country, category), 0)

    def countries(self) -> list[str]:
        """The codes of countries that are known of any."""
        return sorted({country for country, _ in self.numbers if country})


@dataclass(frozen=True, slots=True)
class Page:
    """A slice of a list, and how long the whole list is."""

    headings: Sequence[Heading]
    total: int


_kept: ByVersion[Tally] = ByVersion(ROOM, asks=True)


def tally(viewer: Viewer, kind: str) -> Tally:
    """Count the records of a kind that a viewer may see, unless nothing changed since last time."""
    return _kept.of((kind, viewer.sight), lambda: _count(viewer, kind))


def _count(viewer: Viewer, kind: str) -> Tally:
    rows = Record.objects.visible_to(viewer).filter(kind=kind)
    return Tally.of(rows.values_list("country", "category").annotate(number=Count("*")).order_by())


def page(
    viewer: Viewer, kind: str, *, country: str = "", category: str = "", start: int, count: int
) -> Page:
    """`count` records from `start` on, by title in the viewer's alphabet."""
    found = tally(viewer, kind)
    total = found.total(country, category)
    if start >= total:
        return Page([], total)
    narrowed = {"kind": kind, "country": country, "category": category}
    asked = {name: value for name, value in narrowed.items() if value}
    passed = (start + count) * found.total() // total
    reading = _walked if passed < SORTING * total else _sorted
    rows = reading.rows(viewer, start, count, language=viewer.language, **asked)
    return Page([Heading(*row) for row in rows], total)


def _walk(
    viewer: Viewer, start: int, count: int, language: Given, **asked: Given
) -> QuerySet[SortKey, tuple[Any, ...]]:
    """From key to key in alphabetical order, until enough records are found that are asked for.

    With a join the database might choose to sort all of them; asked like this, it cannot.
    """
    seen = Record.objects.visible_to(viewer).filter(uid=OuterRef("record"))
    keys = SortKey.objects.filter(language=language, **asked).filter(Exists(seen))
    columns = [f"record__{name}" for name in HEADING]
    return keys.order_by("key", "record").values_list(*columns)[start : start + count]


def _sort(
    viewer: Viewer, start: int, count: int, language: Given, **asked: Given
) -> QuerySet[Record, tuple[Any, ...]]:
    """All records that are asked for, put in order: good where they are few."""
    rows = Record.objects.visible_to(viewer).filter(**asked).filter(sort_keys__language=language)
    ordered = rows.order_by("sort_keys__key", "sort_keys__record")
    return ordered.values_list(*HEADING)[start : start + count]


_FIELDS = {name: CharField() for name in ("language", "kind", "country", "category")}
_walked = Reading(_walk, **_FIELDS)
_sorted = Reading(_sort, **_FIELDS)
