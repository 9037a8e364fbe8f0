"""Reading statements, responsibilities, tickets and yearly duties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from vivaio.contexts.duties import law
from vivaio.contexts.duties.law import Yearly
from vivaio.contexts.duties.models import Done, Responsibility, State, Statement, Ticket
from vivaio.ground.centres import queries as centre_queries
from vivaio.kernel import clock
from vivaio.kernel.errors import Unknown
from vivaio.platform.tenancy.viewer import Viewer

#: The states in which a ticket waits for us.
WAITING = (State.RECEIVED, State.IN_WORK)
#: A statement is looked at again within a year.
STATEMENT_LASTS = timedelta(days=365)
#: How long before its day a yearly duty is told.
AHEAD = timedelta(days=60)


def statement(centre: UUID | None) -> Statement | None:
    """The latest version of a centre's statement, or of the network's."""
    return Statement.objects.filter(centre=centre).order_by("-version").first()


def statement_versions(centre: UUID | None) -> list[tuple[int, date]]:
    """Number and day of every version, newest first."""
    rows = Statement.objects.filter(centre=centre).order_by("-version")
    return list(rows.values_list("version", "reviewed_on"))


def responsibility(centre: UUID | None) -> Responsibility | None:
    """Who answers for a centre's data, or for the network's."""
    return Responsibility.objects.filter(centre=centre).first()


def responsibilities(centres: Sequence[UUID]) -> dict[UUID | None, Responsibility]:
    """The network's and those of some centres, by centre."""
    rows = Responsibility.objects.filter(Q(centre=None) | Q(centre__in=centres))
    return {row.centre_id: row for row in rows}


def of_viewer(viewer: Viewer) -> QuerySet[Ticket]:
    """The tickets a viewer may answer."""
    own = [centre for centre in viewer.centres if viewer.may("edit", centre)]
    mine = Q(centre__in=own)
    if "edit" in viewer.network:
        mine |= Q(centre=None)
    return Ticket.objects.filter(mine).select_related("centre")


def tickets(viewer: Viewer) -> list[Ticket]:
    """The queue: what waits first, by due date; then the newest of what is done."""
    waiting = of_viewer(viewer).filter(state__in=WAITING).order_by("due", "number")
    done = of_viewer(viewer).exclude(state__in=WAITING).order_by("-at")
    return [*waiting[:100], *done[:50]]


def ticket(viewer: Viewer, uid: UUID) -> Ticket:
    """One of them; `Unknown` for any other."""
    found = of_viewer(viewer).filter(uid=uid).first()
    if found is None:
        raise Unknown
    return found


def followed(uid: UUID) -> Ticket | None:
    """A ticket for its author, who holds its secret word."""
    return Ticket.objects.select_related("centre").filter(uid=uid).first()


@dataclass(frozen=True, slots=True)
class Owed:
    """A yearly duty of a centre that is not done yet."""

    duty: Yearly
    year: int
    due: date
    centre: UUID
    days: int


def owed(centres: Sequence[UUID]) -> Iterator[Owed]:
    """Of some centres: what falls due within sixty days, or fell due in the last sixty."""
    rows = centre_queries.under_law(centres) if centres else []
    known = {duty.jurisdiction for duty in law.YEARLY}
    asked = [row for row in rows if row[1] in known]
    if not asked:
        return
    done = set(Done.objects.filter(centre__in=centres).values_list("centre", "duty", "year"))
    for centre, jurisdiction, zone in asked:
        today = clock.today(zone)
        for duty in law.YEARLY:
            for year in (today.year - 1, today.year, today.year + 1):
                due = duty.due(year)
                is_near = duty.jurisdiction == jurisdiction and abs(due - today) <= AHEAD
                if is_near and (centre, duty.code, year) not in done:
                    yield Owed(duty, year, due, centre, (due - today).days)
