"""Reading a desk: the lines of all rooms, each with when it is due and with whom it lies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import IntegerField

from vivaio.contexts.desk.models import Desk, Handover
from vivaio.ground.centres import queries as centres
from vivaio.kernel import clock
from vivaio.platform.registry import DeskItem, DeskLine, desk_items
from vivaio.platform.tenancy.readings import Reading, among
from vivaio.platform.tenancy.viewer import Viewer

#: How far ahead the desk looks, and how far back when nobody knows when its owner last came.
AHEAD = BEHIND = timedelta(days=30)
#: The parts of the page, in their order; a line stands in one of them.
SECTIONS = ("late", "waits", "promised", "expires", "coming", "new", "handed")


@dataclass(frozen=True, slots=True)
class Lying:
    """With whom a line lies: names, and why."""

    uid: UUID
    giver: int
    giver_name: str
    receiver: int
    receiver_name: str
    why: str


@dataclass(frozen=True, slots=True)
class Held:
    """A line on a desk: in which section, from which room, in how many days (None: no date)."""

    section: str
    item: str
    title: str
    line: DeskLine
    days: int | None
    lying: Lying | None = None

    @property
    def order(self) -> tuple[bool, int]:
        """What is due first stands first; what has no date last."""
        return self.days is None, self.days or 0


def desk(account: int) -> Desk | None:
    """What is kept of somebody's desk; None before they first signed in."""
    return _desks.first(Desk, None, account=account)


_desks = Reading(
    lambda viewer, account: Desk.objects.filter(account=account), account=IntegerField()
)


def since(kept: Desk | None) -> datetime:
    """From when on something is new to its owner."""
    return (kept and kept.before) or clock.now() - BEHIND


def lines(viewer: Viewer, item: DeskItem) -> Iterator[DeskLine]:
    """What one room has for a viewer; nothing for somebody who has not signed in."""
    return iter(item.lines(viewer)) if viewer.account is not None else iter(())


def held(viewer: Viewer) -> list[Held]:
    """Every line of a viewer's desk, in the order in which it is read."""
    zones = centres.time_zones(viewer)
    lying = _lying(viewer)
    found = []
    for code, item in desk_items.all().items():
        for line in lines(viewer, item):
            days = _days(line.due, zones.get(line.centre) if line.centre else None)
            handed = lying.get((code, line.key)) if line.key else None
            section = _section(viewer, line, days, handed)
            if section:
                found.append(Held(section, code, item.title, line, days, handed))
    return sorted(found, key=lambda one: (SECTIONS.index(one.section), one.order))


def _days(due: date | None, zone: str | None) -> int | None:
    """Days until then by the calendar of the centre; negative when past."""
    return None if due is None else (due - clock.today(zone or "UTC")).days


def _section(viewer: Viewer, line: DeskLine, days: int | None, lying: Lying | None) -> str:
    """Where a line stands; "" for what is too far ahead."""
    if lying and lying.receiver != viewer.account and lying.giver == viewer.account:
        return "handed"
    if days is not None and days < 0 and line.sort != "new":
        return "late"
    if line.sort == "coming" and days is not None and days > AHEAD.days:
        return ""
    return line.sort


def _lying(viewer: Viewer) -> Mapping[tuple[str, str], Lying]:
    if not viewer.centres:
        return {}
    rows = _handovers.rows(None, centres=sorted(viewer.centres))
    return {(item, line): Lying(*rest) for item, line, *rest in rows}


_handovers = Reading(
    lambda viewer, centres: Handover.objects.filter(
        among("centre", centres), ended_at=None
    ).values_list(
        "item", "line", "uid", "giver", "giver__name", "receiver", "receiver__name", "why"
    ),
    centres=Handover._meta.get_field("uid"),
)


def handover(viewer: Viewer, uid: UUID) -> Handover | None:
    """One that has not ended, in a centre of the viewer's."""
    open_ones = Handover.objects.filter(uid=uid, ended_at=None, centre__in=viewer.centres)
    return open_ones.select_related("receiver", "giver").first()


def find(viewer: Viewer, item: str, key: str) -> DeskLine | None:
    """The line of a key on a viewer's desk, if it is there."""
    if item not in desk_items or not key:
        return None
    return next((line for line in lines(viewer, desk_items.get(item)) if line.key == key), None)


def colleagues(viewer: Viewer, centre_uids: Sequence[UUID]) -> Mapping[UUID, list[tuple[int, str]]]:
    """By centre, the others of its team who may do more than read: account and name."""
    found: dict[UUID, list[tuple[int, str]]] = {}
    for one in centres.team(viewer, centre_uids):
        if one.account != viewer.account and "edit" in one.capabilities:
            found.setdefault(one.centre, []).append((one.account, one.name))
    return found


def zones(viewer: Viewer) -> Mapping[UUID, str]:
    """The time zones of the viewer's own centres."""
    return centres.time_zones(viewer)
