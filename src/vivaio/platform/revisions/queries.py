"""Reading versions: seen by whoever sees the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from vivaio.kernel.errors import Unknown
from vivaio.platform.records.models import Record
from vivaio.platform.revisions import differences
from vivaio.platform.revisions.differences import Difference
from vivaio.platform.revisions.models import Revision
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Kept:
    """That a version was kept: its number, when, and why."""

    number: int
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version with its whole content: values by field name, a `Text` in its stored form."""

    record: UUID
    number: int
    at: datetime
    why: str
    content: Mapping[str, Any]


def of(viewer: Viewer, record: UUID) -> list[Kept]:
    """The versions of a record, newest first; none for whoever may not see it."""
    rows = _visible(viewer, record).order_by("-number")
    return [Kept(*row) for row in rows.values_list("number", "at", "why")]


def version(viewer: Viewer, record: UUID, number: int) -> Version:
    """One version; raises `Unknown` when there is none that the viewer may see."""
    row = _visible(viewer, record).filter(number=number).first()
    if row is None:
        raise Unknown(f"version {number} of {record}")
    return Version(record, row.number, row.at, row.why, row.content)


def difference(a: Version, b: Version) -> list[Difference]:
    """What changed from `a` to `b`, field by field and word by word."""
    return differences.between(a.content, b.content)


def _visible(viewer: Viewer, record: UUID) -> QuerySet[Revision]:
    seen = Record.objects.visible_to(viewer).filter(pk=OuterRef("record"))
    return Revision.objects.filter(Exists(seen), record=record)
