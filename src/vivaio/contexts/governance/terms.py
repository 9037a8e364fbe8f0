"""Terms in months, by the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def after_months(day: date, months: int) -> date:
    """The day so many months later; the last of the month where there is no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
