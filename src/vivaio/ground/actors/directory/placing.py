"""Where the cards of a result lie: at their own position, or else in their region.

A position that nobody gave is never made up: the point at which a region's label stands is the
region's, and a card that lies there is said to be in the region.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import isnan
from threading import Lock

from vivaio.ground.actors.directory.finding import Found
from vivaio.ground.taxonomy.territories.queries import nearest
from vivaio.platform.maps.clusters import CELL, REGIONS_APART, Cluster, Points, clustered, within
from vivaio.platform.maps.views import View, units
from vivaio.platform.records.facets.bits import bits, places
from vivaio.platform.records.facets.snapshot import Snapshot

#: Ways of clustering one state of the directory that a process keeps.
ROOM = 24
#: More changed cards than this are placed as if nothing were known of any.
AT_ONCE = 100
#: Where NUTS writes a country in another way than ISO 3166.
_NUTS = {"GR": "EL", "GB": "UK"}


@dataclass(frozen=True, slots=True)
class Placed:
    """All cards of a snapshot, by their places in it.

    `codes`: the smallest region known of each (NUTS; "" for none). `own`: those with a position
    of their own; `near`: those for which their region stands.
    """

    points: Points
    codes: Sequence[str]
    own: int
    near: int
    kept: OrderedDict[tuple[int, int], list[Cluster]] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    @property
    def all(self) -> int:
        """Those that are somewhere on the map."""
        return self.own | self.near

    def clusters(self, held: int, zoom: int) -> list[Cluster]:
        """Some of them in clusters, as they are while nothing changes."""
        key = held, zoom
        found = self.kept.get(key)
        if found is None:
            found = clustered(self.points, places(held), zoom)
            with self.lock:
                self.kept[key] = found
                while len(self.kept) > ROOM:
                    self.kept.popitem(last=False)
        return found


@dataclass(frozen=True, slots=True)
class Seen:
    """What a view shows of a result: clusters, with each card in one of them at most."""

    placed: Placed
    clusters: Sequence[Cluster]

    @property
    def count(self) -> int:
        """How many cards its clusters hold."""
        return sum(cluster.count for cluster in self.clusters)

    @property
    def held(self) -> int:
        """The cards in its clusters."""
        members = chain.from_iterable(cluster.members for cluster in self.clusters)
        return bits(members, len(self.placed.codes))


def seen(found: Found, view: View) -> Seen:
    """The part of a result that lies in a view."""
    placed = placed_in(found.snapshot)
    held = found.held & placed.all
    if view.zoom < REGIONS_APART:
        clusters = within(placed.clusters(held, view.zoom), view.box)
    else:
        # So near, few are in the view: the others need not be put together first.
        around = _around(placed.points, places(held), view)
        clusters = within(clustered(placed.points, around, view.zoom), view.box)
    return Seen(placed, clusters)


def _around(points: Points, held: Iterable[int], view: View) -> Iterable[int]:
    """Those in a view or in the cells of the grid next to it."""
    (left, top, right, bottom), margin = view.box, 2 << (24 - view.zoom + CELL)
    left, top, right, bottom = left - margin, top - margin, right + margin, bottom + margin
    xs, ys = points.xs, points.ys
    return [one for one in held if left < xs[one] < right and top < ys[one] < bottom]


_latest: tuple[Snapshot, Placed] | None = None


def placed_in(snapshot: Snapshot) -> Placed:
    """Where all cards of a snapshot lie: kept for the latest one, and brought on from it."""
    global _latest
    known = _latest
    if known is not None and known[0] is snapshot:
        return known[1]
    made = _advanced(*known, snapshot) if known is not None else None
    made = made or _made(snapshot)
    _latest = snapshot, made
    return made


def _made(snapshot: Snapshot) -> Placed:
    codes = [""] * snapshot.size
    for value, held in snapshot.values.get("country", {}).items():
        for place in places(held):
            codes[place] = _NUTS.get(value, value)
    for value, held in sorted(snapshot.values.get("territory", {}).items(), key=_length):
        for place in places(held):
            codes[place] = value
    points = Points([0] * snapshot.size, [0] * snapshot.size, [""] * snapshot.size)
    return _placed(snapshot, points, codes, range(snapshot.size), 0, 0)


def _length(pair: tuple[str, int]) -> int:
    return len(pair[0])


def _advanced(before: Snapshot, known: Placed, snapshot: Snapshot) -> Placed | None:
    """What is known with the changed cards placed anew; None where that is no less work."""
    if before.register is not snapshot.register or snapshot.size < before.size:
        return None
    pairs = enumerate(zip(before.changes, snapshot.changes, strict=False))
    fresh = [place for place, (old, new) in pairs if old != new]
    fresh += range(before.size, snapshot.size)
    if len(fresh) > AT_ONCE:
        return None
    longer = snapshot.size - before.size
    points = Points(
        [*known.points.xs, *[0] * longer],
        [*known.points.ys, *[0] * longer],
        [*known.points.areas, *[""] * longer],
    )
    codes = [*known.codes, *[""] * longer]
    for place in fresh:
        codes[place] = _code(snapshot, place)
    cleared = ~bits(fresh, snapshot.size)
    return _placed(snapshot, points, codes, fresh, known.own & cleared, known.near & cleared)


def _code(snapshot: Snapshot, place: int) -> str:
    regions = _having(snapshot, "territory", place)
    country = next(_having(snapshot, "country", place), "")
    return max(regions, key=len, default=_NUTS.get(country, country))


def _having(snapshot: Snapshot, facet: str, place: int) -> Iterator[str]:
    values = snapshot.values.get(facet, {}).items()
    return (value for value, held in values if held >> place & 1)


def _placed(
    snapshot: Snapshot, points: Points, codes: list[str], fresh: Iterable[int], own: int, near: int
) -> Placed:
    """With the points of some cards made anew."""
    north, east = snapshot.numbers["latitude"], snapshot.numbers["longitude"]
    label = _labels()
    exact, rough = [], []
    for place in fresh:
        if not isnan(north[place]):
            points.xs[place], points.ys[place] = units(north[place], east[place])
            points.areas[place] = ""
            exact.append(place)
            continue
        found = label(codes[place])
        if found is not None:
            points.areas[place], points.xs[place], points.ys[place] = found
            rough.append(place)
    own, near = own | bits(exact, snapshot.size), near | bits(rough, snapshot.size)
    return Placed(points, codes, own, near)


def _labels() -> Callable[[str], tuple[str, int, int] | None]:
    """For a code its region and where that is labelled, looked up once each."""
    known: dict[str, tuple[str, int, int] | None] = {"": None}

    def label(code: str) -> tuple[str, int, int] | None:
        if code not in known:
            region = nearest(code)
            known[code] = (
                (region.code, *units(region.latitude, region.longitude)) if region else None
            )
        return known[code]

    return label
