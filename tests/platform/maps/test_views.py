"""Views: what is none is refused with a sentence; what is one keeps its size and its place."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vivaio.kernel.errors import Invalid
from vivaio.platform.maps.views import FURTHEST, NEAREST, POLE, WIDEST, WORLD, View, degrees, units

_TORINO = (45.07, 7.69)
_ITALY = (6.6, 35.5, 18.5, 47.1)


def test_a_place_is_found_again() -> None:
    latitude, longitude = degrees(*units(*_TORINO))
    assert math.isclose(latitude, _TORINO[0], abs_tol=1e-6)
    assert math.isclose(longitude, _TORINO[1], abs_tol=1e-6)


def test_the_corners_of_the_world() -> None:
    assert units(POLE, -180)[0] == 0
    assert units(POLE, -180)[1] <= 10_000
    assert units(90, 200) == (WORLD - 1, units(POLE, 0)[1])
    assert units(-90, 0)[1] <= WORLD - 1


def test_an_address_gives_a_view_and_a_view_its_address() -> None:
    view = View.of("6.6,43.9,9.2,46.5", "7")
    assert (view.west, view.north, view.zoom) == (6.6, 46.5, 7)
    assert view.query == {"bbox": "6.6,43.9,9.2,46.5", "zoom": "7"}
    assert View.of(**view.query) == view


@pytest.mark.parametrize(
    ("bbox", "zoom"),
    [
        ("", "5"),
        ("1,2,3", "5"),
        ("1,2,3,4,5", "5"),
        ("a,b,c,d", "5"),
        ("nan,0,1,1", "5"),
        ("inf,0,1,1", "5"),
        ("-inf,0,inf,1", "5"),
        ("1e999,0,1,1", "5"),
        ("9,0,1,1", "5"),
        ("0,9,1,1", "5"),
        ("1,1,1,1", "5"),
        ("-181,0,1,1", "5"),
        ("0,-91,1,1", "5"),
        ("0,0,1,1", ""),
        ("0,0,1,1", "2"),
        ("0,0,1,1", "17"),
        ("0,0,1,1", "5.5"),
        ("0,0,1,1", "-5"),
        ("0,0,1,1", "٥"),
        ("0,0,1,1", "9" * 50),
        ("0,0,1,1" + "0" * 200, "5"),
        ("-180,-85,180,85", "16"),
    ],
)
def test_what_is_no_view_is_refused_with_a_sentence(bbox: str, zoom: str) -> None:
    with pytest.raises(Invalid) as refused:
        View.of(bbox, zoom)
    assert refused.value.errors["bbox"][0].msgid


@settings(max_examples=30, deadline=None)
@given(bbox=st.text(max_size=40), zoom=st.text(max_size=4))
def test_any_words_are_a_view_or_refused(bbox: str, zoom: str) -> None:
    try:
        view = View.of(bbox, zoom)
    except Invalid:
        return
    assert max(view.width, view.height) <= WIDEST


def test_a_view_around_bounds_holds_them_as_near_as_can_be() -> None:
    view = View.around(_ITALY, 800, 600, margin=20)
    assert (view.width, view.height) == (800, 600)
    assert view.west < _ITALY[0] < _ITALY[2] < view.east
    assert view.south < _ITALY[1] < _ITALY[3] < view.north
    nearer = view.zoomed(1)
    assert nearer is not None
    assert nearer.south > _ITALY[1] or nearer.west > _ITALY[0]


@settings(max_examples=30, deadline=None)
@given(
    latitude=st.floats(-80, 80),
    longitude=st.floats(-170, 170),
    zoom=st.integers(FURTHEST + 1, NEAREST - 1),
    across=st.sampled_from([-0.5, 0, 0.5]),
)
def test_moving_and_zooming_keep_the_size(
    latitude: float, longitude: float, zoom: int, across: float
) -> None:
    view = View.centred(*units(latitude, longitude), zoom, 640, 400)
    for one in (view, view.moved(across, 0), view.zoomed(1), view.zoomed(-1)):
        assert one is not None
        assert abs(one.width - 640) <= 4
        assert abs(one.height - 400) <= 4
        assert View.of(**one.query).zoom == one.zoom


def test_there_is_an_end_to_zooming() -> None:
    far = View.around((-170, -80, 170, 80), 640, 400)
    assert far.zoom == FURTHEST
    assert far.zoomed(-1) is None
    near = View.around((7.69, 45.07, 7.69, 45.07), 640, 400)
    assert near.zoom == NEAREST
    assert near.zoomed(1) is None
    assert near.pixel(*units(*_TORINO)) == pytest.approx((320, 200), abs=8)
