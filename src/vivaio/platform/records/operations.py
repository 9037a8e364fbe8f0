"""The one door through which records are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, Max, QuerySet, UUIDField

from vivaio.kernel.errors import Conflict, Unknown
from vivaio.kernel.language import INTERFACE
from vivaio.kernel.text import Text
from vivaio.platform.journal import operations as journal
from vivaio.platform.records import making, slugs, states
from vivaio.platform.records.kinds import models_by_kind
from vivaio.platform.records.models import (
    Assertion,
    Origin,
    Provenance,
    Record,
    Recorded,
    Slug,
    SortKey,
    Source,
)
from vivaio.platform.records.writing import next_change
from vivaio.platform.search import operations as search
from vivaio.platform.tenancy.inserting import insert_values
from vivaio.platform.tenancy.readings import Reading
from vivaio.platform.tenancy.viewer import Viewer


def check_version(instance: Recorded, expected: int | None) -> None:
    """Refuse to write over what somebody else has saved since `expected` was read."""
    if expected is not None and instance.version != expected:
        raise Conflict(instance, instance.version)


def save(
    instance: Recorded,
    *,
    by: Viewer,
    verb: str,
    parameters: Mapping[str, Any] | None = None,
    slug_words: str = "",
) -> Record:
    """Store a record with all that goes with it, in the caller's transaction.

    Row, version, identity row, slug, sort keys, journal line and search rows. Raises `Conflict`
    when the row changed since `instance` was read, `Unknown` when it was removed.
    """
    before = instance.version
    making.step(instance)
    title = instance.record_title()
    if slug_words or not instance.slug:
        instance.slug = slugs.choose(
            instance.record_kind, slug_words or title.best().words, instance.uid
        )
    _store_row(instance, before)
    known = _known.first(Record, None, uid=instance.uid)
    record = _store_identity(instance, title, known)
    if known is None or known.address != record.address:
        _store_slug(record, instance.slug)
    if known is None or _listed_by(known) != _listed_by(record):
        _store_sort_keys(record)
    states.store(instance, record)
    journal.append(
        by=by,
        verb=verb,
        subject=instance.uid,
        centre=instance.centre_id,
        parameters=dict(parameters or {}),
    )
    gone = instance.deleted_at is not None
    documents = [] if gone else instance.search_documents(INTERFACE, record.change)
    search.index(instance.uid, documents)
    return record


def _store_row(instance: Recorded, before: int) -> None:
    if before == 0:
        instance.save(force_insert=True)
        return
    # One statement guards and writes: of two who read the same version one is told.
    guarded = type(instance)._default_manager.filter(pk=instance.pk, version=before)
    fields = (field for field in instance._meta.concrete_fields if not field.primary_key)
    if not guarded.update(**{field.name: getattr(instance, field.attname) for field in fields}):
        current = type(instance)._default_manager.filter(pk=instance.pk).first()
        if current is None:
            raise Unknown
        raise Conflict(current, current.version)


_known = Reading(lambda viewer, uid: Record.objects.filter(uid=uid), uid=UUIDField())


def _store_identity(instance: Recorded, title: Text, old: Record | None) -> Record:
    record = making.identity(instance, title, next_change())
    record.merged_into_id = old.merged_into_id if old else None
    record.save(force_insert=old is None, force_update=old is not None)
    return record


def _store_slug(record: Record, slug: str) -> None:
    if Slug.objects.filter(kind=record.kind, slug=slug, record=record, is_current=True).exists():
        return
    record.slugs.update(is_current=False)
    Slug.objects.update_or_create(
        kind=record.kind, slug=slug, defaults={"record": record, "is_current": True}
    )


def _listed_by(record: Record) -> tuple[Text, str, str]:
    """What decides where a record stands in lists."""
    return record.title, record.country, record.category


def _store_sort_keys(record: Record) -> None:
    record.sort_keys.all().delete()
    insert_values(SortKey, making.KEY_COLUMNS, list(making.sort_keys(record)))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Who says so: a source's key, the words it uses, and when we looked."""

    source: str
    quotation: str = ""
    checked_on: date | None = None
    origin: str = Origin.ENTERED


@dataclass(frozen=True, slots=True)
class Said:
    """One assertion to be stored: what is said, of when, by which source."""

    subject: str
    text: Text
    evidence: Evidence
    on: str = ""
    standing: str = "in_force"
    stated_on: str = ""
    position: int = field(default=0)


