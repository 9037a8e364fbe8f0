"""Reading notices, decisions, appeals, and the numbers of a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.db.models.functions import ExtractYear

from vivaio.ground.centres import queries as centres
from vivaio.ground.moderation.models import Appeal, Decision, Measure, Notice
from vivaio.ground.moderation.statements import Reader
from vivaio.kernel.errors import Unknown
from vivaio.kernel.text import Text
from vivaio.platform.tenancy.viewer import Viewer

M = TypeVar("M", bound=Model)
QUEUE = 50


def _theirs(viewer: Viewer, field: str = "centre") -> Q | None:
    """What lies with the viewer to decide; None: nothing does."""
    own = [uid for uid in viewer.centres if viewer.may("publish", uid)]
    if viewer.may("publish", None):
        return Q(**{f"{field}__in": own}) | Q(**{field: None})
    return Q(**{f"{field}__in": own}) if own else None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A notice in the queue."""

    uid: UUID
    category: str
    title: Text
    address: str
    nature: str
    centre: UUID | None
    at: datetime


def waiting(viewer: Viewer, record: UUID | None = None) -> list[Waiting]:
    """The notices that wait for the viewer's decision, the longest first."""
    theirs = _theirs(viewer)
    if theirs is None:
        return []
    rows = Notice.objects.filter(theirs, state="waiting").select_related("record").order_by("at")
    if record is not None:
        rows = rows.filter(record=record)
    return [
        Waiting(
            row.uid, row.category, row.record.title, row.record.address, row.record.nature,
            row.centre_id, row.at,
        )
        for row in rows[:QUEUE]
    ]  # fmt: skip


def notice(viewer: Viewer, uid: UUID) -> Notice:
    """One notice, for those with whom it lies; else `Unknown`."""
    rows = Notice.objects.select_related("record", "decision")
    return _of(viewer, rows.filter(uid=uid), lambda found: found.centre_id)


def _of(viewer: Viewer, rows: QuerySet[M], centre_of: Any) -> M:
    found = rows.first()
    if found is None or not viewer.may("publish", centre_of(found)):
        raise Unknown
    return found


def appeal(viewer: Viewer, uid: UUID) -> Appeal:
    """One appeal, for those with whom it lies; else `Unknown`."""
    rows = Appeal.objects.select_related("decision__record", "notice")
    return _of(viewer, rows.filter(uid=uid), lambda found: found.decision.centre_id)


def appeals(viewer: Viewer) -> list[Appeal]:
    """The appeals that wait for the viewer: never those against their own decisions."""
    theirs = _theirs(viewer, "decision__centre")
    if theirs is None:
        return []
    rows = Appeal.objects.filter(theirs, state="waiting").exclude(
        decision__decided_by=viewer.account
    )
    return list(rows.select_related("decision__record").order_by("at")[:QUEUE])


@dataclass(frozen=True, slots=True)
class Statement:
    """A decision with its reasons, as those read it whom it concerns."""

    decision: Decision
    title: Text
    nature: str
    notice: Notice | None
    appeal: Appeal | None


def statement(reader: Reader) -> Statement:
    """What a signed address leads to; `Unknown` when it has gone."""
    found = Decision.objects.select_related("record").filter(uid=reader.decision).first()
    if found is None:
        raise Unknown
    given = Notice.objects.filter(uid=reader.notice).first() if reader.notice else None
    made = Appeal.objects.filter(decision=found, side=reader.side, notice=given).first()
    return Statement(found, found.record.title, found.record.nature, given, made)


@dataclass(frozen=True, slots=True)
class Year:
    """The numbers of one centre (or of the network) in one year."""

    year: int
    name: Text | None
    notices: int
    kept: int
    hidden: int
    archived: int
    appeals: int
    upheld: int


def years(viewer: Viewer) -> list[Year]:
    """Numbers alone, by year and centre, the latest first; examples are not counted."""
    notices = _counted(Notice.objects.filter(record__nature="fact"), "centre")
    decisions = Decision.objects.filter(record__nature="fact")
    by_measure = {one: _counted(decisions.filter(measure=one), "centre") for one in Measure.values}
    facts = Appeal.objects.filter(decision__record__nature="fact")
    made, upheld = (
        _counted(rows, "decision__centre") for rows in (facts, facts.filter(upheld=True))
    )
    names = {one.uid: one.name for one in centres.centres(viewer)}
    places = {*notices, *made, *(place for counts in by_measure.values() for place in counts)}
    known = [(year, centre) for year, centre in places if centre is None or centre in names]
    ordered = sorted(known, key=lambda place: (-place[0], place[1] is None, str(place[1])))
    return [
        Year(
            year=year,
            name=names.get(centre) if centre else None,
            notices=notices[year, centre],
            kept=by_measure["keep"][year, centre],
            hidden=by_measure["hide"][year, centre],
            archived=by_measure["archive"][year, centre],
            appeals=made[year, centre],
            upheld=upheld[year, centre],
        )
        for year, centre in ordered
    ]


def _counted(rows: QuerySet[M], centre: str) -> Counter[tuple[int, UUID | None]]:
    found: Iterable[tuple[int, UUID | None]] = rows.values_list(ExtractYear("at"), centre)
    return Counter(found)
