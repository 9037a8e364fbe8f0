"""What is asked about cards, and what is answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from vivaio.ground.actors.models import Actor
from vivaio.ground.upkeep import marks, operations, rounds
from vivaio.kernel import clock
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.viewer import Viewer


def mark(actor: UUID, term: date | None = None, address: str = "") -> str:
    """The signed word of the letter to a card's own address."""
    card = Actor.objects.get(uid=actor)
    return marks.mark(actor, term or card.valid_until or clock.today(), address or card.email)


def asked(actor: UUID, step: str = "reminded") -> str:
    """Take a step about a card; the mark that its letter holds."""
    rounds.take(by=Viewer.system(), uid=actor, step=step)
    return mark(actor)


def followed(actor: UUID, bird: str) -> UUID:
    """A card about which everything was asked and something said, from an address now silent."""
    marked = asked(actor)
    operations.say_wrong(by=Viewer.anonymous(), marked=marked, words=f"{bird} is wrong")
    operations.be_silent(by=Viewer.anonymous(), marked=marked)
    return actor


def paths(name: str, records: Iterable[Record]) -> list[str] | None:
    """The paths of an address that holds a mark; given for what everybody may see."""
    if name not in ("upkeep_own", "upkeep_stop"):
        return None
    tail = "stop/" if name == "upkeep_stop" else ""
    public = [
        one.uid
        for one in records
        if one.kind == "actor" and one.is_open and one.visibility == "public"
    ]
    cards = Actor.objects.filter(uid__in=public, deleted_at=None).exclude(email="")
    return [f"upkeep/{mark(card.uid)}/{tail}" for card in cards]