def _named(viewer: None, keys: Any) -> QuerySet[Source, tuple[Any, ...]]:
    return Source.objects.filter(key__in=keys).values_list("key", "pk", "title")


_by_key = Reading(_named, keys=CharField())


def title_of_source(key: str) -> Text | None:
    """The title under which a document is stored; None when it is not."""
    return next((title for _, _, title in _by_key.rows(None, keys=[key])), None)


def _sources(keys: Iterable[str]) -> dict[str, int]:
    wanted = set(keys)
    found = {key: number for key, number, _ in _by_key.rows(None, keys=sorted(wanted))}
    if missing := wanted - set(found):
        raise LookupError(f"no such source: {', '.join(sorted(missing))}")
    return found


def number_of_source(key: str) -> int:
    """The row of a stored document, for rows outside records that were read in it."""
    return _sources([key])[key]


def attribute(record: Record, evidence: Mapping[str, Sequence[Evidence]]) -> None:
    """Store where the values of a record's fields come from: field name to its evidence."""
    record.provenance.filter(field__in=evidence).delete()
    attribute_new({record.uid: evidence})


def attribute_new(evidence: Mapping[UUID, Mapping[str, Sequence[Evidence]]]) -> None:
    """The same for records, by uid, of whose fields nothing was said before."""
    sources = _sources(
        e.source for fields in evidence.values() for several in fields.values() for e in several
    )
    insert_values(
        Provenance,
        ("record_id", "field", "source_id", "quotation", "checked_on", "origin"),
        [
            (uid, name, sources[e.source], e.quotation, e.checked_on, e.origin)
            for uid, fields in evidence.items()
            for name, several in fields.items()
            for e in several
        ],
    )


def evidence_of(record: UUID) -> dict[str, list[Evidence]]:
    """Who says so, by field, as `attribute` takes it; in the order in which it was stored."""
    rows = Provenance.objects.filter(record=record).select_related("source").order_by("id")
    found: dict[str, list[Evidence]] = {}
    for row in rows:
        one = Evidence(row.source.key, row.quotation, row.checked_on, row.origin)
        found.setdefault(row.field, []).append(one)
    return found


def assert_all(record: Record, said: Sequence[Said]) -> None:
    """Store what sources say of a record, in the order given, in place of what was there.

    They are found by words from then on, where the kind of record says so.
    """
    sources = _sources(one.evidence.source for one in said)
    record.assertions.all().delete()
    Assertion.objects.bulk_create(
        Assertion(
            record=record,
            subject=one.subject,
            text=one.text,
            on=one.on,
            standing=one.standing,
            source_id=sources[one.evidence.source],
            quotation=one.evidence.quotation,
            stated_on=one.stated_on,
            checked_on=one.evidence.checked_on,
            position=position,
        )
        for position, one in enumerate(said)
    )
    model = models_by_kind()[record.kind]
    if model.finds_statements and record.deleted_at is None:
        instance = model._default_manager.get(pk=record.uid)
        search.index(record.uid, instance.search_documents(INTERFACE, record.change))


def assert_own(record: Record, subject: str, source: str, said: Said | None) -> None:
    """Store what one source says of a subject, in place of what it said before (None: nothing)."""
    record.assertions.filter(subject=subject, source__key=source).delete()
    if said is None:
        return
    last = record.assertions.aggregate(last=Max("position"))["last"]
    Assertion.objects.create(
        record=record,
        subject=subject,
        text=said.text,
        on=said.on,
        standing=said.standing,
        source_id=number_of_source(said.evidence.source),
        quotation=said.evidence.quotation,
        stated_on=said.stated_on,
        checked_on=said.evidence.checked_on,
        position=0 if last is None else last + 1,
    )


def keep_source(*, key: str, title: Text, **values: Any) -> Source:
    """Store (or bring up to date) a document that facts come from."""
    source, _ = Source.objects.update_or_create(key=key, defaults={"title": title, **values})
    return source


def source_of(key: str) -> Source:
    """The stored document of a key; LookupError when there is none."""
    found = Source.objects.filter(key=key).first()
    if found is None:
        raise LookupError(f"no such source: {key}")
    return found
