"""Reading records by what all of them share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from vivaio.kernel.errors import Unknown
from vivaio.kernel.text import Text
from vivaio.platform.records.models import Assertion, Provenance, Record, Slug, Source
from vivaio.platform.tenancy.viewer import Viewer

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Heading:
    """A record as lists and links name it."""

    uid: UUID
    kind: str
    title: Text
    address: str
    nature: str
    country: str
    category: str
    updated_at: datetime


_HEADING = (
    "uid", "kind", "title", "address", "nature", "country", "category", "updated_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so: the source as a reader can look it up."""

    title: Text
    publisher: str
    address: str
    note: Text
    quotation: str
    quotation_language: str
    checked_on: date | None
    published_on: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion as a page shows it."""

    subject: str
    text: Text
    on: str
    standing: str
    stated_on: str
    attribution: Attribution


def headings_of(records: QuerySet[Record]) -> list[Heading]:
    """The headings of rows that were chosen for a viewer, in their order."""
    return [Heading(*row) for row in records.values_list(*_HEADING)]


def headings(viewer: Viewer, uids: Iterable[UUID]) -> dict[UUID, Heading]:
    """The headings of those records that a viewer may see, by uid."""
    found = Record.objects.visible_to(viewer).filter(uid__in=list(uids))
    return {heading.uid: heading for heading in headings_of(found)}


def only(rows: QuerySet[M]) -> M:
    """The first of some rows; `Unknown` when there is none."""
    found = rows.first()
    if found is None:
        raise Unknown
    return found


def heading(viewer: Viewer, uid: UUID) -> Heading:
    """One record's heading; `Unknown` when there is none for this viewer."""
    found = headings(viewer, [uid])
    if not found:
        raise Unknown
    return found[uid]


def present_slug(kind: str, slug: str) -> str | None:
    """The slug a record has now, of which `slug` was one; None if nobody ever had it."""
    found = Slug.objects.filter(kind=kind, slug=slug).values_list("record_id", flat=True).first()
    if found is None:
        return None
    return (
        Slug.objects.filter(record_id=found, is_current=True).values_list("slug", flat=True).get()
    )


def attribution_of(
    source: Source, quotation: str = "", checked_on: date | None = None
) -> Attribution:
    """A source as a reader can look it up, with the words it is cited for."""
    return Attribution(
        title=source.title,
        publisher=source.publisher,
        address=source.address,
        note=source.note,
        quotation=quotation,
        quotation_language=source.language,
        checked_on=checked_on or source.checked_on,
        published_on=source.published_on,
    )


def _attribution(row: Assertion | Provenance) -> Attribution:
    return attribution_of(row.source, row.quotation, row.checked_on)


def claims(record: UUID) -> list[Claim]:
    """What sources say of a record that the caller has found visible, in its order."""
    rows = Assertion.objects.filter(record_id=record).select_related("source")
    return [
        Claim(row.subject, row.text, row.on, row.standing, row.stated_on, _attribution(row))
        for row in rows
    ]


def attributions(record: UUID) -> dict[str, list[Attribution]]:
    """For each field of a record that the caller has found visible: who says so."""
    found: dict[str, list[Attribution]] = {}
    for row in Provenance.objects.filter(record_id=record).select_related("source").order_by("id"):
        found.setdefault(row.field, []).append(_attribution(row))
    return found
