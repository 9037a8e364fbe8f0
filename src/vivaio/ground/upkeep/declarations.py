"""What this room knows of people: the address of whoever said that something is wrong."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from vivaio.ground.upkeep.models import Remark
from vivaio.kernel.errors import N_
from vivaio.platform.registry import PersonalData, Retention, personal_data
from vivaio.platform.registry.people import subject_of


def _told(person: UUID) -> list[dict[str, object]]:
    """The remarks sent from one of somebody's addresses."""
    rows = Remark.objects.filter(address__in=subject_of(person).addresses)
    return [{"words": row.words, "at": row.at.isoformat()} for row in rows]


def _erase(person: UUID) -> int:
    number, _ = Remark.objects.filter(address__in=subject_of(person).addresses).delete()
    return number


def _expire(moment: datetime) -> int:
    number, _ = Remark.objects.filter(settled_at__lt=moment).delete()
    return number


DECLARED = (
    PersonalData(
        model="upkeep.Asked",
        fields={
            "id": "technical",
            "actor": "technical",
            "term": "technical",
            "step": "technical",
            "at": "technical",
            "letters": "technical",
        },
    ),
    PersonalData(
        model="upkeep.Silence",
        fields={"id": "technical", "actor": "technical", "digest": "technical"},
    ),
    PersonalData(
        model="upkeep.Remark",
        fields={
            "uid": "technical",
            "actor": "technical",
            "words": "personal",
            "address": "personal",
            "at": "technical",
            "settled_at": "technical",
        },
        purpose=N_("To mend what an organisation says is wrong on its card."),
        export=_told,
        erase=_erase,
        retention=Retention(90, N_("it was settled"), _expire),
    ),
)


def register() -> None:
    """Declare all of them."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
