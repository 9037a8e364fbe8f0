"""What statements and reports know of people."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.duties.models import Ticket
from vivaio.kernel.errors import N_
from vivaio.platform.registry import PersonalData, Sensitivity, personal_data


def _reports_of(person: UUID) -> object:
    return list(
        Ticket.objects.filter(account__person__uid=person).values(
            "number", "topic", "words", "page", "email", "at", "state", "answer"
        )
    )


def _erase_reports(person: UUID) -> int:
    rows = Ticket.objects.filter(account__person__uid=person)
    return rows.update(email="", words="…", page="", account=None)


_PUBLIC: dict[str, Sensitivity] = {
    "uid": "technical",
    "centre": "public",
    "version": "technical",
    "nature": "public",
}
DECLARED = (
    PersonalData(
        model="duties.Statement",
        fields={
            **_PUBLIC,
            "status": "public",
            "failing": "public",
            "burden": "public",
            "assessment": "public",
            "outside": "public",
            "alternatives": "public",
            "method": "public",
            "prepared_on": "public",
            "reviewed_on": "public",
            "email": "public",
            "official_address": "public",
            "at": "technical",
        },
    ),
    PersonalData(
        model="duties.Responsibility",
        fields={
            **_PUBLIC,
            "controller": "public",
            "contact": "public",
            "officer": "public",
            "arrangement": "public",
            "arrangement_on": "public",
            "essence": "public",
            "legal_note": "public",
            "shares": "public",
        },
    ),
    PersonalData(
        model="duties.Ticket",
        fields={
            "uid": "technical",
            "number": "technical",
            "centre": "technical",
            "account": "personal",
            "nature": "technical",
            "topic": "personal",
            "words": "personal",
            "page": "personal",
            "email": "personal",
            "language": "personal",
            "state": "technical",
            "at": "personal",
            "due": "technical",
            "answer": "personal",
            "answered_at": "technical",
        },
        purpose=N_("To answer people who report something, within the time we promise."),
        export=_reports_of,
        erase=_erase_reports,
    ),
    PersonalData(
        model="duties.Done",
        fields={
            "uid": "technical",
            "centre": "public",
            "duty": "public",
            "year": "public",
            "at": "technical",
        },
    ),
)


def register() -> None:
    """Declare all of them."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
