"""What a desk knows of its owner, and handovers of both."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from vivaio.contexts.desk.models import Desk, Handover
from vivaio.kernel.errors import N_
from vivaio.platform.registry import PersonalData, Retention, personal_data


def _desk_of(person: UUID) -> object:
    rows = Desk.objects.filter(account__person__uid=person)
    return list(rows.values("visited_at", "before", "frequency", "hour", "zone", "told_on"))


def _erase_desk(person: UUID) -> int:
    return Desk.objects.filter(account__person__uid=person).delete()[0]


def _of(person: UUID) -> Q:
    return Q(giver__person__uid=person) | Q(receiver__person__uid=person)


def _handovers_of(person: UUID) -> object:
    return list(Handover.objects.filter(_of(person)).values("item", "why", "at", "ended_at"))


def _erase_handovers(person: UUID) -> int:
    return Handover.objects.filter(_of(person)).delete()[0]


def _expire(moment: datetime) -> int:
    return Handover.objects.filter(ended_at__lt=moment).delete()[0]


DECLARED = (
    PersonalData(
        model="desk.Desk",
        fields={
            "account": "personal",
            "visited_at": "personal",
            "before": "personal",
            "frequency": "personal",
            "hour": "personal",
            "zone": "personal",
            "told_on": "personal",
        },
        purpose=N_("To show on a person's desk what is new to them, and to send it as they like."),
        export=_desk_of,
        erase=_erase_desk,
    ),
    PersonalData(
        model="desk.Handover",
        fields={
            "uid": "technical",
            "item": "technical",
            "line": "technical",
            "centre": "technical",
            "giver": "personal",
            "receiver": "personal",
            "why": "personal",
            "at": "personal",
            "ended_at": "personal",
        },
        purpose=N_("To let colleagues hand tasks to each other, and to know with whom one lies."),
        retention=Retention(365, N_("a handover ended"), _expire),
        export=_handovers_of,
        erase=_erase_handovers,
    ),
)


def register() -> None:
    """Declare both."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
