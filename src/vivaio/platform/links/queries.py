"""What a record is tied to, and how far the thread goes from it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, UUIDField
from django.utils import translation
from django.utils.translation import gettext

from vivaio.kernel.text import Text
from vivaio.platform.links.models import Confirmation, Link, Side
from vivaio.platform.records.models import Source
from vivaio.platform.records.queries import headings
from vivaio.platform.registry import link_kinds
from vivaio.platform.tenancy.readings import Given, Reading
from vivaio.platform.tenancy.viewer import Viewer

Direction = Literal["forward", "backward"]


@dataclass(frozen=True, slots=True)
class End:
    """The record at the other end; `address` is a path without a language."""

    uid: UUID
    kind: str
    title: Text
    address: str
    nature: str


@dataclass(frozen=True, slots=True)
class Citation:
    """The source that says so."""

    title: Text
    publisher: str
    address: str


@dataclass(frozen=True, slots=True)
class Hop:
    """One link as seen from `origin`: `label` says in the viewer's language what `other` is to it.

    `forward`: `origin` is the link's source. Dates are as in `Link`. `confirmed`: which of the two
    sides, of a relation, have said that it is so; None for links that are no relations.
    """

    uid: UUID
    kind: str
    direction: Direction
    label: str
    origin: UUID
    other: End
    since: str
    until: str
    recorded_on: date
    reason: Text
    citation: Citation | None
    nature: str
    confirmed: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One hop of a walk, `depth` hops from where it began (from 1)."""

    depth: int
    hop: Hop


@dataclass(frozen=True, slots=True)
class Walk:
    """The records reached, each once and by a shortest way, nearest first; `more` were left out."""

    steps: tuple[Step, ...]
    more: bool = False


class _Tie(NamedTuple):
    """A stored link, by its columns."""

    uid: UUID
    kind: str
    source: UUID
    target: UUID
    since: str
    until: str
    recorded_on: date
    reason: Text
    citation: int | None
    nature: str
    by_source: bool
    by_target: bool


def of(viewer: Viewer, uid: UUID, *, limit: int = 500) -> list[Hop]:
    """The links of a record that the viewer may know of: two queries, and one for citations.

    In the order in which kinds were registered, forward before backward, oldest tie first.
    """
    return _hops(viewer, [uid], ("forward", "backward"), limit)


def walk(
    viewer: Viewer,
    uid: UUID,
    direction: Direction | Literal["both"] = "forward",
    depth: int = 6,
    *,
    limit: int = 500,
) -> Walk:
    """Follow the thread from a record, breadth first, with as many queries for each depth.

    It never passes through a record that the viewer may not know of, ends after `depth` hops or
    when it has seen `limit` links of one depth or reached `limit` records, and comes to no record
    twice.
    """
    directions: tuple[Direction, ...] = (
        ("forward", "backward") if direction == "both" else (direction,)
    )
    reached, edge = {uid}, [uid]
    steps: list[Step] = []
    more = False
    for level in range(1, depth + 1):
        following: list[UUID] = []
        hops = _hops(viewer, edge, directions, limit + 1)
        more = more or len(hops) > limit
        for hop in hops:
            if hop.other.uid in reached:
                continue
            if len(steps) == limit:
                return Walk(tuple(steps), more=True)
            reached.add(hop.other.uid)
            following.append(hop.other.uid)
            steps.append(Step(level, hop))
        if not following:
            break
        edge = following
    return Walk(tuple(steps), more)


def _hops(
    viewer: Viewer, origins: Sequence[UUID], directions: Sequence[Direction], limit: int
) -> list[Hop]:
    ties = _ties(origins, directions)
    ends = _visible_ends(viewer, {end for tie in ties for end in (tie.source, tie.target)})
    seen = [tie for tie in ties if tie.source in ends and tie.target in ends][:limit]
    citations = _citations({tie.citation for tie in seen if tie.citation is not None})
    starts = set(origins)
    hops = []
    with translation.override(viewer.language):
        for tie in seen:
            citation = citations.get(tie.citation or 0)
            if "forward" in directions and tie.source in starts:
                hops.append(_hop(tie, "forward", ends[tie.target], citation))
            if "backward" in directions and tie.target in starts:
                hops.append(_hop(tie, "backward", ends[tie.source], citation))
    places = {code: place for place, code in enumerate(link_kinds)}
    hops.sort(key=lambda hop: (places.get(hop.kind, len(places)), hop.direction == "backward"))
    return hops


