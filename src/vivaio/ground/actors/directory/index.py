"""The facets of a card, and the index in which all cards are kept by them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from vivaio.ground.actors.models import Actor
from vivaio.ground.taxonomy.queries import parents
from vivaio.platform.records.facets.index import Index, raw, uid_bytes
from vivaio.platform.records.facets.snapshot import NONE, Facet, Row, Step

#: A card whose date comes within so many days is due soon.
SOON = timedelta(days=30)
CONFIRMED, DUE, PAST = "confirmed", "due", "past"
#: The value of `centre` for cards that the network itself keeps.
NETWORK = "network"
#: The codes of NUTS that are offered have so many signs: levels 0 to 2.
LEVELS = range(2, 5)
FOREVER = float(date.max.toordinal())


def freshness(today: date) -> list[Step]:
    """What a card's date says of it on a day."""
    now, soon = today.toordinal(), (today + SOON).toordinal()
    return [Step(CONFIRMED, soon + 1, FOREVER + 1), Step(DUE, now, soon + 1), Step(PAST, 0, now)]


#: In the order of pages and addresses.
ALL = (
    Facet("country"),
    Facet("territory"),
    Facet("kind", partial(parents, "kind")),
    Facet("sector", partial(parents, "sector")),
    Facet("level", partial(parents, "level")),
    Facet("theme", partial(parents, "theme")),
    Facet("target_group", partial(parents, "target_group")),
    Facet("method", partial(parents, "method")),
    Facet("centre"),
    Facet("freshness", number="until", steps=freshness),
    Facet("nature"),
)
FACETS = tuple(facet.name for facet in ALL)
#: Kept beside: the day of `valid_until` as an ordinal, and the position; not a number for none.
NUMBERS = ("until", "latitude", "longitude")

_PLAIN = ("country", "kind", "sector", "level", "nature")
_SEVERAL = {"theme": "themes", "target_group": "target_groups", "method": "methods"}
_COLUMNS = (
    "uid", *_PLAIN, *_SEVERAL.values(), "nuts", "centre__code", "valid_until", "latitude",
    "longitude",
)  # fmt: skip


def _read(uids: Collection[UUID] | None) -> Iterator[Row]:
    rows = Actor.objects.filter(deleted_at=None)
    if uids is not None:
        rows = rows.filter(uid__in=uids)
    return map(_row, raw(rows.values_list(*_COLUMNS)))


def _row(columns: tuple[Any, ...]) -> Row:
    uid, country, kind, sector, level, nature, *lists, nuts, centre, until, north, east = columns
    plain = zip(_PLAIN, (country, kind, sector, level, nature), strict=True)
    values = [(name, value) for name, value in plain if value]
    for name, written in zip(_SEVERAL, lists, strict=True):
        if written and written != "[]":
            values += [(name, code) for code in set(_codes(written))]
    values += [("territory", nuts[:length]) for length in LEVELS if len(nuts) >= length]
    values.append(("centre", centre or NETWORK))
    numbers = (_ordinal(until), *(NONE if one is None else one for one in (north, east)))
    return Row(uid_bytes(uid), values, numbers)


def _codes(written: Any) -> list[str]:
    found: list[str] = json.loads(written) if isinstance(written, str) else written
    return found


def _ordinal(day: date | str | None) -> float:
    if day is None:
        return NONE
    return float((date.fromisoformat(day) if isinstance(day, str) else day).toordinal())


INDEX = Index("actor", ALL, _read, NUMBERS)
