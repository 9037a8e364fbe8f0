"""The facets of a card, and the index in which all cards are kept by them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache, partial
from itertools import takewhile
from typing import Any
from uuid import UUID

from vivaio.ground.actors.freshness import AHEAD, Freshness
from vivaio.ground.actors.models import Actor
from vivaio.ground.taxonomy.queries import parents
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.platform.records.facets.index import Index, raw, uid_bytes
from vivaio.platform.records.facets.snapshot import NONE, Facet, Row, Step

#: The value of `centre` for cards that the network itself keeps.
NETWORK = "network"
#: The codes of NUTS that are offered have so many signs: levels 0 to 2.
LEVELS = range(2, 5)
FOREVER = float(date.max.toordinal())


def freshness(today: date) -> list[Step]:
    """What a card's date says of it on a day; a card without one has the number 0."""
    now, soon = today.toordinal(), (today + AHEAD).toordinal()
    return [
        Step(Freshness.CONFIRMED, soon + 1, FOREVER + 1),
        Step(Freshness.DUE, now, soon + 1),
        Step(Freshness.PAST, 1, now),
        Step(Freshness.UNDATED, 0, 1),
    ]


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
#: Kept beside: the day of `valid_until` as an ordinal (0 for none), and the position (nan).
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
    lies = _in_present_codes(nuts)
    values += [("territory", lies[:length]) for length in LEVELS if len(lies) >= length]
    values.append(("centre", centre or NETWORK))
    numbers = (_ordinal(until), *(NONE if one is None else one for one in (north, east)))
    return Row(uid_bytes(uid), values, numbers)


@lru_cache(maxsize=2_000)
def _in_present_codes(nuts: str) -> str:
    """Where a territory lies, in codes of the present edition: a former region's is the smallest
    present one around all that it went to."""
    region = territories.region(nuts[:4])
    if region is None or not region.into:
        return nuts
    alike = takewhile(lambda signs: len(set(signs)) == 1, zip(*region.into, strict=False))
    return "".join(signs[0] for signs in alike)


def _codes(written: Any) -> list[str]:
    found: list[str] = json.loads(written) if isinstance(written, str) else written
    return found


def _ordinal(day: date | str | None) -> float:
    if day is None:
        return 0.0
    return float((date.fromisoformat(day) if isinstance(day, str) else day).toordinal())


INDEX = Index("actor", ALL, _read, NUMBERS)
