"""Giving a card into somebody's hands."""

from __future__ import annotations

from uuid import UUID

from vivaio.ground.organisations.models import Stewardship
from vivaio.ground.people import operations as people
from vivaio.kernel import clock


def entrust(account: int, actor: UUID, way: str) -> None:
    """Let an account keep a card, in the caller's transaction; once is enough."""
    Stewardship.objects.get_or_create(
        account_id=account, actor_id=actor, defaults={"way": way, "since": clock.today()}
    )
    people.note_keeper(account=account)
