"""Who lies between others, and whose partners are strangers to each other."""

from __future__ import annotations

import numpy as np
from scipy.sparse.csgraph import breadth_first_order

from vivaio.analysis.network.graph import Floats, Graph, Integers

#: Up to so many nodes every node is a start; beyond, so many are drawn.
EXACT, PIVOTS = 1_500, 96
#: Levels of all searches together: long chains are searched from fewer starts.
_LEVELS = 60_000
_ROWS_AT_ONCE = 1_000


def betweenness(graph: Graph, *, exact: int = EXACT, pivots: int = PIVOTS, seed: int = 4) -> Floats:
    """The share of pairs of others between which a node lies on the shortest ways, shape (n,).

    Each in 0 to 1: of the (n-1)(n-2)/2 pairs, a pair with several shortest ways counting by the
    part of them. With more than `exact` nodes it is estimated from `pivots` starts, drawn with
    `seed`. After U. Brandes, *A faster algorithm for betweenness centrality*, Journal of
    Mathematical Sociology 25 (2001), and U. Brandes and C. Pich, *Centrality estimation in large
    networks* (2007) for the starts.
    """
    size, total = graph.size, np.zeros(graph.size)
    if size < 3:
        return total
    starts = np.arange(size)
    if size > exact:
        starts = np.sort(np.random.default_rng(seed).choice(size, _fitting(graph, pivots), False))
    for start in starts:
        if graph.degree[start]:
            total += _dependencies(graph, int(start))
    return total * (size / len(starts)) / ((size - 1) * (size - 2))


def _fitting(graph: Graph, pivots: int) -> int:
    """Fewer starts where the ways are long."""
    start = int(np.argmax(graph.degree))
    levels = len(_levels(graph, start))
    return max(4, min(pivots, _LEVELS // max(levels, 1), graph.size))


def _levels(graph: Graph, start: int) -> list[Integers]:
    """The nodes by their distance from a start: a list of arrays."""
    order, before = breadth_first_order(graph.matrix, start, directed=True)
    place = np.empty(graph.size, dtype=np.int64)
    place[order] = np.arange(len(order))
    # A node's level is its predecessor's and one: predecessors come in order, so runs of them do.
    parents = place[before[order[1:]]]
    cuts, end = [1], 1
    while end < len(order):
        end = 1 + int(np.searchsorted(parents, end))
        cuts.append(end)
    return [order[a:b].astype(np.int64) for a, b in zip([0, *cuts], cuts, strict=False)]


def _dependencies(graph: Graph, start: int) -> Floats:
    """How far the ways from one start depend on each node, shape (n,); 0 for the start."""
    levels = _levels(graph, start)
    depth = np.full(graph.size, -1)
    for number, level in enumerate(levels):
        depth[level] = number
    ways, depends = np.zeros(graph.size), np.zeros(graph.size)
    ways[start] = 1.0
    steps = []
    for number, level in enumerate(levels[:-1]):
        tails, heads = _arcs(graph, level)
        onward = depth[heads] == number + 1
        tails, heads = tails[onward], heads[onward]
        ways += np.bincount(heads, ways[tails], graph.size)
        steps.append((tails, heads))
    for tails, heads in reversed(steps):
        shares = ways[tails] / ways[heads] * (1 + depends[heads])
        depends += np.bincount(tails, shares, graph.size)
    depends[start] = 0.0
    return depends


def _arcs(graph: Graph, nodes: Integers) -> tuple[Integers, Integers]:
    """All arcs that leave some nodes: their tails and their heads."""
    pointers = graph.matrix.indptr
    counts = pointers[nodes + 1] - pointers[nodes]
    offsets = np.repeat(pointers[nodes] - np.r_[0, np.cumsum(counts)[:-1]], counts)
    places = np.arange(int(counts.sum())) + offsets
    return np.repeat(nodes, counts), graph.matrix.indices[places].astype(np.int64)


def constraint(graph: Graph) -> Floats:
    """How far a node's partners are tied to each other, shape (n,); NaN for a node without any.

    Low where somebody joins what is not joined otherwise. After R. S. Burt, *Structural Holes*
    (1992): the sum over partners j of (p_ij + sum over q of p_iq p_qj) squared, where p_ij is one
    over the number of i's partners.
    """
    degree = graph.degree
    share = graph.matrix.copy()
    share.data = 1.0 / np.repeat(np.maximum(degree, 1), degree)
    found = np.full(graph.size, np.nan)
    for first in range(0, graph.size, _ROWS_AT_ONCE):
        rows = slice(first, first + _ROWS_AT_ONCE)
        own = share[rows]
        through = (own @ share).multiply(graph.matrix[rows])
        sums = (own + through).power(2).sum(axis=1)
        found[rows] = np.where(degree[rows] > 0, np.asarray(sums).ravel(), np.nan)
    return found


def bridges(graph: Graph) -> Integers:
    """The edges without which a component would fall apart, in order, shape (k, 2).

    After R. E. Tarjan, *A note on finding the bridges of a graph* (1974), without recursion.
    """
    pointers, heads = graph.matrix.indptr.tolist(), graph.matrix.indices.tolist()
    entered, lowest = [-1] * graph.size, [0] * graph.size
    following = pointers[:-1].copy()
    found, clock = [], 0
    for root in range(graph.size):
        if entered[root] >= 0:
            continue
        stack = [(root, -1)]
        entered[root] = lowest[root] = clock
        clock += 1
        while stack:
            node, parent = stack[-1]
            if following[node] < pointers[node + 1]:
                head = heads[following[node]]
                following[node] += 1
                if entered[head] < 0:
                    entered[head] = lowest[head] = clock
                    clock += 1
                    stack.append((head, node))
                elif head != parent:
                    lowest[node] = min(lowest[node], entered[head])
                continue
            stack.pop()
            if parent >= 0:
                lowest[parent] = min(lowest[parent], lowest[node])
                if lowest[node] > entered[parent]:
                    found.append((min(node, parent), max(node, parent)))
    return np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
