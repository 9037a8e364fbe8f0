"""Points that would lie on each other on a map, put together.

The grid is fixed to the ground, not to the view, so that moving the map moves no cluster.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")

#: A cell of the grid is 2^6 = 64 pixels wide.
CELL = 6
#: Clusters whose middles are nearer than this, in pixels, become one.
APART = 40
#: From this zoom on, what is only known by its region is kept apart from what has a position.
REGIONS_APART = 8


@dataclass(slots=True)
class Points:
    """Places in the finest units, in columns; `areas` names the region where it stands for the
    position ("" for a place of its own)."""

    xs: list[int] = field(default_factory=list)
    ys: list[int] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)

    def add(self, x: int, y: int, area: str = "") -> int:
        """Add one; answers its number."""
        self.xs.append(x)
        self.ys.append(y)
        self.areas.append(area)
        return len(self.xs) - 1


@dataclass(frozen=True, slots=True)
class Cluster:
    """Points, by their numbers, around a place in the finest units.

    `area` is the region that stands for the position of all of them, "" where any has its own.
    `known`: what was worked out of the members, for as long as the cluster is kept.
    """

    x: int
    y: int
    members: Sequence[int]
    area: str = ""
    known: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: str, work: Callable[[Sequence[int]], T]) -> T:
        """What `work` finds of the members; asked again, it is not done again."""
        if name not in self.known:
            self.known[name] = work(self.members)
        found: T = self.known[name]
        return found

    @property
    def count(self) -> int:
        """How many points it holds."""
        return len(self.members)


def clustered(points: Points, chosen: Iterable[int], zoom: int) -> list[Cluster]:
    """The chosen points in clusters for a zoom, largest first; each is in exactly one."""
    areas = points.areas
    found: list[Cluster] = []
    if zoom >= REGIONS_APART:
        every, chosen = list(chosen), []
        regions: dict[str, list[int]] = defaultdict(list)
        for one in every:
            (regions[areas[one]] if areas[one] else chosen).append(one)
        found = [_cluster(points, members) for members in regions.values()]
    found += _merged(points, _gridded(points, chosen, 24 - zoom + CELL), APART << (24 - zoom))
    return sorted(found, key=lambda one: (-one.count, one.x, one.y))


def _gridded(points: Points, chosen: Iterable[int], shift: int) -> dict[int, Cluster]:
    """The points of each cell, by the cell's column and row in one number."""
    xs, ys = points.xs, points.ys
    cells: dict[int, list[int]] = defaultdict(list)
    for one in chosen:
        cells[(xs[one] >> shift) << 32 | ys[one] >> shift].append(one)
    return {key: _cluster(points, members) for key, members in cells.items()}


def _cluster(points: Points, members: Sequence[int]) -> Cluster:
    number = len(members)
    x = sum(map(points.xs.__getitem__, members)) // number
    y = sum(map(points.ys.__getitem__, members)) // number
    areas = set(map(points.areas.__getitem__, members))
    return Cluster(x, y, array("I", members), areas.pop() if len(areas) == 1 else "")


#: From a cell to itself and the eight around it.
_AROUND = tuple((across << 32) + down for across in (-1, 0, 1) for down in (-1, 0, 1))


def _merged(points: Points, found: dict[int, Cluster], near: int) -> list[Cluster]:
    """Clusters on both sides of a line of the grid, if they are near each other, become one."""
    merged = []
    for key in sorted(found, key=lambda key: -found[key].count):
        first = found.pop(key, None)
        if first is None:
            continue
        members: list[int] = []
        for step in _AROUND:
            other = found.get(key + step)
            if other and (other.x - first.x) ** 2 + (other.y - first.y) ** 2 < near**2:
                members += found.pop(key + step).members
        merged.append(_cluster(points, [*first.members, *members]) if members else first)
    return merged


def within(clusters: Iterable[Cluster], box: tuple[int, int, int, int]) -> list[Cluster]:
    """Those whose middle lies in a box of the finest units: left, top, right, bottom."""
    left, top, right, bottom = box
    return [one for one in clusters if left <= one.x <= right and top <= one.y <= bottom]


def bounds(points: Points, members: Sequence[int]) -> tuple[int, int, int, int]:
    """The box around some points in the finest units: left, top, right, bottom."""
    xs, ys = [points.xs[one] for one in members], [points.ys[one] for one in members]
    return min(xs), min(ys), max(xs), max(ys)
