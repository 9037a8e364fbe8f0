"""How the outbox stands, for health and for operators."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Min

from vivaio.platform.mail.models import Outgoing, State


def counts() -> dict[str, int]:
    """How many messages stand in each state; every state is named."""
    found = Outgoing.objects.values_list("state").annotate(number=Count("pk"))
    return dict.fromkeys(State.values, 0) | dict(found)


def oldest_waiting() -> datetime | None:
    """When the message that has been waiting longest was written."""
    waiting = Outgoing.objects.filter(state=State.QUEUED)
    oldest: datetime | None = waiting.aggregate(oldest=Min("created_at"))["oldest"]
    return oldest


def counts_of(beginning: str) -> dict[str, int]:
    """How many messages whose key begins so stand in each state; every state is named."""
    rows = Outgoing.objects.filter(key__startswith=beginning)
    found = rows.values_list("state").annotate(number=Count("pk"))
    return dict.fromkeys(State.values, 0) | dict(found)
