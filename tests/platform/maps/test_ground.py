"""The ground: outlines that were made ready at set-up, drawn as paths."""

from __future__ import annotations

import re

from vivaio.platform.maps import ground
from vivaio.platform.maps.views import View, units

_NETWORK = ("IT", "SI", "HR", "GR", "RO")


def test_the_countries_of_the_network_are_there() -> None:
    codes = {one.code for one in ground.countries()}
    assert set(_NETWORK) <= codes
    assert {"FR", "ES", "PT", "SE", "DE", "AL", "CY", "MT"} <= codes


def test_bounds_hold_the_land() -> None:
    west, south, east, north = ground.bounds(["IT"]) or (0, 0, 0, 0)
    assert 6 < west < 7.5
    assert 35 < south < 38
    assert 18 < east < 19
    assert 46.5 < north < 47.5
    assert ground.bounds(["XX"]) is None
    spain = ground.bounds(["ES"])
    assert spain is not None
    assert spain[1] > 34  # the Canary Islands do not widen the map of the mainland


def test_a_view_draws_what_it_shows_and_nothing_else() -> None:
    bounds = ground.bounds(["SI"])
    assert bounds is not None
    view = View.around(bounds, 320, 240)
    shapes = {one.code: one.path for one in ground.shapes(view)}
    assert {"SI", "HR", "IT", "AT"} <= set(shapes)
    assert "PT" not in shapes
    assert all(re.fullmatch(r"(M-?\d+ -?\d+l[-\d ]+z)+", path) for path in shapes.values())
    assert sum(map(len, shapes.values())) < 12_000


def test_a_capital_lies_in_its_country() -> None:
    """The rings are where the places are: an even-odd count of borders to the west of Ljubljana."""
    x, y = units(46.05, 14.5)
    slovenia = next(one for one in ground.countries() if one.code == "SI")
    crossed = 0
    for _, ring in slovenia.rings:
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (ay > y) != (by > y) and ax + (y - ay) * (bx - ax) / (by - ay) < x:
                crossed += 1
    assert crossed % 2 == 1
