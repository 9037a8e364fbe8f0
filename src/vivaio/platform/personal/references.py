"""Rows that say by a foreign key whose they are: told and erased without a word of their model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet

from vivaio.kernel.text import Text
from vivaio.platform.registry import PersonalData
from vivaio.platform.registry.people import Subject

#: Rows of one model that a person is told at most; the rest is counted.
MOST = 5_000


def model_of(declared: PersonalData) -> type[models.Model]:
    """The model that a declaration speaks of."""
    return apps.get_model(declared.model)


def keys_to(declared: PersonalData, people: Mapping[str, Any]) -> Iterator[models.ForeignKey[Any]]:
    """Its foreign keys to any of these models, named by their labels."""
    for field in model_of(declared)._meta.concrete_fields:
        related = field.related_model
        if not isinstance(field, models.ForeignKey) or related is None:
            continue
        if not isinstance(related, str) and related._meta.label in people:
            yield field


def rows_of(declared: PersonalData, subject: Subject) -> QuerySet[Any]:
    """The rows that are a person's."""
    manager = model_of(declared)._default_manager
    condition = Q(pk__in=[])
    if key := subject.keys.get(declared.model):
        condition |= Q(pk=key)
    for field in keys_to(declared, subject.keys):
        label = field.related_model._meta.label
        condition |= Q(**{field.name: subject.keys[label]})
    return manager.filter(condition)


def told(declared: PersonalData, rows: QuerySet[Any]) -> list[dict[str, object]]:
    """Rows as plain values, but for what is secret."""
    names = [name for name, kind in declared.fields.items() if kind != "secret"]
    fields = {field.name: field for field in rows.model._meta.concrete_fields}
    return [
        {name: plain(fields[name].value_from_object(row)) for name in names if name in fields}
        for row in rows[:MOST]
    ]


def plain(value: Any) -> object:
    """A value as JSON knows it."""
    if isinstance(value, Text):
        return value.to_json()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    return value if isinstance(value, int | float | str | list | dict | None) else str(value)


def erase(declared: PersonalData, subject: Subject) -> int:
    """Let the rows go as their foreign keys say: with the person, or without a name."""
    number = 0
    rows = model_of(declared)._default_manager
    for field in keys_to(declared, subject.keys):
        label = field.related_model._meta.label
        own = rows.filter(**{field.name: subject.keys[label]})
        way = field.remote_field.on_delete
        if way is models.CASCADE:
            gone, _ = own.delete()
            number += gone
        elif field.null:
            number += own.update(**{field.name: None})
    return number
