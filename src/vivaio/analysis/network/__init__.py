"""Graphs: who lies between whom, what hangs together, and where to draw it.

A graph is simple, undirected and without weights: what counts is whether two are related at all.
"""

from vivaio.analysis.network.communities import communities
from vivaio.analysis.network.graph import Graph, components
from vivaio.analysis.network.layout import layout
from vivaio.analysis.network.measures import betweenness, bridges, constraint

__all__ = [
    "Graph",
    "betweenness",
    "bridges",
    "communities",
    "components",
    "constraint",
    "layout",
]
