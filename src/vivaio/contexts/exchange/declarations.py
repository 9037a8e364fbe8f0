"""What this room knows of people: who wrote about an offer or a request."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from vivaio.contexts.exchange.models import Contact
from vivaio.kernel.errors import N_
from vivaio.platform.records.declarations import RECORDED
from vivaio.platform.registry import PersonalData, Retention, personal_data
from vivaio.platform.registry.people import subject_of

_WRITTEN = (
    "actor", "title", "description", "sort", "themes", "target_groups", "country", "nuts",
    "expires_on", "opened_on", "ended_on",
)  # fmt: skip


def _of(person: UUID) -> QuerySet[Contact]:
    return Contact.objects.filter(address__in=subject_of(person).addresses)


def _told(person: UUID) -> list[dict[str, object]]:
    """The letters written from one of somebody's addresses."""
    return [
        {"name": one.name, "address": one.address, "words": one.words, "at": one.at.isoformat()}
        for one in _of(person)
    ]


def _blank(rows: QuerySet[Contact]) -> int:
    """That somebody wrote stays, to be counted; who and what does not."""
    return rows.update(name="", address="", words="")


def _erase(person: UUID) -> int:
    return _blank(_of(person))


def _expire(moment: datetime) -> int:
    return _blank(Contact.objects.filter(at__lt=moment).exclude(address=""))


DECLARED = (
    *(
        PersonalData(model=model, fields={**RECORDED, **dict.fromkeys(_WRITTEN, "public")})
        for model in ("exchange.Offer", "exchange.Request")
    ),
    PersonalData(
        model="exchange.Contact",
        fields={
            "uid": "technical",
            "record": "technical",
            "other": "technical",
            "name": "personal",
            "address": "personal",
            "words": "personal",
            "at": "technical",
            "asked_at": "technical",
            "outcome": "technical",
            "said": "personal",
            "answered_at": "technical",
        },
        purpose=N_("To hand a letter on to its organisation, and to ask what came of it."),
        export=_told,
        erase=_erase,
        retention=Retention(180, N_("it was sent"), _expire),
        stays=N_("That somebody wrote, and what came of it, without name, address and words."),
    ),
)


def register() -> None:
    """Declare all of them."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
