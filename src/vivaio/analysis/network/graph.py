"""The graph itself, as a sparse matrix."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Graph:
    """`matrix`: symmetric, n × n, ones where two nodes are related, nothing on the diagonal."""

    matrix: csr_array

    @classmethod
    def of(cls, nodes: int, pairs: Integers) -> Graph:
        """From pairs of node numbers, shape (m, 2); twins count once, loops not at all.

        ValueError for a number that is no node's.
        """
        ends = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
        if len(ends) and (ends.min() < 0 or ends.max() >= nodes):
            raise ValueError("a pair names a node that there is not")
        ends = ends[ends[:, 0] != ends[:, 1]]
        rows, columns = np.r_[ends[:, 0], ends[:, 1]], np.r_[ends[:, 1], ends[:, 0]]
        matrix = csr_array((np.ones(len(rows)), (rows, columns)), shape=(nodes, nodes))
        matrix.sum_duplicates()
        matrix.data[:] = 1.0
        return cls(matrix)

    @property
    def size(self) -> int:
        """The number of nodes."""
        return int(self.matrix.shape[0])

    @property
    def degree(self) -> Integers:
        """With how many others each node is related, shape (n,)."""
        return np.asarray(np.diff(self.matrix.indptr), dtype=np.int64)

    @property
    def edges(self) -> Integers:
        """Each pair once, the smaller number first, in order; shape (m, 2)."""
        found = self.matrix.tocoo()
        upper = found.row < found.col
        return np.column_stack([found.row[upper], found.col[upper]]).astype(np.int64)


def components(graph: Graph) -> Integers:
    """For each node the number of its component, shape (n,): 0 is the largest.

    Of components of one size, the one with the smallest node number comes first.
    """
    count, labels = connected_components(graph.matrix, directed=False)
    sizes = np.bincount(labels, minlength=count)
    order = np.argsort(-sizes, kind="stable")
    place = np.empty(count, dtype=np.int64)
    place[order] = np.arange(count)
    return np.asarray(place[labels])
