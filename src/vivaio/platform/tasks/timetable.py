"""What is done regularly: jobs, and the slots at which they are due.

The real clock rules here and in leases, not the demonstration's day: two processes started on
different days would otherwise disagree about what is late.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django_tasks.base import Task

from vivaio.platform.registry import Registry


@dataclass(frozen=True, slots=True)
class Job:
    """A task without parameters, due every so often or at a time of the day (or of a weekday)."""

    name: str
    task: Task[[], Any]
    every: timedelta | None = None
    at: time | None = None
    weekday: int | None = None
    zone: str | Callable[[], str] = "UTC"

    def latest_due(self, now: datetime) -> datetime:
        """The last moment up to `now` at which the job was due (UTC).

        A local time that a change of clocks skips falls due when the clocks have changed, one
        that comes twice falls due once, the first time.
        """
        if self.every is not None:
            return datetime.fromtimestamp(
                now.timestamp() // self.every.total_seconds() * self.every.total_seconds(), UTC
            )
        assert self.at is not None
        zone = ZoneInfo(self.zone if isinstance(self.zone, str) else self.zone())
        # A day later than today covers zones ahead of UTC in the skipped hour of a change.
        day = now.astimezone(zone).date() + timedelta(days=1)
        while True:
            due = datetime.combine(day, self.at, zone).astimezone(UTC)
            if due <= now and self.weekday in (None, day.weekday()):
                return due
            day -= timedelta(days=1)


jobs: Registry[Job] = Registry("jobs")


def schedule(
    name: str,
    task: Task[[], Any],
    *,
    every: timedelta | None = None,
    at: time | None = None,
    weekday: int | None = None,
    zone: str | Callable[[], str] = "UTC",
) -> Job:
    """Let `task` run regularly: `every` timedelta, or `at` a time of day in a time zone.

    `weekday` (0 is Monday) makes a daily job a weekly one; `zone` is an IANA name, or a function
    that gives one when asked. After a time out of service a missed job runs once, not once for
    each slot. ValueError for both or neither of `every` and `at`.
    """
    if (every is None) == (at is None) or (weekday is not None and at is None):
        raise ValueError(f"{name}: either every=…, or at=… with or without weekday=…")
    if every is not None and every < timedelta(minutes=1):
        raise ValueError(f"{name}: at most once a minute")
    return jobs.register(name, Job(name, task, every, at, weekday, zone))
