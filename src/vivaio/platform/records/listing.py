"""Lists of one kind of record, in the order of an alphabet, narrowed by country and category."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from django.db import connection
from django.db.models import CharField, Count, QuerySet

from vivaio.platform.records.models import Record
from vivaio.platform.records.queries import HEADING, Heading
from vivaio.platform.records.writing import data_version
from vivaio.platform.tenancy.readings import Given, Reading
from vivaio.platform.tenancy.viewer import Viewer

#: Putting a row in order costs as much as passing so many by in order.
SORTING = 8
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


_kept: OrderedDict[tuple[str, Hashable], tuple[int, Tally]] = OrderedDict()
_lock = Lock()


def tally(viewer: Viewer, kind: str) -> Tally:
    """Count the records of a kind that a viewer may see, unless nothing changed since last time.

    The version is read before the counting, so that what is kept is never older than it says.
    Within a transaction nothing is kept: what is counted there may never come to be.
    """
    place = (kind, viewer.sight)
    version = data_version()
    version_kept, kept = _kept.get(place, (-1, None))
    if kept is not None and version_kept == version:
        return kept
    counted = _count(viewer, kind)
    if not connection.in_atomic_block:
        with _lock:
            _kept[place] = version, counted
            _kept.move_to_end(place)
            while len(_kept) > ROOM:
                _kept.popitem(last=False)
    return counted


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
    narrowed = {"country": country, "category": category}
    asked = {name: value for name, value in narrowed.items() if value}
    walked = (start + count) * found.total() // total
    rows = _ordered.rows(
        viewer, walked < SORTING * total, start, count, kind=kind, language=viewer.language, **asked
    )
    return Page([Heading(*row) for row in rows], total)


def _in_order(
    viewer: Viewer, is_walked: bool, start: int, count: int, **places: Given
) -> QuerySet[Record, tuple[Any, ...]]:
    """Named by its kind, a key is found in alphabetical order, and rows are looked up until the
    page is full; without, the few rows are looked up first and then put in order.
    """
    language = places.pop("language")
    keys = {"sort_keys__language": language}
    if is_walked:
        keys["sort_keys__kind"] = places["kind"]
    rows = Record.objects.visible_to(viewer).filter(**places).filter(**keys)
    ordered = rows.order_by("sort_keys__key", "sort_keys__record")
    return ordered.values_list(*HEADING)[start : start + count]


_ordered = Reading(
    _in_order,
    kind=CharField(),
    language=CharField(),
    country=CharField(),
    category=CharField(),
)
