"""The network as tables: who has most relations, by kind, and what is not recorded."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from vivaio.contexts.network import gaps, queries
from vivaio.contexts.network.gaps import Gap, Group
from vivaio.contexts.network.queries import Measured, Network
from vivaio.contexts.network.web.presenters import CONFIRMED
from vivaio.ground.taxonomy.queries import label
from vivaio.kernel.text import Wording
from vivaio.platform.links import grammar
from vivaio.platform.links import queries as links
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import country, day, page_of

#: Rows of a table of the page; the download has them all.
ROWS, GAPS, OWN = 20, 12, 100


@dataclass(frozen=True, slots=True)
class MostLine:
    """Somebody in the network with its numbers; None where they are not worked out yet."""

    name: Wording
    href: str
    kind: str
    country: str
    relations: int
    between: float | None
    tied: float | None
    is_example: bool


def most(viewer: Viewer, shown: Network, measured: Measured, order: str) -> list[MostLine]:
    """Those with the most relations in the present choice, or those between most others."""
    degree, nodes = shown.degree, measured.nodes

    def between(uid: UUID) -> float:
        return (nodes[uid].between or 0.0) if uid in nodes else 0.0

    def rank(uid: UUID) -> tuple[float, float, UUID]:
        numbers = (
            (-between(uid), -degree[uid]) if order == "between" else (-degree[uid], -between(uid))
        )
        return (*numbers, uid)

    first = sorted(degree, key=rank)[:ROWS]
    known = records.headings(viewer, first)
    return [
        MostLine(
            name=known[uid].title.best(viewer.language),
            href=page_of(known[uid].address),
            kind=kind_name(known[uid].kind, known[uid].category, viewer.language),
            country=country(known[uid].country),
            relations=degree[uid],
            between=nodes[uid].between if uid in nodes else None,
            tied=nodes[uid].tied if uid in nodes else None,
            is_example=known[uid].nature == Nature.EXAMPLE,
        )
        for uid in first
        if uid in known
    ]


def kind_name(kind: str, category: str, language: str) -> str:
    """What somebody in the network is: an actor's kind, or the kind of record."""
    if kind == "actor":
        return label("kind", category, language).words if category else ""
    words = {"place": gettext("Place"), "programme": gettext("Programme")}
    return words.get(kind, gettext("Centre"))


def by_kind(shown: Network) -> list[tuple[str, str, int, int, int, int]]:
    """Kinds of relation: name, meaning, how many, and by how many sides they are confirmed."""
    counted = Counter((edge.kind, edge.confirmed) for edge in shown.edges)
    rows = []
    for kind in grammar.relations():
        none, one, both = (counted[kind.code, number] for number in range(len(CONFIRMED)))
        if total := none + one + both:
            name = links.label(kind.code, "forward")
            rows.append((name, gettext(kind.meaning), total, none, one, both))
    return rows


def parts(shown: Network) -> tuple[int, int]:
    """In how many groups that hang together the choice falls, and how many the largest has."""
    leader = {uid: uid for uid in shown.nodes}

    def of(uid: UUID) -> UUID:
        while leader[uid] != uid:
            leader[uid] = leader[leader[uid]]
            uid = leader[uid]
        return uid

    for one, other in shown.pairs:
        leader[of(one)] = of(other)
    sizes = Counter(of(uid) for uid in leader)
    return len(sizes), max(sizes.values(), default=0)


@dataclass(frozen=True, slots=True)
class GapLine:
    """Two groups of a country between which nothing is recorded."""

    country: str
    one: str
    other: str
    ones: int
    others: int
    is_example: bool


def gap_lines(shown: Network, language: str, code: str) -> tuple[list[GapLine], int]:
    """The widest gaps, of one country or of all, and how many there are."""
    found = [gap for gap in gaps.gaps(shown) if not code or gap.country == code]
    return [gap_line(gap, language) for gap in found[:GAPS]], len(found)


def gap_line(gap: Gap, language: str) -> GapLine:
    """A gap in the reader's words."""
    return GapLine(
        country(gap.country),
        group_name(gap.one, language),
        group_name(gap.other, language),
        gap.ones,
        gap.others,
        gap.is_example,
    )


def group_name(group: Group, language: str) -> str:
    """The name of a group of cards."""
    return label(*group, language).words


def additional(viewer: Viewer, shown: Network) -> list[dict[str, Any]]:
    """Relations that only this viewer and others of their centre, or of the network, see."""
    edges = queries.additional(viewer, shown)[:OWN]
    known = records.headings(viewer, {end for edge in edges for end in edge[:2]}) if edges else {}
    return [
        {
            "one": known[edge.source].title.best(viewer.language),
            "href": page_of(known[edge.source].address),
            "relation": links.label(edge.kind, "forward"),
            "other": known[edge.target].title.best(viewer.language),
            "other_href": page_of(known[edge.target].address),
            "since": day(edge.since),
        }
        for edge in edges
        if edge.source in known and edge.target in known
    ]
