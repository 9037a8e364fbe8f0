"""Reading what was measured; the room has looked before who may see the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple
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


def measured_of(records: Iterable[UUID]) -> dict[UUID, Measured]:
    """The same of many records at once."""
    told: dict[UUID, Measured] = {}
    for rows in _of_many(records):
        for one in rows:
            told.setdefault(one.record_id, {}).setdefault(one.code, []).append(one)
    return told


class Value(NamedTuple):
    """How much was measured when: all that a rule asks."""

    on_day: date
    value: Decimal


def values_of(records: Iterable[UUID]) -> dict[UUID, dict[str, list[Value]]]:
    """The values alone, of very many records, by record and indicator, the oldest first."""
    told: dict[UUID, dict[str, list[Value]]] = {}
    for rows in _of_many(records):
        for record, code, on_day, value in rows.values_list("record", "code", "on_day", "value"):
            told.setdefault(record, {}).setdefault(code, []).append(Value(on_day, value))
    return told


def _of_many(records: Iterable[UUID]) -> Iterator[QuerySet[Measurement]]:
    """One query for each thousand records: a database takes only so many values at a time."""
    wanted = sorted(records)
    for start in range(0, len(wanted), _AT_ONCE):
        rows = Measurement.objects.filter(record__in=wanted[start : start + _AT_ONCE])
        yield rows.order_by("record", "code", "on_day")


def codes(record: UUID) -> list[str]:
    """The indicators of a record of which something was measured."""
    return list(Measurement.objects.filter(record=record).values_list("code", flat=True))
