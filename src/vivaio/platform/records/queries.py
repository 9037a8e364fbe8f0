"""Reading records by what all of them share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Max, Model, QuerySet, UUIDField

from vivaio.kernel.errors import Unknown
from vivaio.kernel.text import Text
from vivaio.platform.records.models import Assertion, Provenance, Record, Slug, Source
from vivaio.platform.tenancy.readings import Given, Reading
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
    change: int


HEADING = (
    "uid", "kind", "title", "address", "nature", "country", "category", "updated_at", "change",
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


def _chosen(viewer: Viewer, uids: Any) -> QuerySet[Record, tuple[Any, ...]]:
    return Record.objects.visible_to(viewer).filter(uid__in=uids).values_list(*HEADING)


_headings = Reading(_chosen, uids=UUIDField())


def headings(viewer: Viewer, uids: Iterable[UUID]) -> dict[UUID, Heading]:
    """The headings of those records that a viewer may see, by uid."""
    rows = _headings.rows(viewer, uids=list(uids))
    return {row[0]: Heading(*row) for row in rows}


class Outline(NamedTuple):
    """A record by its codes alone, for what looks at very many."""

    uid: UUID
    kind: str
    country: str
    category: str
    nature: str


def outlines(viewer: Viewer, kinds: Iterable[str]) -> list[Outline]:
    """All records of some kinds that a viewer may see."""
    rows = Record.objects.visible_to(viewer).filter(kind__in=sorted(kinds))
    return [Outline(*row) for row in rows.values_list(*Outline._fields)]


def of_kind(viewer: Viewer, kind: str) -> list[Heading]:
    """The headings of all records of a kind that a viewer may see, the oldest first."""
    rows = Record.objects.visible_to(viewer).filter(kind=kind).order_by("uid")
    return [Heading(*row) for row in rows.values_list(*HEADING)]


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


#: How many of the newest changes are looked through for what is new.
_LOOKED_THROUGH = 60


def _newest(viewer: Viewer) -> QuerySet[Record, tuple[Any, ...]]:
    rows = Record.objects.visible_to(viewer).filter(Record.open_to_others())
    if viewer.centres:
        rows = rows.exclude(centre__in=viewer.centres)
    columns = (*HEADING, "created_at", "published_on", "centre__time_zone")
    return rows.order_by("-change").values_list(*columns)[:_LOOKED_THROUGH]


_newest_rows = Reading(_newest)


def fresh(viewer: Viewer, since: datetime) -> list[Heading]:
    """What others than the viewer's own centres have added or published since, newest first.

    Only the newest changes are looked through: after a long time away, not all of it is told.
    """
    found = []
    for *heading, created_at, published_on, zone in _newest_rows.rows(viewer):
        day = since.astimezone(ZoneInfo(zone or "UTC")).date()
        if created_at > since or (published_on is not None and published_on > day):
            found.append(Heading(*heading))
    return found


def present_slug(kind: str, slug: str) -> str | None:
    """The slug a record has now, of which `slug` was one; None if nobody ever had it."""
    found = Slug.objects.filter(kind=kind, slug=slug).values_list("record_id", flat=True).first()
    if found is None:
        return None
    return (
        Slug.objects.filter(record_id=found, is_current=True).values_list("slug", flat=True).get()
    )


def keeper(uid: UUID) -> UUID | None:
    """The centre that keeps a record the caller has found visible; None: the network."""
    return Record.objects.filter(uid=uid).values_list("centre_id", flat=True).first()


def removed(kind: str, slug: str) -> UUID | None:
    """The record of a slug that everybody could see and that was removed; None for any other."""
    rows = Slug.objects.filter(kind=kind, slug=slug, record__deleted_at__isnull=False)
    open_ones = rows.filter(record__is_open=True, record__visibility="public")
    return open_ones.values_list("record_id", flat=True).first()


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


#: The columns of a row that cites a source, from which `cited` makes an attribution.
CITED = (
    "source__title", "source__publisher", "source__address", "source__note", "source__language",
    "source__checked_on", "source__published_on", "quotation",
)  # fmt: skip


def cited(columns: Sequence[Any], checked_on: date | None = None) -> Attribution:
    """An attribution from the columns `CITED`."""
    title, publisher, address, note, language, source_checked_on, published_on, words = columns
    return Attribution(
        title=title,
        publisher=publisher,
        address=address,
        note=note,
        quotation=words,
        quotation_language=language,
        checked_on=checked_on or source_checked_on,
        published_on=published_on,
    )


def _claimed(viewer: None, record: Given) -> QuerySet[Assertion, tuple[Any, ...]]:
    rows = Assertion.objects.filter(record=record)
    return rows.values_list("subject", "text", "on", "standing", "stated_on", "checked_on", *CITED)


_claims = Reading(_claimed, record=UUIDField())


def claims(record: UUID) -> list[Claim]:
    """What sources say of a record that the caller has found visible, in its order."""
    return [
        Claim(subject, text, on, standing, stated_on, cited(columns, checked_on))
        for subject, text, on, standing, stated_on, checked_on, *columns in _claims.rows(
            None, record=record
        )
    ]


def own_claim(record: UUID, subject: str, source: str) -> tuple[Text, Text, str]:
    """What one source says of a subject: its words, the source's title, and the date."""
    rows = Assertion.objects.filter(record=record, subject=subject, source__key=source)
    row = rows.select_related("source").first()
    return (row.text, row.source.title, row.on) if row else (Text("en"), Text("en"), "")


def _attributed(viewer: None, record: Given) -> QuerySet[Provenance, tuple[Any, ...]]:
    rows = Provenance.objects.filter(record=record).order_by("id")
    return rows.values_list("field", "checked_on", *CITED)


_attributions = Reading(_attributed, record=UUIDField())


def attributions(record: UUID) -> dict[str, list[Attribution]]:
    """For each field of a record that the caller has found visible: who says so."""
    found: dict[str, list[Attribution]] = {}
    for field, checked_on, *columns in _attributions.rows(None, record=record):
        found.setdefault(field, []).append(cited(columns, checked_on))
    return found


def last_change(kind: str) -> int:
    """The number of the last change of a record of one kind; 0 when there is none."""
    return Record.objects.filter(kind=kind).aggregate(last=Max("change"))["last"] or 0


def is_taken(uid: UUID) -> bool:
    """Whether a record has or had this identity; says nothing of who may know of it."""
    return Record.objects.filter(uid=uid).exists()
