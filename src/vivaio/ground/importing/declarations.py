"""What imports know of people: who brought a file, and what its cells said."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from vivaio.ground.importing import operations
from vivaio.ground.importing.models import Import, ImportLine
from vivaio.kernel.errors import N_
from vivaio.platform.registry import PersonalData, personal_data
from vivaio.platform.registry.people import Retention, subject_of

#: Days after which a file and the report on its rows are forgotten.
KEPT = 180


def _brought(person: UUID) -> list[dict[str, object]]:
    """The files that somebody brought."""
    account = subject_of(person).account
    rows = Import.objects.filter(account=account, account__isnull=False)
    return [{"name": row.name, "at": row.created_at.isoformat()} for row in rows]


def _let_go(person: UUID) -> int:
    account = subject_of(person).account
    return Import.objects.filter(account=account, account__isnull=False).update(account=None)


def _naming(person: UUID) -> QuerySet[ImportLine, ImportLine]:
    """The lines of reports in which one of somebody's addresses stands."""
    named = Q(pk__in=[])
    for address in subject_of(person).addresses:
        named |= Q(told__icontains=address)
    return ImportLine.objects.alias(told=Cast("remarks", TextField())).filter(named)


def _told(person: UUID) -> list[dict[str, Any]]:
    return [{"row": line.number, "remarks": line.remarks} for line in _naming(person)]


def _blank(person: UUID) -> int:
    return _naming(person).update(remarks=[], title="", undecided=0)


def _expire(before: datetime) -> int:
    return operations.expire(before)


_PURPOSE = N_("To tell those who bring a table what became of each of its rows.")

DECLARED = (
    PersonalData(
        model="importing.Import",
        fields={
            "uid": "technical",
            "centre": "technical",
            "visibility": "technical",
            "nature": "technical",
            "deleted_at": "technical",
            "kind": "technical",
            "state": "technical",
            "file": "technical",
            "name": "technical",
            "survey": "technical",
            "mapping": "technical",
            "choices": "technical",
            "account": "personal",
            "created_at": "technical",
            "finished_at": "technical",
            "done": "technical",
            "rows": "technical",
            "created": "technical",
            "updated": "technical",
            "unchanged": "technical",
            "refused": "technical",
            "warnings": "technical",
            "problem": "technical",
        },
        purpose=_PURPOSE,
        export=_brought,
        erase=_let_go,
        retention=Retention(KEPT, N_("the file was brought"), _expire),
    ),
    PersonalData(
        model="importing.ImportLine",
        fields={
            "id": "technical",
            "job": "technical",
            "number": "technical",
            "outcome": "technical",
            "title": "personal",
            "record": "technical",
            "reason": "technical",
            "remarks": "personal",
            "warned": "technical",
            "undecided": "technical",
        },
        purpose=_PURPOSE,
        export=_told,
        erase=_blank,
    ),
    PersonalData(
        model="importing.ExternalIdentity",
        fields={
            "id": "technical",
            "record": "technical",
            "scope": "technical",
            "kind": "technical",
            "source": "technical",
            "external_id": "technical",
            "row_hash": "technical",
            "values": "technical",
            "imported_at": "technical",
        },
    ),
)


def register() -> None:
    """Declare all of them."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
