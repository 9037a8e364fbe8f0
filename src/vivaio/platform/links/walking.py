"""The thread of a record: what it rests on, what became of it, and who or what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, UUIDField
from django.utils import translation

from vivaio.kernel.text import Text
from vivaio.platform.links import grammar
from vivaio.platform.links.models import Link
from vivaio.platform.links.queries import Direction, label
from vivaio.platform.records.models import Record
from vivaio.platform.records.queries import heading
from vivaio.platform.registry.kinds import Way
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.readings import Given, Reading, padded
from vivaio.platform.tenancy.viewer import Viewer

#: How far a thread is followed, how many links of one depth are looked at, how many records shown.
DEEPEST, LINKS, RECORDS = 8, 400, 500
#: Where a record of the thread stands as seen from its beginning.
Side = Literal["back", "forward", "beside"]


@dataclass(frozen=True, slots=True)
class Knot:
    """A record of the thread; of one that was removed (`gone_on`) neither title nor address."""

    uid: UUID
    kind: str
    title: Text
    address: str
    nature: str
    gone_on: date | None = None


@dataclass(frozen=True, slots=True)
class Strand:
    """A link of the thread as it was recorded."""

    uid: UUID
    kind: str
    source: UUID
    target: UUID
    since: str
    until: str
    recorded_on: date
    reason: Text
    nature: str


@dataclass(frozen=True, slots=True)
class Step:
    """How a record is reached: `label` says in the viewer's language what it is to `origin`."""

    side: Side
    depth: int
    knot: Knot
    origin: UUID
    label: str
    strand: Strand


@dataclass(frozen=True, slots=True)
class Thread:
    """Records, each once and by a shortest way, nearest first; `more` were left out.

    `strands` are all links seen between them, in the order in which they were recorded.
    """

    start: Knot
    steps: tuple[Step, ...]
    strands: tuple[Strand, ...]
    more: bool = False

    def of(self, side: Side) -> list[Step]:
        """The steps on one side."""
        return [step for step in self.steps if step.side == side]


def thread(
    viewer: Viewer, uid: UUID, *, back: bool = True, forward: bool = True, depth: int = DEEPEST
) -> Thread:
    """Follow the thread from a record, in one query for each depth, both ways at once.

    It never passes through a record of which the viewer may not know; through one that everybody
    could see and that was removed it does, and says so. What stands beside it is told when both
    ways are asked for. Raises `Unknown`.
    """
    found = heading(viewer, uid)
    start = Knot(found.uid, found.kind, found.title, found.address, found.nature)
    walk = _Walk(viewer, {uid: start})
    edges: dict[Side, list[UUID]] = {}
    if back:
        edges["back"] = [uid]
    if forward:
        edges["forward"] = [uid]
    for level in range(1, depth + 1):
        if not any(edges.values()):
            break
        if walk.is_full:
            walk.more = True
            break
        edges = walk.further(edges, level, with_beside=level == 1 and back and forward)
    strands = [
        one
        for one in walk.strands.values()
        if one.source in walk.knots and one.target in walk.knots
    ]
    strands.sort(key=lambda one: (one.recorded_on, one.uid))
    return Thread(start, tuple(walk.steps), tuple(strands), walk.more)


@dataclass(slots=True)
class _Walk:
    """What was met so far."""

    viewer: Viewer
    knots: dict[UUID, Knot]
    steps: list[Step] = field(default_factory=list)
    strands: dict[UUID, Strand] = field(default_factory=dict)
    more: bool = False
    ways: Mapping[Way, tuple[str, ...]] = field(default_factory=grammar.ways)
    labels: dict[tuple[str, Direction], str] = field(default_factory=dict)

    def label(self, kind: str, direction: Direction) -> str:
        """What an end of such a link is to the other, in the language of the moment."""
        if (kind, direction) not in self.labels:
            self.labels[kind, direction] = label(kind, direction)
        return self.labels[kind, direction]

    @property
    def is_full(self) -> bool:
        return len(self.knots) >= RECORDS

    def further(
        self, edges: dict[Side, list[UUID]], level: int, *, with_beside: bool
    ) -> dict[Side, list[UUID]]:
        """One hop on from the records at the edges; the new edges."""
        rows = _strands(self.viewer, edges, self.ways, with_beside=with_beside)
        self.more = self.more or len(rows) > LINKS
        following: dict[Side, list[UUID]] = {side: [] for side in edges}
        places = {side: frozenset(edge) for side, edge in edges.items()}
        with translation.override(self.viewer.language):
            for strand, ends in rows[:LINKS]:
                self.strands[strand.uid] = strand
                for side, origin, other, direction in self._passages(strand, places):
                    if other in self.knots:
                        continue
                    if self.is_full:
                        self.more = True
                        break
                    self.knots[other] = ends[other]
                    words = self.label(strand.kind, direction)
                    self.steps.append(Step(side, level, ends[other], origin, words, strand))
                    if side != "beside":
                        following[side].append(other)
        return following

    def _passages(
        self, strand: Strand, edges: Mapping[Side, Set[UUID]]
    ) -> Iterator[tuple[Side, UUID, UUID, Direction]]:
        """In which ways a link leads on from the records at the edges."""
        kind = strand.kind
        way = next((one for one, kinds in self.ways.items() if kind in kinds), "along")
        for side, edge in edges.items():
            ahead = side == "forward"
            there: Side = "beside" if way == "beside" else side
            if strand.source in edge and (way in ("both", "beside") or ahead == (way == "along")):
                yield there, strand.source, strand.target, "forward"
            if strand.target in edge and (way in ("both", "beside") or ahead == (way == "against")):
                yield there, strand.target, strand.source, "backward"


