"""How far a measure has come on a day: rules over dates and measurements, and nobody's percentage.

Everything here is a function of facts and a day; no clock is read and nothing is stored, so that
the status of any past day can be worked out again from what was measured until then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

#: The share of the straight line from which a measure counts as on track.
ENOUGH = Decimal("0.8")
#: A value that is older than this says nothing of today.
MONTHS = 6


class Status(models.TextChoices):
    """How far a measure has come, the worst that can be mended first."""

    LATE = "late", _("Late")
    BEHIND = "behind", _("Behind")
    UNMEASURED = "unmeasured", _("Unmeasured")
    ON_TRACK = "on_track", _("On track")
    DONE = "done", _("Done")
    NOT_BEGUN = "not_begun", _("Not begun")
    STOPPED = "stopped", _("Stopped")


#: What each means, in the words that stand beside every count.
MEANINGS = {
    Status.LATE: _("Its day is past, or that of a milestone or a target, and it was not reached."),
    Status.BEHIND: _(
        "The last measurement is below 80 % of the straight line from the baseline to the target."
    ),
    Status.UNMEASURED: _("Nothing was measured in the last six months, or ever."),
    Status.ON_TRACK: _(
        "The last measurement is at 80 % or more of the straight line, and nothing is late."
    ),
    Status.DONE: _("Every target is reached, or it was closed with every milestone reached."),
    Status.NOT_BEGUN: _("Its first day has not come yet."),
    Status.STOPPED: _("It was ended before its time, and the reason is told."),
}

#: The same of a measure whose values cannot be compared with anything.
WITHOUT_LINE = _(
    "It is measured, but an indicator has no baseline or no target with its day: add them, "
    "and its values can be compared."
)


class Value(Protocol):
    """Something measured; `ground.indicators` keeps them."""

    @property
    def on_day(self) -> date:
        """When."""

    @property
    def value(self) -> Decimal:
        """How much."""


class Line(Protocol):
    """The straight line of an indicator, from a value and its day to another."""

    @property
    def direction(self) -> str:
        """Whether more is better ("up") or less ("down")."""

    @property
    def baseline(self) -> Decimal | None:
        """Where it began."""

    @property
    def baseline_on(self) -> date | None:
        """When it began."""

    @property
    def target(self) -> Decimal | None:
        """Where it should come."""

    @property
    def target_on(self) -> date | None:
        """When it should be there."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at: days, indicators with what was measured of each (the oldest first),
    milestones as (due, reached). `ended`: "closed", "stopped" or ""."""

    begins: date | None = None
    due: date | None = None
    ended: str = ""
    ended_on: date | None = None
    indicators: Sequence[tuple[Line, Sequence[Value]]] = ()
    milestones: Sequence[tuple[date | None, date | None]] = ()


@lru_cache(maxsize=256)
def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last one of that month."""
    whole = day.year * 12 + day.month - 1 - months
    year, month = divmod(whole, 12)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), month_end(year, month + 1))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def last_of(values: Sequence[Value], day: date) -> Value | None:
    """The last of the values measured until a day."""
    return next((one for one in reversed(values) if one.on_day <= day), None)


def is_reached(one: Line, values: Sequence[Value], day: date) -> bool:
    """Whether the last value until a day is at the target or beyond."""
    last = last_of(values, day)
    if last is None or one.target is None:
        return False
    return last.value <= one.target if one.direction == "down" else last.value >= one.target


def line_on(one: Line, day: date) -> Decimal | None:
    """Where the straight line from the baseline to the target is on a day; None without a line."""
    share = _elapsed(one, day)
    if share is None or one.baseline is None or one.target is None:
        return None
    return one.baseline + (one.target - one.baseline) * share


def _elapsed(one: Line, day: date) -> Decimal | None:
    """How much of the time from the baseline to the target is over, from 0 to 1."""
    if one.baseline_on is None or one.target_on is None:
        return None
    whole = (one.target_on - one.baseline_on).days
    if whole <= 0:
        return Decimal(1)
    return min(max(Decimal((day - one.baseline_on).days) / whole, Decimal(0)), Decimal(1))


def of_indicator(one: Line, values: Sequence[Value], day: date) -> Status:
    """One indicator alone: done, late, unmeasured, on track or behind.

    The value is compared with the line on the day it was measured: it knows of no later one.
    """
    if is_reached(one, values, day):
        return Status.DONE
    if one.target_on is not None and one.target_on < day:
        return Status.LATE
    last = last_of(values, day)
    if last is None or _is_old(last, day):
        return Status.UNMEASURED
    share = _elapsed(one, last.on_day)
    if share is None or one.baseline is None or one.target is None:
        return Status.UNMEASURED
    way = (last.value - one.baseline) / (one.target - one.baseline)
    return Status.ON_TRACK if way >= ENOUGH * share else Status.BEHIND


def _is_old(one: Value, day: date) -> bool:
    return one.on_day < months_before(day, MONTHS)


def meaning(facts: Facts, found: Status, day: date) -> str:
    """What the status of a measure on a day means."""
    several = facts.indicators if found == Status.UNMEASURED else ()
    lasts = [
        last_of(values, day)
        for one, values in several
        if of_indicator(one, values, day) == Status.UNMEASURED
    ]
    told = lasts and all(last is not None and not _is_old(last, day) for last in lasts)
    return str(WITHOUT_LINE if told else MEANINGS[found])


def missed(facts: Facts, day: date) -> date | None:
    """The earliest day that is past without what should have been reached on it; None for none."""
    days = [on for on, done_on in facts.milestones if on and not _by(done_on, day)]
    days += [
        one.target_on
        for one, values in facts.indicators
        if one.target_on and not is_reached(one, values, day)
    ]
    days += [facts.due] if facts.due else []
    return min((on for on in days if on < day), default=None)


def _by(done_on: date | None, day: date) -> bool:
    return done_on is not None and done_on <= day


def _is_done(facts: Facts, day: date) -> bool:
    targets = [pair for pair in facts.indicators if pair[0].target is not None]
    if targets and all(is_reached(one, values, day) for one, values in targets):
        return True
    is_closed = facts.ended == "closed" and _by(facts.ended_on, day)
    reached = all(_by(done_on, day) for _on, done_on in facts.milestones)
    return is_closed and reached and (bool(facts.milestones) or not targets)


def status(facts: Facts, day: date) -> Status:
    """The one status of a measure on a day; the first rule that holds."""
    if facts.ended == "stopped" and _by(facts.ended_on, day):
        return Status.STOPPED
    if _is_done(facts, day):
        return Status.DONE
    if missed(facts, day) is not None:
        return Status.LATE
    if facts.begins is not None and facts.begins > day:
        return Status.NOT_BEGUN
    found = {of_indicator(one, values, day) for one, values in facts.indicators}
    for worst in (Status.BEHIND, Status.UNMEASURED):
        if worst in found:
            return worst
    return Status.ON_TRACK if found or facts.milestones else Status.UNMEASURED


def days_late(facts: Facts, day: date) -> int:
    """For how many days something has been missing; 0 where nothing is."""
    since = missed(facts, day)
    return (day - since).days if since and status(facts, day) == Status.LATE else 0


def month_ends(first: date, last: date, most: int = 12) -> Iterator[date]:
    """The ends of the months from a first day on, before a last one: at most so many, in order."""
    found: list[date] = []
    year, month = last.year, last.month
    while len(found) < most:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        end = month_end(year, month)
        if end < first:
            break
        found.append(end)
    yield from reversed(found)
