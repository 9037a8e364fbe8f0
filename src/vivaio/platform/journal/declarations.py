"""What the journal knows of people, and why."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from vivaio.kernel.errors import N_
from vivaio.platform.journal import operations
from vivaio.platform.journal.models import Entry, Personal
from vivaio.platform.registry import PersonalData, personal_data
from vivaio.platform.registry.people import subject_of

_PURPOSE = N_("To show who did what, so that decisions can be accounted for.")

_KEPT = N_("As long as the centre's acts; the names go when a person is erased.")


def _acts_by(person: UUID) -> list[dict[str, object]]:
    """What was done from somebody's account; the words beside it are told with the names."""
    account = subject_of(person).account
    rows = Entry.objects.filter(account=account, account__isnull=False).order_by("id")
    return [
        {"at": row.at.isoformat(), "verb": row.verb, "subject": str(row.subject)} for row in rows
    ]


def _erase_acts_by(person: UUID) -> int:
    """The names beside those acts; the acts stay."""
    account = subject_of(person).account
    return 0 if account is None else operations.erase_account(account)


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
    export=_acts_by,
    erase=_erase_acts_by,
    kept=_KEPT,
    stays=N_(
        "That somebody did something, under a number that leads to nobody: the journal is a chain "
        "of which no link may go, or nobody could trust it."
    ),
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
    kept=_KEPT,
)

CHAIN_HEAD = PersonalData(
    model="journal.ChainHead",
    fields={"chain": "technical", "number": "technical", "hash": "technical"},
)


def register() -> None:
    """Declare all three."""
    for declared in (ENTRY, PERSONAL, CHAIN_HEAD):
        personal_data.register(declared.model, declared)