_ENDS = ("kind", "title", "address", "nature", "deleted_at")
_STRAND = (
    "uid", "kind", "source_id", "target_id", "since", "until", "recorded_on", "reason", "nature",
)  # fmt: skip
_COLUMNS = (*_STRAND, *(f"{end}__{name}" for end in ("source", "target") for name in _ENDS))


def _strands(
    viewer: Viewer,
    edges: dict[Side, list[UUID]],
    ways: Mapping[Way, tuple[str, ...]],
    *,
    with_beside: bool,
) -> list[tuple[Strand, dict[UUID, Knot]]]:
    """The links that lead on, with their ends; one more than `LINKS` when there are more."""
    rows = _leading.rows(
        viewer, with_beside, ways["against"], ways["both"], ways["beside"],
        ahead=padded(edges.get("forward", [])), behind=padded(edges.get("back", [])),
    )  # fmt: skip
    made = []
    for row in rows:
        strand, source, target = _read(row)
        if source.gone_on or target.gone_on:
            # The words may tell what was removed.
            strand = replace(strand, reason=Text("en"))
        made.append((strand, {source.uid: source, target.uid: target}))
    return made


def _read(row: Sequence[Any]) -> tuple[Strand, Knot, Knot]:
    """A link and its two ends, by `_COLUMNS`."""
    strand, middle = Strand(*row[: len(_STRAND)]), len(_STRAND) + len(_ENDS)
    source = _knot(strand.source, row[len(_STRAND) : middle])
    return strand, source, _knot(strand.target, row[middle:])


def _knot(uid: UUID, columns: Sequence[Any]) -> Knot:
    kind, title, address, nature, deleted_at = columns
    if deleted_at is not None:
        return Knot(uid, kind, Text("en"), "", nature, deleted_at.date())
    return Knot(uid, kind, title, address, nature)


def _lead(
    viewer: Viewer,
    with_beside: bool,
    against: tuple[str, ...],
    both: tuple[str, ...],
    beside: tuple[str, ...],
    ahead: list[Given],
    behind: list[Given],
) -> QuerySet[Link, tuple[Any, ...]]:
    ends = [*ahead, *behind]
    either = Q(source__uid__in=ends) | Q(target__uid__in=ends)
    along = ~Q(kind__in=(*against, *both, *beside))
    leading = (
        along & (Q(source__uid__in=ahead) | Q(target__uid__in=behind))
        | Q(kind__in=against) & (Q(target__uid__in=ahead) | Q(source__uid__in=behind))
        | Q(kind__in=(*both, *beside) if with_beside else both)
        & either
    )  # fmt: skip
    known = _known(viewer)
    rows = Link.objects.filter(
        # The index of each end finds what the ways then choose from: without this, all are read.
        either,
        leading,
        Exists(known.filter(pk=OuterRef("source"))),
        Exists(known.filter(pk=OuterRef("target"))),
        deleted_at=None,
    )
    return rows.order_by("since", "uid").values_list(*_COLUMNS)[: LINKS + 1]


def _known(viewer: Viewer) -> QuerySet[Record]:
    """What the viewer sees, and what was removed after everybody could see it."""
    there = Record.objects.visible_to(viewer)
    removed = Record.objects.filter(deleted_at__isnull=False, merged_into=None)
    was_seen = Q(visibility=Visibility.PUBLIC, published_on__isnull=False)
    return there | removed.filter(was_seen)


_leading = Reading(_lead, ahead=UUIDField(), behind=UUIDField())


def newest(viewer: Viewer, limit: int) -> list[tuple[Strand, Knot, Knot]]:
    """The links of threads that were recorded last, each with what came first and what of it."""
    ways = grammar.ways()
    rows = Link.objects.visible_to(viewer).exclude(kind__in=(*ways["beside"], *ways["both"]))
    made = []
    for row in rows.order_by("-uid").values_list(*_COLUMNS)[:limit]:
        strand, source, target = _read(row)
        against = strand.kind in ways["against"]
        made.append((strand, target, source) if against else (strand, source, target))
    return made
