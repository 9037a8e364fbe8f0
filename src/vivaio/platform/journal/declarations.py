"""What the journal knows of people, and why."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from vivaio.kernel.errors import N_
from vivaio.platform.journal import operations
from vivaio.platform.journal.models import Personal
from vivaio.platform.registry import PersonalData, personal_data

_PURPOSE = N_("To show who did what, so that decisions can be accounted for.")

ENTRY = PersonalData(
    model="journal.Entry",
    fields={
        "id": "technical",
        "uid": "technical",
        "chain": "technical",
        "number": "technical",
        "at": "technical",
        "verb": "technical",
        "account": "personal",
        "hand": "technical",
        "subject": "technical",
        "others": "technical",
        "parameters": "technical",
        "previous_hash": "technical",
        "personal_digest": "technical",
        "hash": "technical",
    },
    purpose=_PURPOSE,
)


def _acts_of(person: UUID) -> Iterator[dict[str, object]]:
    rows = Personal.objects.filter(person=person).select_related("entry").order_by("entry_id")
    for row in rows.iterator(chunk_size=1000):
        entry = row.entry
        yield {
            "at": entry.at.isoformat(),
            "verb": entry.verb,
            "subject": str(entry.subject),
            "parameters": entry.parameters,
            "values": row.values,
        }


def _exported(person: UUID) -> list[dict[str, object]]:
    return list(_acts_of(person))


PERSONAL = PersonalData(
    model="journal.Personal",
    fields={
        "id": "technical",
        "entry": "technical",
        "person": "personal",
        "salt": "secret",
        "values": "personal",
    },
    purpose=_PURPOSE,
    export=_exported,
    erase=operations.erase_person,
)

CHAIN_HEAD = PersonalData(
    model="journal.ChainHead",
    fields={"chain": "technical", "number": "technical", "hash": "technical"},
)


def register() -> None:
    """Declare all three."""
    for declared in (ENTRY, PERSONAL, CHAIN_HEAD):
        personal_data.register(declared.model, declared)
