"""Local times when the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from vivaio.contexts.pages.timing import day_is_over, moment


@pytest.mark.parametrize(
    ("day", "hour", "zone", "at", "oddity"),
    [
        (date(2026, 12, 1), time(9, 30), "Europe/Rome", "2026-12-01T08:30", ""),
        (date(2026, 7, 1), time(9, 30), "Europe/Rome", "2026-07-01T07:30", ""),
        (date(2026, 10, 25), time(2, 30), "Europe/Rome", "2026-10-25T00:30", "twice"),
        (date(2026, 10, 25), time(3, 0), "Europe/Rome", "2026-10-25T02:00", ""),
        (date(2027, 3, 28), time(2, 30), "Europe/Rome", "2027-03-28T01:30", "never"),
        (date(2027, 3, 28), time(3, 30), "Europe/Athens", "2027-03-28T01:30", "never"),
        (date(2026, 10, 25), time(3, 30), "Europe/Athens", "2026-10-25T00:30", "twice"),
    ],
)
def test_moments(day: date, hour: time, zone: str, at: str, oddity: str) -> None:
    found = moment(day, hour, zone)
    assert (found.at.strftime("%Y-%m-%dT%H:%M"), found.oddity) == (at, oddity)


def test_a_day_is_over_at_local_midnight() -> None:
    day = date(2026, 12, 1)
    assert not day_is_over(day, "Europe/Athens", datetime(2026, 12, 1, 21, 59, tzinfo=UTC))
    assert day_is_over(day, "Europe/Athens", datetime(2026, 12, 1, 22, 0, tzinfo=UTC))
    assert not day_is_over(day, "Europe/Rome", datetime(2026, 12, 1, 22, 0, tzinfo=UTC))
