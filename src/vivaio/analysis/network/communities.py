"""Groups that are tied more among themselves than chance would have it."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array

from vivaio.analysis.network.graph import Graph, Integers

_ROUNDS = 20


def communities(graph: Graph) -> Integers:
    """For each node the number of its community, shape (n,); 0 is the largest.

    Modularity, raised by moving single nodes in the order of their numbers and then whole groups,
    until nothing rises any more: V. D. Blondel et al., *Fast unfolding of communities in large
    networks*, Journal of Statistical Mechanics (2008). Always the same for the same graph.
    """
    labels = np.arange(graph.size)
    matrix = graph.matrix
    while matrix.nnz:
        moved = _move(matrix)
        _, moved = np.unique(moved, return_inverse=True)
        if moved.max() + 1 == matrix.shape[0]:
            break
        labels = moved[labels]
        matrix = _merged(matrix, moved)
    sizes = np.bincount(labels)
    place = np.empty(len(sizes), dtype=np.int64)
    place[np.argsort(-sizes, kind="stable")] = np.arange(len(sizes))
    return place[labels]


def _merged(matrix: csr_array, groups: Integers) -> csr_array:
    """The matrix of groups: what lies within one stands on the diagonal."""
    count = int(groups.max()) + 1
    found = matrix.tocoo()
    made = csr_array((found.data, (groups[found.row], groups[found.col])), shape=(count, count))
    made.sum_duplicates()
    return made


def _move(matrix: csr_array) -> Integers:
    """Each node into the neighbouring group to which it adds most, until all stay."""
    pointers, heads = matrix.indptr.tolist(), matrix.indices.tolist()
    weights = matrix.data.tolist()
    strength = np.asarray(matrix.sum(axis=1)).ravel().tolist()
    whole = sum(strength)
    group = list(range(len(strength)))
    inside = strength.copy()
    for _ in range(_ROUNDS):
        moves = 0
        for node, own in enumerate(strength):
            towards: dict[int, float] = {}
            for place in range(pointers[node], pointers[node + 1]):
                if heads[place] != node:
                    there = group[heads[place]]
                    towards[there] = towards.get(there, 0.0) + weights[place]
            here = group[node]
            inside[here] -= own
            best, most = here, towards.get(here, 0.0) - own * inside[here] / whole
            for there in sorted(towards):
                gain = towards[there] - own * inside[there] / whole
                if gain > most + 1e-9:
                    best, most = there, gain
            inside[best] += own
            if best != here:
                group[node] = best
                moves += 1
        if not moves:
            break
    return np.array(group, dtype=np.int64)
