"""What this room knows of people: who keeps which card, and what they wrote to the editors."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from vivaio.ground.organisations.models import Application, Delegation, Stewardship, Trust
from vivaio.kernel.errors import N_
from vivaio.platform.registry import PersonalData, personal_data


def _of(model: Any, person: UUID, *fields: str) -> list[dict[str, str]]:
    rows = model.objects.filter(account__person=person).values(*fields)
    return [{name: str(value) for name, value in row.items()} for row in rows]


def _erase(model: Any, person: UUID) -> int:
    gone, _ = model.objects.filter(account__person=person).delete()
    return int(gone)


def _invitations(person: UUID) -> list[dict[str, str]]:
    rows = Delegation.objects.filter(invited_by__person=person).values("email", "state", "at")
    return [{name: str(value) for name, value in row.items()} for row in rows]


def _erase_invitations(person: UUID) -> int:
    gone, _ = Delegation.objects.filter(invited_by__person=person).delete()
    return gone


DECLARED = (
    PersonalData(
        model="organisations.Stewardship",
        fields={
            "id": "technical",
            "account": "personal",
            "actor": "personal",
            "way": "personal",
            "since": "personal",
        },
        purpose=N_("To let organisations keep their own cards, and to know through whom."),
        export=lambda person: _of(Stewardship, person, "actor__uid", "way", "since"),
        erase=lambda person: _erase(Stewardship, person),
    ),
    PersonalData(
        model="organisations.Trust",
        fields={
            "id": "technical",
            "account": "personal",
            "since": "personal",
            "taken_back_at": "personal",
            "reason": "personal",
        },
        purpose=N_("To show at once what people write of whom something was accepted before."),
        export=lambda person: _of(Trust, person, "since", "taken_back_at", "reason"),
        erase=lambda person: _erase(Trust, person),
    ),
    PersonalData(
        model="organisations.Application",
        fields={
            "uid": "technical",
            "kind": "personal",
            "account": "personal",
            "actor": "personal",
            "centre": "technical",
            "why": "personal",
            "language": "personal",
            "words": "personal",
            "values": "personal",
            "state": "personal",
            "reason": "personal",
            "answer": "personal",
            "at": "personal",
            "decided_at": "personal",
            "decided_by": "personal",
        },
        purpose=N_("To answer those who ask for a card, or to be let keep one."),
        export=lambda person: _of(
            Application, person, "kind", "why", "words", "values", "state", "answer", "at"
        ),
        erase=lambda person: _erase(Application, person),
    ),
    PersonalData(
        model="organisations.Delegation",
        fields={
            "uid": "technical",
            "actor": "technical",
            "email": "personal",
            "invited_by": "personal",
            "state": "technical",
            "at": "technical",
            "expires_at": "technical",
        },
        purpose=N_("To let those who keep a card share that with others."),
        export=_invitations,
        erase=_erase_invitations,
    ),
)


def register() -> None:
    """Declare all of them."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
