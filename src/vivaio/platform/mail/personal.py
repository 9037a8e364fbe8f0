"""What the outbox knows of people."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from vivaio.kernel.errors import N_
from vivaio.platform.mail.models import LIFE, Outgoing, State
from vivaio.platform.registry import PersonalData, Retention, personal_data
from vivaio.platform.registry.people import subject_of


def _of(person: UUID) -> QuerySet[Outgoing]:
    addresses = [address.lower() for address in subject_of(person).addresses]
    return Outgoing.objects.alias(folded=Lower("recipient")).filter(folded__in=addresses)


def _told(person: UUID) -> list[dict[str, object]]:
    """What was sent to somebody; of a secret message only that there was one."""
    return [
        {
            "at": row.created_at.isoformat(),
            "to": row.recipient,
            "subject": row.subject,
            "text": "" if row.secret else row.text,
            "state": row.state,
        }
        for row in _of(person).order_by("pk")
    ]


def _blank(rows: QuerySet[Outgoing]) -> int:
    """That a message went out stays known, to whom and what it said does not."""
    refused = LIFE.after("refuse")
    rows.filter(state=State.QUEUED).update(state=refused)
    return rows.update(recipient="", key="", subject="", text="", html="", error="")


def _erase(person: UUID) -> int:
    return _blank(Outgoing.objects.filter(pk__in=list(_of(person).values_list("pk", flat=True))))


def _expire(moment: datetime) -> int:
    """Blank what was settled long ago."""
    old = Q(settled_at__lt=moment) & ~Q(recipient="")
    return _blank(Outgoing.objects.filter(old))


personal_data.register(
    "mail.Outgoing",
    PersonalData(
        model="mail.Outgoing",
        purpose=N_("To send messages that somebody asked for, once, and to be able to say so."),
        legal_basis="contract",
        export=_told,
        erase=_erase,
        retention=Retention(365, N_("it was sent"), _expire),
        stays=N_("That a message was sent and when, without address and words."),
        fields={
            "id": "technical",
            "key": "technical",
            "recipient": "personal",
            "message_id": "technical",
            "language": "personal",
            "purpose": "technical",
            "subject": "personal",
            "text": "secret",
            "html": "secret",
            "unsubscribe": "secret",
            "secret": "technical",
            "state": "technical",
            "attempts": "technical",
            "error": "personal",
            "created_at": "technical",
            "due_at": "technical",
            "settled_at": "technical",
        },
    ),
)
