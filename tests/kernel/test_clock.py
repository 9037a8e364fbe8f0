"""The clock may be told its day, and runs on from there."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from vivaio.kernel import clock

REAL = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def real_time() -> Iterator[None]:
    before = clock._shift
    clock.set_today(None)
    with time_machine.travel(REAL, tick=False):
        yield
    clock._shift = before


def test_the_real_moment_is_aware_and_in_utc() -> None:
    assert clock.now() == REAL
    assert clock.now().utcoffset() == timedelta()


def test_a_told_day_keeps_the_hour_and_runs_on() -> None:
    clock.set_today(date(2027, 3, 1))
    assert clock.now() == datetime(2027, 3, 1, 23, 30, tzinfo=UTC)
    with time_machine.travel(REAL + timedelta(hours=1), tick=False):
        assert clock.today() == date(2027, 3, 2)


def test_a_day_in_the_past_may_be_told_and_taken_back() -> None:
    clock.set_today(date(2020, 2, 29))
    assert clock.today() == date(2020, 2, 29)
    clock.set_today(None)
    assert clock.today() == date(2026, 11, 22)


def test_the_day_depends_on_the_place() -> None:
    assert clock.today("Europe/Rome") == date(2026, 11, 23)
    assert clock.today("America/Lima") == date(2026, 11, 22)
