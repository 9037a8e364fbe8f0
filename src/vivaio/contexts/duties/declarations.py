"""What statements and reports know of people."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from vivaio.contexts.duties.models import State, Ticket
from vivaio.kernel.errors import N_
from vivaio.platform.registry import PersonalData, Retention, Sensitivity, personal_data
from vivaio.platform.registry.people import subject_of


def _of(person: UUID) -> Q:
    subject = subject_of(person)
    return Q(account=subject.account, account__isnull=False) | Q(
        email__in=subject.addresses, email__gt=""
    )


def _reports_of(person: UUID) -> object:
    return list(
        Ticket.objects.filter(_of(person)).values(
            "number", "topic", "words", "page", "email", "at", "state", "answer"
        )
    )


def _erase_reports(person: UUID) -> int:
    rows = Ticket.objects.filter(_of(person))
    return rows.update(email="", words="…", page="", answer="", account=None)


def _expire(moment: datetime) -> int:
    rows = Ticket.objects.filter(state=State.CLOSED, answered_at__lt=moment)
    return rows.delete()[0]


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
        legal_basis="duty",
        retention=Retention(730, N_("the answer to a report that is closed"), _expire),
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
