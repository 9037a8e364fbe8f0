"""The ground of a map: outlines of countries, from the file that is made ready at set-up."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from django.conf import settings

from vivaio.platform.maps.views import Bounds, View, degrees, units

#: Where it lies among the static files.
OUTLINES = "vendor/outlines.json"
#: A step shorter than this, in pixels, is not drawn.
FINEST = 1.5

Ring = tuple[tuple[int, int], ...]
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Country:
    """The outline of a country in the finest units: rings, each with its box."""

    code: str
    rings: tuple[tuple[Box, Ring], ...]

    def within(self, box: Box) -> Iterator[Ring]:
        """The rings that may be seen in a box."""
        left, top, right, bottom = box
        for (west, north, east, south), ring in self.rings:
            if west <= right and east >= left and north <= bottom and south >= top:
                yield ring


@dataclass(frozen=True, slots=True)
class Shape:
    """A country as a view draws it: `path` is the `d` of an SVG path, to be filled evenly-odd."""

    code: str
    path: str


def _ring(numbers: Sequence[int], scale: int) -> tuple[Box, Ring]:
    x = y = 0
    points = []
    for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append(units(y / scale, x / scale))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys)), tuple(points)


@lru_cache(maxsize=1)
def countries() -> tuple[Country, ...]:
    """All that is drawn; nothing where the file was not made ready."""
    path = Path(settings.PACKAGE) / "assets" / OUTLINES
    if not path.is_file():
        return ()
    read = json.loads(path.read_text("utf-8"))
    return tuple(
        Country(code, tuple(_ring(ring, read["scale"]) for ring in rings))
        for code, rings in read["countries"].items()
    )


def bounds(codes: Sequence[str]) -> Bounds | None:
    """The box in degrees around the main land of some countries; None when none is drawn.

    Of each country its largest ring counts and what lies near it, so that islands in another
    ocean do not widen the map.
    """
    boxes = [box for one in countries() if one.code in codes for box in _main(one)]
    if not boxes:
        return None
    west, north, east, south = zip(*boxes, strict=True)
    upper, left = degrees(min(west), min(north))
    lower, right = degrees(max(east), max(south))
    return left, lower, right, upper


def _main(country: Country) -> Iterator[Box]:
    boxes = [box for box, _ in country.rings]
    largest = max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    wide, high = largest[2] - largest[0], largest[3] - largest[1]
    for box in boxes:
        if (
            box[0] >= largest[0] - wide / 2
            and box[2] <= largest[2] + wide / 2
            and box[1] >= largest[1] - high / 2
            and box[3] <= largest[3] + high / 2
        ):
            yield box


@lru_cache(maxsize=64)
def shapes(view: View) -> tuple[Shape, ...]:
    """The countries that a view shows."""
    drawn = ((one.code, _path(one.within(view.box), view)) for one in countries())
    return tuple(Shape(code, path) for code, path in drawn if path)


def _path(rings: Iterator[Ring], view: View) -> str:
    """The rings in whole pixels, without steps too short to be seen."""
    left, top, _, _ = view.box
    unit, least = view.unit, FINEST * view.unit
    parts = []
    for ring in rings:
        kept = [ring[0]]
        for point in ring[1:]:
            if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= least:
                kept.append(point)
        if len(kept) < 3:
            continue
        pixels = [((x - left) // unit, (y - top) // unit) for x, y in kept]
        steps = (f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(pixels))
        parts.append(f"M{pixels[0][0]} {pixels[0][1]}l{' '.join(steps)}z")
    return "".join(parts)
