"""Reading the network: who is related to whom, as far as a viewer may know, and its measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from vivaio.contexts.network import bridge
from vivaio.contexts.network.bridge import Pair
from vivaio.contexts.network.models import Result
from vivaio.platform.links import related
from vivaio.platform.links.related import Edge
from vivaio.platform.records import queries as records
from vivaio.platform.records.keeping import ByVersion
from vivaio.platform.records.queries import Outline
from vivaio.platform.tenancy.viewer import Viewer

#: The kinds of record that stand in the network.
KINDS = frozenset({"actor", "place", "programme", "centre"})
#: A network of so many relations is worked out at once, where no result is stored yet.
AT_ONCE = 1_200


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the network is looked at: relations of one kind, of a country, of a kind of actor."""

    country: str = ""
    kind: str = ""
    relation: str = ""

    @property
    def query(self) -> str:
        """As an address says it; empty for the whole network."""
        given = {"country": self.country, "kind": self.kind, "relation": self.relation}
        return urlencode({name: value for name, value in given.items() if value})


@dataclass(frozen=True, slots=True)
class Network:
    """Relations between records of which the viewer may know; `nodes` are those at their ends."""

    edges: Sequence[Edge]
    nodes: Mapping[UUID, Outline]

    @property
    def pairs(self) -> list[Pair]:
        """The ends alone."""
        return [(edge.source, edge.target) for edge in self.edges]

    @property
    def degree(self) -> Counter[UUID]:
        """With how many others each is related."""
        known = {frozenset(pair) for pair in self.pairs}
        return Counter(end for pair in known for end in pair)

    def narrowed(self, asked: Asked) -> Network:
        """The relations that fit; of a country, or of a kind of actor, one end is enough."""

        def fits(edge: Edge) -> bool:
            ends = self.nodes[edge.source], self.nodes[edge.target]
            return (
                (not asked.relation or edge.kind == asked.relation)
                and (not asked.country or asked.country in (ends[0].country, ends[1].country))
                and (not asked.kind or asked.kind in (ends[0].category, ends[1].category))
            )

        edges = [edge for edge in self.edges if fits(edge)]
        uids = {end for edge in edges for end in (edge.source, edge.target)}
        return Network(edges, {uid: one for uid, one in self.nodes.items() if uid in uids})


class Node(NamedTuple):
    """What was worked out of one: its place, and measures (None: not worked out yet)."""

    x: float
    y: float
    between: float | None
    tied: float | None
    community: int | None
    component: int


@dataclass(frozen=True, slots=True)
class Measured:
    """By uid; `is_present` when measures are of the network as it is now."""

    nodes: Mapping[UUID, Node]
    is_present: bool
    at: datetime | None


_networks: ByVersion[Network] = ByVersion(room=8)
_measures: ByVersion[Measured] = ByVersion(room=2)


def network(viewer: Viewer) -> Network:
    """All relations that hold today between what the viewer may know of."""
    return _networks.of(viewer.sight, lambda: _network(viewer))


def public() -> Network:
    """The network that everybody sees: it alone is drawn and measured."""
    return network(Viewer.anonymous())


def _network(viewer: Viewer) -> Network:
    outlines = {one.uid: one for one in records.outlines(viewer, KINDS)}
    edges = [
        edge
        for edge in related.edges(viewer)
        if edge.source in outlines and edge.target in outlines
    ]
    uids = {end for edge in edges for end in (edge.source, edge.target)}
    return Network(edges, {uid: outlines[uid] for uid in uids})


def additional(viewer: Viewer, shown: Network) -> list[Edge]:
    """The relations that this viewer sees beyond the public network."""
    if not viewer.is_member and not viewer.entrusted:
        return []
    known = {edge.uid for edge in shown.edges}
    return [edge for edge in network(viewer).edges if edge.uid not in known]


def measured(shown: Network) -> Measured:
    """Places and measures of the public network, which the caller has.

    A stored result is used only as long as it is of the very relations that everybody may see
    now, so that no number tells of a hidden one; of an older one the places alone are taken.
    """
    return _measures.of("", lambda: _measured(shown))


def _measured(shown: Network) -> Measured:
    pairs = shown.pairs
    found = newest()
    if found is not None and found.input_hash == bridge.fingerprint(pairs):
        return Measured(_nodes(bridge.Worked(**found.data)), True, found.worked_out_at)
    if len(pairs) <= AT_ONCE:
        return Measured(_nodes(bridge.work_out(pairs)), True, None)
    if found is None:
        return Measured({}, False, None)
    old = _nodes(bridge.Worked(**found.data))
    present = shown.nodes
    places = {
        uid: Node(one.x, one.y, None, None, None, one.component)
        for uid, one in old.items()
        if uid in present
    }
    return Measured(places, False, found.worked_out_at)


def _nodes(worked: bridge.Worked) -> dict[UUID, Node]:
    columns = zip(
        worked.x, worked.y, worked.between, worked.tied, worked.community, worked.component,
        strict=True,
    )  # fmt: skip
    return {UUID(uid): Node(*row) for uid, row in zip(worked.uids, columns, strict=True)}


def newest() -> Result | None:
    """The last result of the present arithmetic."""
    rows = Result.objects.filter(method=bridge.METHOD, version=bridge.VERSION)
    return rows.order_by("-worked_out_at").first()
