"""Reading relations: all of them at once for the network, one for its page, what waits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from vivaio.kernel import clock
from vivaio.kernel.decision import Decision
from vivaio.kernel.errors import Unknown
from vivaio.kernel.text import Text
from vivaio.platform.links import grammar, policies
from vivaio.platform.links.models import Link, LinkQuerySet, Side
from vivaio.platform.links.queries import CONFIRMED_BY, Direction
from vivaio.platform.records.models import Record
from vivaio.platform.registry import link_kinds
from vivaio.platform.tenancy.viewer import Viewer

#: Of a larger company nobody can say that each works with each.
LARGEST_COMPANY = 60


class Edge(NamedTuple):
    """A relation that holds today; `through` is the record in which both ends work together.

    `confirmed`: how many of the two sides have said that it is so. `uid` is None for what follows
    from a common work and nobody has recorded by itself.
    """

    source: UUID
    target: UUID
    kind: str
    since: str
    until: str
    nature: str
    confirmed: int
    uid: UUID | None
    through: UUID | None = None
    citation: str = ""


class Relation(NamedTuple):
    """One relation with both its ends, for those who may correct it."""

    uid: UUID
    kind: str
    since: str
    until: str
    recorded_on: date
    reason: Text
    source: UUID
    target: UUID
    source_title: Text
    target_title: Text
    source_address: str
    target_address: str
    #: Sides for which the viewer speaks, and sides that have confirmed.
    mine: tuple[str, ...]
    confirmed: tuple[str, ...]


def may_speak(viewer: Viewer, uid: UUID) -> Decision:
    """Whether the viewer records and confirms relations of a record; `Unknown` for no such one."""
    end = Record.objects.visible_to(viewer).filter(pk=uid).first()
    if end is None:
        raise Unknown(f"record {uid}")
    return policies.can_speak_for(viewer, end)


def edges(viewer: Viewer) -> list[Edge]:
    """The relations that hold today between what the viewer may know of, the oldest first.

    With those between all who work together in one record of a kind of link that `gathers`.
    """
    kinds = [kind.code for kind in grammar.relations()]
    rows = _holding(viewer).filter(kind__in=kinds).annotate(**CONFIRMED_BY).order_by("uid")
    columns = (
        "source_id", "target_id", "kind", "since", "until", "nature", "by_source", "by_target",
        "uid", "citation__address",
    )  # fmt: skip
    found = [
        Edge(source, target, kind, since, until, nature, one + other, uid, None, address or "")
        for source, target, kind, since, until, nature, one, other, uid, address in (
            rows.values_list(*columns)
        )
    ]
    return [*found, *_companies(viewer)]


def _holding(viewer: Viewer) -> LinkQuerySet:
    today = clock.today().isoformat()
    lasting = Q(until="") | Q(until__gte=today) | Q(until=today[:7]) | Q(until=today[:4])
    return Link.objects.visible_to(viewer).filter(lasting)


def _companies(viewer: Viewer) -> Iterable[Edge]:
    """Those who are tied to the same record, each with each."""
    kinds = [kind.code for kind in link_kinds.all().values() if kind.gathers]
    rows = _holding(viewer).filter(kind__in=kinds).order_by("uid")
    parts: dict[UUID, list[tuple[UUID, str]]] = {}
    for source, target, nature in rows.values_list("source_id", "target_id", "nature"):
        parts.setdefault(target, []).append((source, nature))
    for whole, company in parts.items():
        natures = dict(company)
        people = sorted(natures)
        if len(people) > LARGEST_COMPANY:
            continue
        for place, one in enumerate(people):
            for other in people[place + 1 :]:
                nature = max(natures[one], natures[other], key=lambda code: code == "example")
                yield Edge(one, other, "partners_with", "", "", nature, 0, None, whole)


def relation(viewer: Viewer, uid: UUID) -> Relation:
    """One relation; `Unknown` when there is none for this viewer."""
    kinds = [kind.code for kind in grammar.relations()]
    rows = Link.objects.visible_to(viewer).select_related("source", "target")
    found = rows.annotate(**CONFIRMED_BY).filter(pk=uid, kind__in=kinds).first()
    if found is None:
        raise Unknown(f"link {uid}")
    return _made(viewer, found)


def _made(viewer: Viewer, row: Any) -> Relation:
    """From a link with its two ends and the columns `CONFIRMED_BY`."""
    ends = ((Side.SOURCE, row.source), (Side.TARGET, row.target))
    said = ((Side.SOURCE, row.by_source), (Side.TARGET, row.by_target))
    return Relation(
        row.uid, row.kind, row.since, row.until, row.recorded_on, row.reason,
        row.source_id, row.target_id, row.source.title, row.target.title,
        row.source.address, row.target.address,
        mine=tuple(str(side) for side, end in ends if policies.can_speak_for(viewer, end)),
        confirmed=tuple(str(side) for side, so in said if so),
    )  # fmt: skip


#: More than anybody answers in a day.
_MOST_WAITING = 100


def waiting(viewer: Viewer) -> list[Relation]:
    """Relations that somebody has claimed and an end of which the viewer speaks has not answered.

    Only what a person has said: nobody is asked to confirm what a source was quoted for.
    """
    centres = sorted(centre for centre in viewer.centres if viewer.may("edit", centre))
    mine_at = {
        side: Q(**{f"{side}__centre__in": centres}) | Q(**{f"{side}__in": sorted(viewer.entrusted)})
        for side in ("source", "target")
    }
    if not centres and not viewer.entrusted:
        return []
    kinds = [kind.code for kind in grammar.relations()]
    rows = (
        Link.objects.visible_to(viewer)
        .filter(kind__in=kinds, author__isnull=False)
        .annotate(**CONFIRMED_BY)
        .filter(mine_at["source"] & Q(by_source=False) | mine_at["target"] & Q(by_target=False))
        .select_related("source", "target")
        .order_by("recorded_on", "uid")[:_MOST_WAITING]
    )
    return [_made(viewer, row) for row in rows]


def admitted(kind: str) -> list[tuple[grammar.LinkKind, Direction]]:
    """The relations in which a record of a kind may stand, each with its direction."""
    found: list[tuple[grammar.LinkKind, Direction]] = []
    for one in grammar.relations():
        if not one.sources or kind in one.sources:
            found.append((one, "forward"))
        if not one.symmetric and (not one.targets or kind in one.targets):
            found.append((one, "backward"))
    return found
