"""The part of the ground that a map shows, and where on it a place lies.

Maps are drawn as browsers' map libraries draw them (Web Mercator, EPSG:3857): at zoom z the world
is a square of 256 · 2^z pixels, x to the right from 180° west, y down from 85.05° north.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from vivaio.kernel.errors import N_, Invalid, Message

#: The world's width in the finest units; a unit is a pixel of zoom 24.
WORLD = 1 << 32
FURTHEST, NEAREST = 3, 16
#: Web Mercator ends here, in degrees.
POLE = 85.0511
#: The most pixels of a view, either way: a very large screen.
WIDEST = 4096
#: A place is told to this many decimals of a degree: about a metre.
DECIMALS = 5
NO_VIEW = N_(
    "A view is given as bbox=west,south,east,north in degrees, such as bbox=6.6,43.9,9.2,46.5,"
    " and zoom= a whole number from %(least)s to %(most)s."
)
TOO_WIDE = N_("This view is too large for its zoom: choose a smaller one, or a lower zoom.")

Bounds = tuple[float, float, float, float]


def units(latitude: float, longitude: float) -> tuple[int, int]:
    """A place in degrees as x and y in the finest units."""
    radians = math.radians(max(-POLE, min(POLE, latitude)))
    down = 0.5 - math.asinh(math.tan(radians)) / math.tau
    x, y = (longitude / 360 + 0.5) * WORLD, down * WORLD
    return min(max(int(x), 0), WORLD - 1), min(max(int(y), 0), WORLD - 1)


def degrees(x: float, y: float) -> tuple[float, float]:
    """Latitude and longitude of a place in the finest units."""
    latitude = math.degrees(math.atan(math.sinh(math.tau * (0.5 - y / WORLD))))
    return latitude, (x / WORLD - 0.5) * 360


def _refused(msgid: str = NO_VIEW) -> Invalid:
    given = {"least": FURTHEST, "most": NEAREST} if msgid == NO_VIEW else {}
    return Invalid({"bbox": [Message(msgid, given)]})


@dataclass(frozen=True, slots=True)
class View:
    """A rectangle in degrees at a zoom."""

    west: float
    south: float
    east: float
    north: float
    zoom: int

    @classmethod
    def of(cls, bbox: str, zoom: str) -> Self:
        """What an address asks for; `Invalid` with a sentence when it is no view."""
        parts = bbox.split(",")
        if len(parts) != 4 or len(bbox) > 100 or not (zoom.isascii() and zoom.isdigit()):
            raise _refused()
        try:
            west, south, east, north = (round(float(one), DECIMALS) for one in parts)
        except (ValueError, OverflowError):
            raise _refused() from None
        is_ordered = -180 <= west < east <= 180 and -90 <= south < north <= 90
        if not is_ordered or len(zoom) > 2 or not FURTHEST <= int(zoom) <= NEAREST:
            raise _refused()
        found = cls(west, max(south, -POLE), east, min(north, POLE), int(zoom))
        if max(found.width, found.height) > WIDEST:
            raise _refused(TOO_WIDE)
        return found

    @classmethod
    def around(
        cls, bounds: Bounds, width: int, height: int, *, nearest: int = NEAREST, margin: int = 0
    ) -> Self:
        """The nearest view of a size in pixels that holds bounds (west, south, east, north).

        `margin` are pixels that stay free on every side.
        """
        west, south, east, north = bounds
        left, top = units(north, west)
        right, bottom = units(south, east)
        zoom = nearest
        while zoom > FURTHEST:
            unit = 1 << (24 - zoom)
            wide, high = (right - left) / unit, (bottom - top) / unit
            if wide <= width - 2 * margin and high <= height - 2 * margin:
                break
            zoom -= 1
        return cls.centred((left + right) / 2, (top + bottom) / 2, zoom, width, height)

    @classmethod
    def centred(cls, x: float, y: float, zoom: int, width: float, height: float) -> Self:
        """A view of a size in pixels around a place in the finest units."""
        unit = 1 << (24 - zoom)
        x = min(max(x, width * unit / 2), WORLD - width * unit / 2)
        y = min(max(y, height * unit / 2), WORLD - height * unit / 2)
        north, west = degrees(x - width * unit / 2, y - height * unit / 2)
        south, east = degrees(x + width * unit / 2, y + height * unit / 2)
        left, lower, right, upper = (round(one, DECIMALS) for one in (west, south, east, north))
        return cls(left, lower, right, upper, zoom)

    @property
    def unit(self) -> int:
        """How many of the finest units a pixel is."""
        return 1 << (24 - self.zoom)

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom in the finest units."""
        return _box(self)

    @property
    def width(self) -> int:
        """Pixels from west to east."""
        left, _, right, _ = self.box
        return max(1, round((right - left) / self.unit))

    @property
    def height(self) -> int:
        """Pixels from north to south."""
        _, top, _, bottom = self.box
        return max(1, round((bottom - top) / self.unit))

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """Where a place in the finest units lies, in pixels from the view's corner."""
        left, top, _, _ = self.box
        return round((x - left) / self.unit, 1), round((y - top) / self.unit, 1)

    @property
    def query(self) -> Mapping[str, str]:
        """The view as an address has it."""
        sides = (self.west, self.south, self.east, self.north)
        return {
            "bbox": ",".join(f"{one:.{DECIMALS}f}".rstrip("0").rstrip(".") for one in sides),
            "zoom": str(self.zoom),
        }

    def zoomed(self, step: int) -> View | None:
        """The same place nearer (1) or farther (-1), in the same size; None at the end."""
        zoom = self.zoom + step
        return self._moved(0, 0, zoom) if FURTHEST <= zoom <= NEAREST else None

    def moved(self, across: float, down: float) -> View:
        """The view moved by shares of its size."""
        return self._moved(across, down, self.zoom)

    def _moved(self, across: float, down: float, zoom: int) -> View:
        left, top, right, bottom = self.box
        x = (left + right) / 2 + across * (right - left)
        y = (top + bottom) / 2 + down * (bottom - top)
        return View.centred(x, y, zoom, self.width, self.height)


@lru_cache(64)
def _box(view: View) -> tuple[int, int, int, int]:
    """Asked for each spot of a view, so it is worked out once for all of them."""
    return (*units(view.north, view.west), *units(view.south, view.east))
