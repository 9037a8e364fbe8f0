"""Measures against graphs whose numbers are known, and what holds of any graph."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vivaio.analysis.network import (
    Graph,
    betweenness,
    bridges,
    communities,
    components,
    constraint,
    layout,
)

#: W. W. Zachary, "An information flow model for conflict and fission in small groups", Journal of
#: Anthropological Research 33 (1977): who of a karate club met whom outside it, members from 0.
KARATE = {
    0: (1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31),
    1: (2, 3, 7, 13, 17, 19, 21, 30),
    2: (3, 7, 8, 9, 13, 27, 28, 32),
    3: (7, 12, 13),
    4: (6, 10),
    5: (6, 10, 16),
    6: (16,),
    8: (30, 32, 33),
    9: (33,),
    13: (33,),
    14: (32, 33),
    15: (32, 33),
    18: (32, 33),
    19: (33,),
    20: (32, 33),
    22: (32, 33),
    23: (25, 27, 29, 32, 33),
    24: (25, 27, 31),
    25: (31,),
    26: (29, 33),
    27: (33,),
    28: (31, 33),
    29: (32, 33),
    30: (32, 33),
    31: (32, 33),
    32: (33,),
}
CLUB = Graph.of(34, np.array([(a, b) for a, others in KARATE.items() for b in others]))


def path(size: int) -> Graph:
    return Graph.of(size, np.column_stack([np.arange(size - 1), np.arange(1, size)]))


def star(leaves: int) -> Graph:
    return Graph.of(leaves + 1, np.array([(0, one) for one in range(1, leaves + 1)]))


def clique(size: int) -> Graph:
    return Graph.of(size, np.array(list(combinations(range(size), 2))))


def test_the_club() -> None:
    """The instructor (0) and the president (33) lie between the others, as is often printed."""
    assert (len(CLUB.edges), CLUB.degree[0], CLUB.degree[33]) == (78, 16, 17)
    found = betweenness(CLUB)
    assert np.round(found[[0, 33, 32, 2, 31]], 4) == pytest.approx(
        [0.4376, 0.3041, 0.1452, 0.1437, 0.1383]
    )
    sides = communities(CLUB)
    assert sides[0] != sides[33]
    assert 3 <= sides.max() + 1 <= 5
    assert bridges(CLUB).tolist() == [[0, 11]]


def test_simple_shapes() -> None:
    assert betweenness(path(5)) == pytest.approx([0, 3 / 6, 4 / 6, 3 / 6, 0])
    assert betweenness(star(6)) == pytest.approx([1, 0, 0, 0, 0, 0, 0])
    assert betweenness(clique(5)) == pytest.approx([0] * 5)
    assert constraint(star(4)) == pytest.approx([0.25, 1, 1, 1, 1])
    assert constraint(clique(3)) == pytest.approx([1.125] * 3)
    assert len(bridges(path(5))) == 4
    assert len(bridges(clique(4))) == 0


def test_nothing_and_almost_nothing() -> None:
    none, two = Graph.of(0, np.empty((0, 2))), Graph.of(2, np.array([(0, 1), (1, 0), (1, 1)]))
    for graph in (none, two, Graph.of(3, np.empty((0, 2)))):
        for measure in (betweenness, communities, components, layout):
            assert len(measure(graph)) == graph.size
    assert np.isnan(constraint(Graph.of(1, np.empty((0, 2))))).all()
    assert two.edges.tolist() == [[0, 1]]
    with pytest.raises(ValueError, match="names a node"):
        Graph.of(2, np.array([(0, 2)]))


def test_an_estimate_is_near_and_the_same_each_time() -> None:
    near = betweenness(CLUB, exact=0, pivots=24)
    assert near == pytest.approx(betweenness(CLUB, exact=0, pivots=24))
    assert np.abs(near - betweenness(CLUB)).max() < 0.1


def test_two_cliques_are_two_communities() -> None:
    pairs = [*combinations(range(5), 2), *combinations(range(5, 11), 2), (0, 5)]
    found = communities(Graph.of(11, np.array(pairs)))
    assert found.tolist() == [1] * 5 + [0] * 6


def test_related_nodes_are_drawn_near_each_other() -> None:
    for graph in (CLUB, path(400)):
        places = layout(graph)
        lengths = np.linalg.norm(places[graph.edges[:, 0]] - places[graph.edges[:, 1]], axis=1)
        every = np.linalg.norm(places[:, None] - places[None], axis=2)
        assert lengths.mean() < every.mean() * 0.75
        assert np.ptp(places, axis=0).max() > 0.6


_graphs = st.integers(1, 12).flatmap(
    lambda size: st.builds(
        lambda pairs: Graph.of(size, np.array(pairs, dtype=np.int64).reshape(-1, 2)),
        st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), max_size=20),
    )
)


@settings(max_examples=50, deadline=None)
@given(graph=_graphs)
def test_any_graph(graph: Graph) -> None:
    """Each measure stays in its range and agrees with the others."""
    between, parts = betweenness(graph), components(graph)
    assert ((between >= -1e-9) & (between <= 1 + 1e-9)).all()
    assert (between[graph.degree < 2] == 0).all()
    assert (parts[graph.edges[:, 0]] == parts[graph.edges[:, 1]]).all()
    assert (np.diff(np.bincount(parts)) <= 0).all()
    groups = communities(graph)
    assert len({(one, parts[place]) for place, one in enumerate(groups)}) == groups.max() + 1
    tight = constraint(graph)
    assert (np.isnan(tight) == (graph.degree == 0)).all()
    assert (tight[graph.degree > 0] > 0).all()
    for first, second in bridges(graph):
        kept = [edge for edge in graph.edges.tolist() if edge != [first, second]]
        without = Graph.of(graph.size, np.array(kept, dtype=np.int64).reshape(-1, 2))
        assert components(without).max() == parts.max() + 1
    places = layout(graph)
    assert ((places >= 0) & (places <= 1)).all()
    assert (layout(graph) == places).all()
