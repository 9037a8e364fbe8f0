"""What time it is. The demonstration's day is a setting, so the clock can be told its day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_shift: timedelta = timedelta()


def set_today(day: date | None) -> None:
    """Let the clock run as if this process had started on `day` (UTC); None: the real day."""
    global _shift
    _shift = timedelta() if day is None else timedelta(days=(day - datetime.now(UTC).date()).days)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC) + _shift


def today(zone: str = "UTC") -> date:
    """The day it is in a time zone (an IANA name such as `Europe/Rome`)."""
    return now().astimezone(ZoneInfo(zone)).date()
