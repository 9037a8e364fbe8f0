"""Reading measures, and how far they have come: a few queries however many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from vivaio.contexts.strategy import rules
from vivaio.contexts.strategy.models import Measure, Strategy
from vivaio.contexts.strategy.parts import MILESTONE
from vivaio.contexts.strategy.queries import strategies
from vivaio.contexts.strategy.rules import Facts, Status
from vivaio.ground.indicators.queries import values_of
from vivaio.platform.records.keeping import ByVersion
from vivaio.platform.records.queries import only
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer

PAGE = 20
_MOST = 20_000
#: What lists and sums do not read.
_LONG = ("summary", "change", "output", "result", "reason", "costs")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which measures a reader wants; `owner`, `centre` and `strategy` are slugs of theirs."""

    words: str = ""
    country: str = ""
    heading: str = ""
    goal: str = ""
    status: str = ""
    owner: str = ""
    centre: str = ""
    strategy: str = ""


@dataclass(frozen=True)
class Come:
    """A measure and how far it has come until a day."""

    row: Measure
    facts: Facts
    status: Status
    days_late: int = 0


@dataclass(frozen=True)
class Found:
    """Measures with their status, in order; `day` is that of the status."""

    day: date
    come: Sequence[Come] = field(default_factory=tuple)

    @cached_property
    def counts(self) -> Mapping[Status, int]:
        """How many have each status."""
        return Counter(one.status for one in self.come)

    @cached_property
    def history(self) -> list[tuple[date, Mapping[Status, int]]]:
        """The same at the ends of the last twelve months, of those that were published then."""
        first = min((one.row.published_on or self.day for one in self.come), default=self.day)
        told: list[tuple[date, Mapping[Status, int]]] = []
        for end in rules.month_ends(first, self.day):
            then = (one for one in self.come if (one.row.published_on or self.day) <= end)
            told.append((end, Counter(rules.status(one.facts, end) for one in then)))
        return told


def seen(viewer: Viewer) -> QuerySet[Measure]:
    """What a viewer may know of: also what a card entrusted to them answers for."""
    rows: QuerySet[Measure] = Measure.objects.visible_to(viewer)
    if viewer.entrusted:
        own = Measure.objects.filter(deleted_at=None, owner__in=sorted(viewer.entrusted))
        rows = rows | own
    return rows.select_related("centre")


def found(viewer: Viewer, slug: str) -> Measure:
    """One by its slug; `Unknown` when there is none for this viewer."""
    return only(seen(viewer).filter(slug=slug))


def by_uid(viewer: Viewer, uid: UUID) -> Measure:
    """The same by its uid."""
    return only(seen(viewer).filter(uid=uid))


class Line(NamedTuple):
    """What the rules know of an indicator: nothing of its words, which are many."""

    direction: str
    baseline: Decimal | None
    baseline_on: date | None
    target: Decimal | None
    target_on: date | None


def _line(stored: Mapping[str, Any]) -> Line:
    baseline, target = (None if stored[name] is None else Decimal(stored[name])
                        for name in ("baseline", "target"))  # fmt: skip
    return Line(
        stored["direction"], baseline, _day(stored["baseline_on"]), target,
        _day(stored["target_on"]),
    )  # fmt: skip


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def facts_of(row: Measure, measured: Mapping[str, Sequence[rules.Value]]) -> Facts:
    """What the rules look at, as it is stored: two thousand measures are read at once."""
    return Facts(
        begins=row.starts_on, due=row.due_on, ended_on=row.ended_on,
        ended=row.state if row.state in ("closed", "stopped") else "",
        indicators=[(_line(one), measured.get(one["code"], ())) for one in row.indicators],
        milestones=[
            (_day(one["on"]), _day(one["done_on"]))
            for one in row.steps
            if one["sort"] == MILESTONE
        ],
    )  # fmt: skip


def evaluated(rows: Sequence[Measure], day: date) -> list[Come]:
    """How far each has come until a day; what was measured is read at once for all."""
    measured = values_of(row.uid for row in rows)
    made = []
    for row in rows:
        facts = facts_of(row, measured.get(row.uid, {}))
        come = Come(row, facts, rules.status(facts, day))
        if come.status == Status.LATE:
            come = replace(come, days_late=rules.days_late(facts, day))
        made.append(come)
    return made


_kept: ByVersion[Found] = ByVersion(200)


def asked(viewer: Viewer, wanted: Asked, day: date) -> Found:
    """Measures open to others that answer to what is asked, by their numbers, with their status.

    `wanted.status` is applied last. What was worked out stays until anything changes.
    """
    plain = replace(wanted, words="", status="")
    found = _kept.of((viewer.identity, plain, day), lambda: _asked(viewer, plain, day))
    if wanted.words:
        best = set(search.matching(viewer, wanted.words, kind="measure").uids)
        found = Found(day, [one for one in found.come if one.row.uid in best])
    if wanted.status:
        found = Found(day, [one for one in found.come if one.status == wanted.status])
    return found


def _asked(viewer: Viewer, wanted: Asked, day: date) -> Found:
    given = {
        "country": wanted.country, "owner__slug": wanted.owner, "centre__slug": wanted.centre,
        "strategy__slug": wanted.strategy,
    }  # fmt: skip
    rows = seen(viewer).filter(state__in=Measure.open_states, published_on__lte=day)
    rows = rows.filter(**{name: value for name, value in given.items() if value})
    several = list(rows.defer(*_LONG).order_by("country", "uid")[:_MOST])
    if wanted.heading:
        several = [row for row in several if wanted.heading in row.headings]
    if wanted.goal:
        several = [row for row in several if wanted.goal in row.goals]
    return Found(day, evaluated(sorted(several, key=_place), day))


def _place(row: Measure) -> tuple[str, list[int], str]:
    """By country, then as people count: 2.10 comes after 2.9."""
    digits = "".join(sign if sign.isdigit() else " " for sign in row.number)
    numbers = [int(one) for one in digits.split()]
    return row.country, numbers or [10_000], str(row.uid)


def of_strategy(viewer: Viewer, strategy: UUID, day: date) -> list[Come]:
    """The measures of one strategy, drafts too for those who write them."""
    rows = seen(viewer).filter(strategy=strategy).defer(*_LONG)
    return evaluated(sorted(rows[:_MOST], key=_place), day)


def of_centre(viewer: Viewer, centre: UUID, day: date) -> list[Come]:
    """All of a centre, drafts too."""
    rows = seen(viewer).filter(centre=centre).defer(*_LONG)
    return evaluated(sorted(rows[:_MOST], key=_place), day)


def countries(viewer: Viewer) -> list[str]:
    """The countries of which there is a measure."""
    rows = seen(viewer).filter(state__in=Measure.open_states).order_by("country")
    return [code for code in rows.values_list("country", flat=True).distinct() if code]


def of_mine(viewer: Viewer, day: date) -> list[Come]:
    """Those that run and on which a viewer works."""
    centres = [uid for uid, roles in viewer.roles.items() if "edit" in roles]
    rows = seen(viewer).filter(state="running")
    mine = rows.filter(centre__in=centres) | rows.filter(owner__in=sorted(viewer.entrusted))
    return evaluated(list(mine.defer(*_LONG).order_by("due_on", "uid")[:500]), day)


def strategy_of(viewer: Viewer, row: Measure) -> Strategy | None:
    """The strategy of a measure where the viewer may know of it."""
    return strategies.seen(viewer).filter(uid=row.strategy_id).first() if row.strategy_id else None
