"""The ground of maps: outlines of countries around Europe, simplified, as one small file.

The file holds `{"scale": s, "countries": {code: [ring, ...], ...}}`. A ring is a flat list of whole
numbers: longitude and latitude of its first point times `s`, then the steps to each next point.
Codes are those of ISO 3166-1; what has none there lies under "". Neighbours share their borders,
since each border is simplified once, before rings are made of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global

Point = tuple[float, float]
#: West, south, east and north of the ground, in degrees.
WEST, SOUTH, EAST, NORTH = -32.0, 26.0, 50.0, 72.5
#: How far a simplified border may be from the true one, in degrees.
TOLERANCE = 0.025
SCALE = 100
#: Rings with less than this (in square degrees) are islets that nobody would see.
LEAST = 0.004


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The borders in degrees: TopoJSON stores steps between whole numbers."""
    (across, up), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * across + left, y * up + low))
        found.append(points)
    return found


def _distance(point: Point, start: Point, end: Point) -> float:
    """The square of the distance of a point from a line between two others."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    length = dx * dx + dy * dy
    if length:
        along = max(0.0, min(1.0, ((point[0] - x) * dx + (point[1] - y) * dy) / length))
        x, y = x + along * dx, y + along * dy
    return (point[0] - x) ** 2 + (point[1] - y) ** 2


def simplified(points: Sequence[Point], tolerance: float = TOLERANCE) -> list[Point]:
    """A line with fewer points, none of the left-out ones farther off than the tolerance."""
    kept, waiting = {0, len(points) - 1}, [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        worst, where = tolerance**2, 0
        for place in range(first + 1, last):
            off = _distance(points[place], points[first], points[last])
            if off > worst:
                worst, where = off, place
        if where:
            kept.add(where)
            waiting += [(first, where), (where, last)]
    return [points[place] for place in sorted(kept)]


def joined(numbers: Sequence[int], borders: Sequence[Sequence[Point]]) -> list[Point]:
    """A ring of borders; a negative number is a border walked from its end."""
    ring: list[Point] = []
    for number in numbers:
        border = borders[number] if number >= 0 else borders[~number][::-1]
        ring += border[1:] if ring else border
    return ring


def clipped(ring: list[Point]) -> list[Point]:
    """What of a ring lies within the ground, cut edge by edge."""
    for axis, limit, keeps_more in ((0, WEST, 1), (0, EAST, 0), (1, SOUTH, 1), (1, NORTH, 0)):
        found: list[Point] = []
        for place, now in enumerate(ring):
            before = ring[place - 1]
            is_in, was_in = ((one[axis] >= limit) == bool(keeps_more) for one in (now, before))
            if is_in != was_in:
                share = (limit - before[axis]) / (now[axis] - before[axis])
                other = before[1 - axis] + share * (now[1 - axis] - before[1 - axis])
                found.append((limit, other) if axis == 0 else (other, limit))
            if is_in:
                found.append(now)
        ring = found
        if not ring:
            break
    return ring


def area(ring: Sequence[Point]) -> float:
    """The area of a ring in square degrees."""
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def written(ring: Sequence[Point]) -> list[int]:
    """A ring as whole numbers: its start, then steps."""
    whole = [(round(x * SCALE), round(y * SCALE)) for x, y in ring]
    numbers = [*whole[0]]
    for before, now in pairwise(whole):
        if now != before:
            numbers += [now[0] - before[0], now[1] - before[1]]
    return numbers


def _rings(geometry: dict[str, Any]) -> Iterator[Sequence[int]]:
    """The outer rings and holes of a geometry, as numbers of borders."""
    if geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def _code(geometry: dict[str, Any]) -> str:
    """The letters for the number that ISO 3166-1 gives a country; "" for none."""
    known: list[str] = get_global("territory_aliases").get(str(geometry.get("id")), [""])
    return known[0]


def outlines(topology: dict[str, Any]) -> dict[str, list[list[int]]]:
    """The rings of each country, by code."""
    found: dict[str, list[list[int]]] = {}
    borders = [simplified(border) for border in arcs(topology)]
    for geometry in topology["objects"]["countries"]["geometries"]:
        for numbers in _rings(geometry):
            ring = clipped(joined(numbers, borders))
            if len(ring) > 3 and area(ring) >= LEAST:
                found.setdefault(_code(geometry), []).append(written(ring))
    return dict(sorted(found.items()))


def prepare_outlines(modules: Path, target: Path) -> int:
    """Write the file; answers how many countries are in it."""
    topology = json.loads((modules / "world-atlas" / "countries-50m.json").read_text("utf-8"))
    countries = outlines(topology)
    target.parent.mkdir(parents=True, exist_ok=True)
    made = {"scale": SCALE, "countries": countries}
    target.write_text(json.dumps(made, separators=(",", ":")), "utf-8")
    return len(countries)