def _ties(origins: Sequence[UUID], directions: Sequence[Direction]) -> list[_Tie]:
    """Links that touch any of the records, whoever may know of them: for this module alone."""
    rows = _touching.rows(None, tuple(directions), origins=list(origins))
    return [_Tie(*row) for row in rows]


def _said_so(side: str) -> Exists:
    return Exists(Confirmation.objects.filter(link=OuterRef("pk"), side=side, is_so=True))


#: Columns that say which sides have confirmed a link.
CONFIRMED_BY = {"by_source": _said_so(Side.SOURCE), "by_target": _said_so(Side.TARGET)}


def _tied(
    viewer: None, directions: Sequence[Direction], origins: list[Given]
) -> QuerySet[Link, tuple[Any, ...]]:
    touching = Q()
    if "forward" in directions:
        touching |= Q(source__uid__in=origins)
    if "backward" in directions:
        touching |= Q(target__uid__in=origins)
    rows = Link.objects.filter(touching, deleted_at=None).order_by("since", "uid")
    return rows.annotate(**CONFIRMED_BY).values_list(*_Tie._fields)


_touching = Reading(_tied, origins=UUIDField())


def _visible_ends(viewer: Viewer, uids: Collection[UUID]) -> dict[UUID, End]:
    found = headings(viewer, uids).values()
    return {one.uid: End(one.uid, one.kind, one.title, one.address, one.nature) for one in found}


def _citations(keys: Collection[int]) -> dict[int, Citation]:
    if not keys:
        return {}
    rows = Source.objects.filter(pk__in=keys).values_list("pk", "title", "publisher", "address")
    return {row[0]: Citation(row[1], row[2], row[3]) for row in rows}


def _hop(tie: _Tie, direction: Direction, other: End, citation: Citation | None) -> Hop:
    return Hop(
        uid=tie.uid,
        kind=tie.kind,
        direction=direction,
        label=label(tie.kind, direction),
        origin=tie.source if direction == "forward" else tie.target,
        other=other,
        since=tie.since,
        until=tie.until,
        recorded_on=tie.recorded_on,
        reason=tie.reason,
        citation=citation,
        nature=tie.nature,
        confirmed=_confirmed(tie),
    )


def _confirmed(tie: _Tie) -> frozenset[str] | None:
    if tie.kind not in link_kinds or not link_kinds.get(tie.kind).relation:
        return None
    sides = ((Side.SOURCE, tie.by_source), (Side.TARGET, tie.by_target))
    return frozenset(str(side) for side, said in sides if said)


def ties(viewer: Viewer, kinds: Sequence[str]) -> list[tuple[str, UUID, UUID]]:
    """Links of some kinds that a viewer may know of and that still hold: kind, source, target."""
    rows = Link.objects.visible_to(viewer).filter(kind__in=kinds, until="")
    return list(rows.values_list("kind", "source", "target"))


def is_tied(viewer: Viewer, kinds: Sequence[str], side: Literal["source", "target"]) -> Exists:
    """A condition on rows of records: one end of such a link whose other end the viewer sees."""
    seen = Link.objects.visible_to(viewer)
    return Exists(seen.filter(kind__in=kinds, **{side: OuterRef("uid")}))


def label(code: str, direction: Direction) -> str:
    """A link whose room is not installed any more is still shown, as what it is."""
    if code not in link_kinds:
        return gettext("Linked with")
    kind = link_kinds.get(code)
    words = kind.forward if direction == "forward" else kind.backward
    return gettext(words)
