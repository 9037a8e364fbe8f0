"""What a record is tied to, and how far the thread goes from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext

from vivaio.kernel.text import Text
from vivaio.platform.links.models import Link
from vivaio.platform.records.models import Record, Source
from vivaio.platform.registry import link_kinds
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

    `forward`: `origin` is the link's source. Dates are as in `Link`.
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


def of(viewer: Viewer, uid: UUID, *, limit: int = 500) -> list[Hop]:
    """The links of a record that the viewer may know of, in one query.

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
    """Follow the thread from a record, breadth first, one query for each depth.

    It never passes through a record that the viewer may not know of, ends after `depth` hops or
    when it has read `limit` links of one depth or reached `limit` records, and comes to no record
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
    touching = Q()
    if "forward" in directions:
        touching |= Q(source__in=origins)
    if "backward" in directions:
        touching |= Q(target__in=origins)
    links = (
        Link.objects.visible_to(viewer)
        .filter(touching)
        .select_related("source", "target", "citation")
        .order_by("since", "uid")[:limit]
    )
    starts = set(origins)
    hops = []
    with translation.override(viewer.language):
        for link in links:
            if "forward" in directions and link.source_id in starts:
                hops.append(_hop(link, "forward"))
            if "backward" in directions and link.target_id in starts:
                hops.append(_hop(link, "backward"))
    places = {code: place for place, code in enumerate(link_kinds)}
    hops.sort(key=lambda hop: (places.get(hop.kind, len(places)), hop.direction == "backward"))
    return hops


def _hop(link: Link, direction: Direction) -> Hop:
    is_forward = direction == "forward"
    return Hop(
        uid=link.uid,
        kind=link.kind,
        direction=direction,
        label=_label(link.kind, direction),
        origin=link.source_id if is_forward else link.target_id,
        other=_end(link.target if is_forward else link.source),
        since=link.since,
        until=link.until,
        recorded_on=link.recorded_on,
        reason=link.reason,
        citation=_citation(link.citation) if link.citation else None,
        nature=link.nature,
    )


def _label(code: str, direction: Direction) -> str:
    """A link whose room is not installed any more is still shown, as what it is."""
    if code not in link_kinds:
        return gettext("Linked with")
    kind = link_kinds.get(code)
    return gettext(kind.forward if direction == "forward" else kind.backward)


def _end(record: Record) -> End:
    return End(record.uid, record.kind, record.title, record.address, record.nature)


def _citation(source: Source) -> Citation:
    return Citation(source.title, source.publisher, source.address)
