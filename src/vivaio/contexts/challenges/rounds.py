"""What a day does here: challenges close on their day, and authors hear what happened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from vivaio.contexts.challenges import letters
from vivaio.contexts.challenges.models import Author
from vivaio.contexts.challenges.operations import challenges
from vivaio.contexts.challenges.queries import challenges as queries
from vivaio.kernel import clock
from vivaio.platform.tenancy.viewer import Viewer


def go_round(today: date | None = None) -> Mapping[str, int]:
    """Close what is over and tell authors; how many of each."""
    today = today or clock.today()
    return {"closed": _close(today), "told": tell(today)}


def _close(today: date) -> int:
    over = queries.to_close(today)
    for uid, version in over:
        challenges.move(by=Viewer.system(), uid=uid, version=version, verb="close")
    return len(over)


def tell(today: date) -> int:
    """One letter to each person to whose ideas something happened; how many letters.

    A person is a transaction: what was told is noted together with the letter.
    """
    wanting = Author.objects.filter(
        joined_at__isnull=False, stopped_at=None, idea__deleted_at=None
    ).exclude(idea__state="draft")
    addresses = sorted(set(wanting.exclude(address="").values_list("address", flat=True)))
    return sum(_tell(address, today) for address in addresses)


def _tell(address: str, today: date) -> bool:
    with transaction.atomic():
        rows = Author.objects.select_for_update(of=("self",)).select_related("idea__challenge")
        found = rows.filter(
            address=address, joined_at__isnull=False, stopped_at=None, idea__deleted_at=None
        ).exclude(idea__state="draft")
        authors = list(found.order_by("invited_at", "uid"))
        return bool(authors) and letters.digest(authors, today.isoformat())
