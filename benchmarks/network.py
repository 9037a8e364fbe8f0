"""What it takes to lay out and to measure a network: `python -m benchmarks.network [EDGES]`.

A network of 20,000 actors with as many relations as asked (50,000 unless said), a few with very
many; seconds of one core, best of two, without the database.
"""

from __future__ import annotations

import sys
from time import process_time

import numpy as np

from vivaio.analysis.network import (
    Graph,
    betweenness,
    bridges,
    communities,
    components,
    constraint,
    layout,
)

NODES = 20_000


def network(edges: int, seed: int = 1) -> Graph:
    """Partners drawn so that the few are drawn often."""
    drawn = np.random.default_rng(seed)
    weights = np.arange(1, NODES + 1) ** -0.6
    ends = drawn.choice(NODES, (edges, 2), p=weights / weights.sum())
    return Graph.of(NODES, ends)


def main(edges: int) -> None:
    graph = network(edges)
    print(f"{graph.size:,} nodes, {len(graph.edges):,} relations; seconds of one core")
    for measure in (layout, betweenness, communities, constraint, bridges, components):
        spent = []
        for _ in range(2):
            began = process_time()
            measure(graph)
            spent.append(process_time() - began)
        print(f"{measure.__name__:14}{min(spent):8.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
