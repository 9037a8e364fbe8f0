"""What the identity rows of records know of people: nothing but who sent a form."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from vivaio.kernel.errors import N_
from vivaio.platform.records.models import Receipt
from vivaio.platform.registry import PersonalData, Retention, Sensitivity, personal_data
from vivaio.platform.registry.merging import MOVES, merges, stays
from vivaio.platform.registry.people import subject_of

#: The columns that every kind of record has (`Recorded`), for the rooms' own declarations.
RECORDED: dict[str, Sensitivity] = {
    "uid": "public",
    "centre": "public",
    "visibility": "technical",
    "nature": "public",
    "deleted_at": "technical",
    "slug": "public",
    "state": "public",
    "version": "technical",
    "origin": "public",
    "created_at": "public",
    "updated_at": "public",
    "published_on": "public",
}


def _receipts(person: UUID) -> list[dict[str, object]]:
    account = subject_of(person).account
    rows = Receipt.objects.filter(account=account, account__isnull=False).order_by("at")
    return [{"what": row.verb, "at": row.at.isoformat()} for row in rows]


def _erase_receipts(person: UUID) -> int:
    account = subject_of(person).account
    number, _ = Receipt.objects.filter(account=account, account__isnull=False).delete()
    return number


def _old_receipts(moment: datetime) -> int:
    """A form that lies open longer is asked for its version, not for its receipt."""
    number, _ = Receipt.objects.filter(at__lt=moment).delete()
    return number


DECLARED = (
    PersonalData(
        model="records.Record",
        fields={
            **{name: kind for name, kind in RECORDED.items() if name != "slug"},
            "kind": "public",
            "title": "public",
            "address": "public",
            "is_open": "technical",
            "change": "technical",
            "merged_into": "public",
            "country": "public",
            "category": "public",
        },
    ),
    PersonalData(
        model="records.Slug",
        fields={
            "id": "technical",
            "record": "public",
            "kind": "public",
            "slug": "public",
            "is_current": "public",
        },
    ),
    PersonalData(
        model="records.SortKey",
        fields={
            "id": "technical",
            "record": "technical",
            "language": "technical",
            "kind": "technical",
            "key": "technical",
        },
    ),
    PersonalData(
        model="records.TranslationState",
        fields={
            "id": "technical",
            "record": "technical",
            "centre": "technical",
            "visibility": "technical",
            "nature": "technical",
            "deleted_at": "technical",
            "language": "technical",
            "kind": "technical",
            "is_open": "technical",
            "rank": "technical",
            "texts": "technical",
            "missing": "technical",
            "stale": "technical",
            "machine": "technical",
        },
    ),
    PersonalData(
        model="records.Source",
        fields={
            "id": "technical",
            "key": "public",
            "title": "public",
            "publisher": "public",
            "language": "public",
            "address": "public",
            "licence": "public",
            "note": "public",
            "published_on": "public",
            "checked_on": "public",
        },
    ),
    PersonalData(
        model="records.Provenance",
        fields={
            "id": "technical",
            "record": "public",
            "field": "public",
            "source": "public",
            "quotation": "public",
            "checked_on": "public",
            "origin": "public",
        },
    ),
    PersonalData(
        model="records.Assertion",
        fields={
            "id": "technical",
            "record": "public",
            "subject": "public",
            "text": "public",
            "on": "public",
            "standing": "public",
            "source": "public",
            "quotation": "public",
            "stated_on": "public",
            "checked_on": "public",
            "position": "technical",
        },
    ),
    PersonalData(model="records.Change", fields={"id": "technical", "value": "technical"}),
    PersonalData(
        model="records.Receipt",
        fields={
            "key": "technical",
            "verb": "technical",
            "account": "personal",
            "result": "technical",
            "at": "technical",
        },
        purpose=N_("To do what a form asks for once, however often it is sent."),
        legal_basis="interest",
        export=_receipts,
        erase=_erase_receipts,
        retention=Retention(30, N_("the form was sent"), _old_receipts),
    ),
)

#: What stays with a record that is merged into another, and what goes with it.
MERGES = {
    "records.Record.merged_into": stays("each leads to the next; a chain is walked to its end"),
    "records.Slug.record": stays("the old address leads from the old record to its survivor"),
    "records.SortKey.record": stays("where the record stands when it is brought back"),
    "records.TranslationState.record": stays("kept at each save"),
    "records.Provenance.record": stays("of the values of this card; the survivor is given its own"),
    "records.Assertion.record": MOVES,
}


def register() -> None:
    """Declare all of them."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
    for name, rule in MERGES.items():
        merges.register(name, rule)
