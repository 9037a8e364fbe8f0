"""Clusters: every point is in exactly one, at every zoom; regions are told apart when near."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vivaio.platform.maps.clusters import (
    APART,
    REGIONS_APART,
    Points,
    bounds,
    clustered,
    within,
)
from vivaio.platform.maps.views import FURTHEST, NEAREST, WORLD, units

_PIEMONTE, _TORINO, _MILANO = (45.0, 8.0), (45.07, 7.69), (45.46, 9.19)
_place = st.tuples(
    st.floats(34, 49), st.floats(5, 31), st.sampled_from(["", "", "", "ITC1", "HR05"])
)


def _points(*places: tuple[float, float, str]) -> Points:
    made = Points()
    for latitude, longitude, area in places:
        made.add(*units(latitude, longitude), area)
    return made


@settings(max_examples=30, deadline=None)
@given(st.lists(_place, max_size=60), st.integers(FURTHEST, NEAREST))
def test_no_point_is_lost_or_counted_twice(
    places: list[tuple[float, float, str]], zoom: int
) -> None:
    points = _points(*places)
    clusters = clustered(points, range(len(places)), zoom)
    assert sorted(one for cluster in clusters for one in cluster.members) == list(
        range(len(places))
    )
    assert [one.count for one in clusters] == sorted((o.count for o in clusters), reverse=True)
    for cluster in clusters:
        left, top, right, bottom = bounds(points, cluster.members)
        assert left <= cluster.x <= right
        assert top <= cluster.y <= bottom
        if cluster.area:
            assert {points.areas[one] for one in cluster.members} == {cluster.area}


def test_only_the_chosen_are_counted() -> None:
    points = _points((*_TORINO, ""), (*_TORINO, ""), (*_MILANO, ""))
    assert [list(one.members) for one in clustered(points, [1], 5)] == [[1]]
    assert clustered(points, [], 5) == []


def test_neighbours_are_one_from_afar_and_two_from_near() -> None:
    points = _points((*_TORINO, ""), (*_MILANO, ""))
    assert [one.count for one in clustered(points, [0, 1], 4)] == [2]
    assert [one.count for one in clustered(points, [0, 1], 10)] == [1, 1]


def test_a_line_of_the_grid_parts_no_neighbours() -> None:
    line = WORLD // 2
    points = Points()
    points.add(line - 1, line)
    points.add(line + 1, line)
    for zoom in range(FURTHEST, NEAREST + 1):
        assert [one.count for one in clustered(points, [0, 1], zoom)] == [2]


def test_moving_the_map_moves_no_cluster() -> None:
    points = _points((*_TORINO, ""), (*_MILANO, ""), (44.4, 8.9, ""))
    everything = clustered(points, range(3), 7)
    some = within(everything, (0, 0, WORLD, units(44.8, 0)[1]))
    assert 0 < len(some) < len(everything)
    assert all(one in everything for one in some)


@pytest.mark.parametrize("zoom", [REGIONS_APART, NEAREST])
def test_what_is_only_in_a_region_is_told_apart_when_near(zoom: int) -> None:
    points = _points((*_PIEMONTE, "ITC1"), (*_PIEMONTE, "ITC1"), (*_PIEMONTE, ""))
    assert {(one.count, one.area) for one in clustered(points, range(3), zoom)} == {
        (2, "ITC1"),
        (1, ""),
    }
    assert {(one.count, one.area) for one in clustered(points, range(3), 5)} == {(3, "")}
    assert {(one.count, one.area) for one in clustered(points, range(2), 5)} == {(2, "ITC1")}


def test_clusters_of_a_zoom_leave_each_other_room() -> None:
    points = _points(*((45 + step / 40, 8.0, "") for step in range(40)))
    for zoom in range(FURTHEST, 9):
        ys = sorted(one.y for one in clustered(points, range(40), zoom))
        gaps = [below - above for above, below in pairwise(ys)]
        assert all(gap >= (APART // 2) << (24 - zoom) for gap in gaps)
