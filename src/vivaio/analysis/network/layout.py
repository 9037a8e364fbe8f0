"""Where to draw each node: related ones near each other, all of them apart."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra

from vivaio.analysis.network.graph import Floats, Graph, Integers, components

#: Up to so many nodes repel each other pair by pair; beyond, through the cells of a grid.
_PAIRWISE = 300
_CELLS = 64
_PIVOTS = 12
_STEPS = 90


def layout(graph: Graph, *, steps: int = _STEPS, seed: int = 4) -> Floats:
    """A place in the unit square for each node, shape (n, 2); the same for the same graph.

    Each component is laid out by itself and the components are packed, the largest first. Within
    one: distances from a few pivots, projected to the plane (D. Harel and Y. Koren, *Graph drawing
    by high-dimensional embedding*, 2002), then forces (T. Fruchterman and E. Reingold, 1991);
    repulsion in large ones is taken from the cells of a grid by a convolution.
    """
    places = np.zeros((graph.size, 2))
    if not graph.size:
        return places
    of_node = components(graph)
    order = np.argsort(of_node, kind="stable")
    cuts = np.searchsorted(of_node[order], np.arange(of_node.max() + 2))
    blocks = [order[a:b] for a, b in pairwise(cuts)]
    for block in blocks:
        places[block] = _component(graph, block, steps, seed)
    _pack(places, blocks)
    return places


def _component(graph: Graph, block: Integers, steps: int, seed: int) -> Floats:
    """One component around its own middle, about as wide as the root of its size."""
    size = len(block)
    radius = np.sqrt(size)
    if size < 4:
        angles = 2 * np.pi * np.arange(size) / size
        return np.column_stack([np.cos(angles), np.sin(angles)]) * (radius / 2 if size > 1 else 0)
    own = Graph(graph.matrix[block][:, block])
    start = _embedded(own, seed)
    # Small ones are many: fewer steps are enough for them.
    return _forced(own, start * radius, steps if size > 40 else min(steps, 40))


def _embedded(graph: Graph, seed: int) -> Floats:
    """A first place within about (-1, 1)², by distances from pivots that lie far apart."""
    nearest = np.full(graph.size, np.inf)
    pivot, rows = int(np.argmax(graph.degree)), []
    for _ in range(min(_PIVOTS, graph.size)):
        away = dijkstra(graph.matrix, indices=pivot, unweighted=True)
        rows.append(away)
        nearest = np.minimum(nearest, away)
        pivot = int(np.argmax(nearest))
    table = np.array(rows).T
    table -= table.mean(axis=0)
    _, vectors = np.linalg.eigh(table.T @ table)
    places = table @ vectors[:, -2:]
    places += np.random.default_rng(seed).normal(0, 1e-2, places.shape) * (np.std(places) + 1)
    spread = np.abs(places).max(axis=0)
    return np.asarray(places / np.where(spread > 0, spread, 1))


def _forced(graph: Graph, places: Floats, steps: int) -> Floats:
    """The same after attraction along edges and repulsion of all, ever more quietly."""
    edges, size = graph.edges, graph.size
    tails, heads = edges[:, 0], edges[:, 1]
    # The many ties of the well connected pull less each, so that close groups do not become a clot.
    ease = 1 / np.sqrt(np.sqrt(graph.degree[tails] * graph.degree[heads]))[:, None]
    repulsion = _by_pairs if size <= _PAIRWISE else _by_cells
    for step in range(steps):
        ahead = places[tails] - places[heads]
        pull = ahead * np.sqrt((ahead**2).sum(axis=1, keepdims=True)) * ease
        force = repulsion(places)
        for axis in (0, 1):
            force[:, axis] -= np.bincount(tails, pull[:, axis], size)
            force[:, axis] += np.bincount(heads, pull[:, axis], size)
        force -= 0.05 * places
        length = np.sqrt((force**2).sum(axis=1, keepdims=True)) + 1e-9
        heat = np.sqrt(size) * 0.12 * (1 - step / steps) + 0.01
        places = places + force / length * np.minimum(length, heat)
    return np.asarray(places - places.mean(axis=0))


def _by_pairs(places: Floats) -> Floats:
    between = places[:, None] - places[None]
    squared = (between**2).sum(axis=2) + 1e-3
    return np.asarray((between / squared[:, :, None]).sum(axis=1))


def _by_cells(places: Floats) -> Floats:
    """Repulsion from the nodes of all cells, as if they stood in the middle of theirs."""
    low, high = places.min(axis=0), places.max(axis=0)
    width = float(max(high - low)) / _CELLS + 1e-9
    cells = np.minimum(((places - low) / width).astype(np.int64), _CELLS - 1)
    flat = cells[:, 0] * _CELLS + cells[:, 1]
    mass = np.bincount(flat, minlength=_CELLS**2).reshape(_CELLS, _CELLS)
    field = _field(mass) / width
    middle = low + (cells + 0.5) * width
    crowd = mass[cells[:, 0], cells[:, 1], None]
    inside = (places - middle) / width**2 * crowd * 2
    return np.asarray(field[:, cells[:, 0], cells[:, 1]].T + inside)


def _kernel() -> NDArray[np.complex128]:
    """The Fourier transform of what one cell does to another, on a grid of twice the width."""
    span = np.arange(2 * _CELLS)
    away = np.where(span < _CELLS, span, span - 2 * _CELLS).astype(float)
    x, y = np.meshgrid(away, away, indexing="ij")
    squared = x**2 + y**2
    squared[0, 0] = 1.0
    return np.asarray(np.fft.rfft2(np.array([x / squared, y / squared])))


_KERNEL = _kernel()


def _field(mass: Integers) -> Floats:
    wide = np.fft.rfft2(mass, s=(2 * _CELLS, 2 * _CELLS))
    made = np.fft.irfft2(wide[None] * _KERNEL, s=(2 * _CELLS, 2 * _CELLS))
    return np.asarray(made[:, :_CELLS, :_CELLS])


def _pack(places: Floats, blocks: list[Integers]) -> None:
    """Put the components side by side on shelves, and all of it into the unit square."""
    boxes = []
    for block in blocks:
        low = places[block].min(axis=0)
        places[block] -= low
        boxes.append(places[block].max(axis=0) + 1.2)
    sides = np.array(boxes)
    room = max(float(sides[:, 0].max()), float(np.sqrt((sides[:, 0] * sides[:, 1]).sum()) * 1.2))
    x = y = height = 0.0
    for block, side in zip(blocks, sides, strict=True):
        if x and x + side[0] > room:
            x, y, height = 0.0, y + height, 0.0
        places[block] += (x, y)
        x, height = x + side[0], max(height, float(side[1]))
    extent = max(room - 1.2, y + height - 1.2, 1e-9)
    places /= extent
    np.clip(places, 0.0, 1.0, out=places)
