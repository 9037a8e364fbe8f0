"""Reading what was measured; the room has looked before who may see the record."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from vivaio.ground.indicators.models import Measurement

_AT_ONCE = 1_000
#: By the code of an indicator, what was measured of it, the oldest first.
Measured = dict[str, list[Measurement]]


def measured(record: UUID) -> Measured:
    """Everything measured of a record."""
    told: Measured = {}
    for one in Measurement.objects.filter(record=record):
        told.setdefault(one.code, []).append(one)
    return told


def measured_of(records: Iterable[UUID], *, with_sources: bool = False) -> dict[UUID, Measured]:
    """The same of many records at once; the words of its sources only where they are asked for.

    One query for each thousand records: a database takes only so many values at a time.
    """
    told: dict[UUID, Measured] = {}
    wanted = sorted(records)
    for start in range(0, len(wanted), _AT_ONCE):
        rows = Measurement.objects.filter(record__in=wanted[start : start + _AT_ONCE])
        _sort_in(told, rows if with_sources else rows.defer("source"))
    return told


def _sort_in(told: dict[UUID, Measured], rows: QuerySet[Measurement]) -> None:
    for one in rows.order_by("record", "code", "on_day"):
        told.setdefault(one.record_id, {}).setdefault(one.code, []).append(one)


def codes(record: UUID) -> list[str]:
    """The indicators of a record of which something was measured."""
    return list(Measurement.objects.filter(record=record).values_list("code", flat=True))
