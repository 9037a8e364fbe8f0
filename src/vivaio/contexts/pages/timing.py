"""Local times across changes of the clocks: an hour that comes twice, and one that never comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

#: The network has no town of its own; its drafts are scheduled in the time of Brussels.
OF_THE_NETWORK = "Europe/Brussels"

Oddity = Literal["", "twice", "never"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A local time as a moment (UTC), and what is odd about it.

    `twice`: the clocks are turned back and show it two times; the first is meant. `never`: the
    clocks are turned forward over it; it is as long after the change as it would have been.
    """

    at: datetime
    oddity: Oddity


def moment(day: date, hour: time, zone: str) -> Moment:
    """The moment at which clocks in `zone` (an IANA name) show this hour on this day."""
    place = ZoneInfo(zone)
    first = datetime.combine(day, hour, place)
    later = first.replace(fold=1)
    at = first.astimezone(UTC)
    if at.astimezone(place).replace(tzinfo=None) != first.replace(tzinfo=None):
        return Moment(at, "never")
    return Moment(at, "twice" if first.utcoffset() != later.utcoffset() else "")


def day_is_over(day: date, zone: str, now: datetime) -> bool:
    """Whether `day` is past in `zone`."""
    return now.astimezone(ZoneInfo(zone)).date() >= day + timedelta(days=1)
