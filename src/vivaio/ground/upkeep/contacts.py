"""Whom to ask about a card: those who keep it for its organisation, and the card's own address."""

from __future__ import annotations

from dataclasses import dataclass

from vivaio.ground.actors.models import Actor
from vivaio.ground.organisations import queries as organisations
from vivaio.ground.upkeep import marks
from vivaio.ground.upkeep.models import Silence
from vivaio.kernel.language import INTERFACE

#: Letters about one card at one time.
MOST = 5


@dataclass(frozen=True, slots=True)
class Contact:
    """An address and the language in which it is written to."""

    address: str
    language: str


def known(actor: Actor) -> list[Contact]:
    """All who may speak for a card, those who keep it first."""
    own = actor.name.source if actor.name.source in INTERFACE else "en"
    found = [Contact(one.email, one.language) for one in organisations.stewards(actor.uid)]
    if actor.email:
        found.append(Contact(actor.email, own))
    once = {contact.address.lower(): contact for contact in reversed(found)}
    return [one for one in found if once[one.address.lower()] is one][:MOST]


def to_write_to(actor: Actor) -> list[Contact]:
    """Those of them who have not asked to be left in peace."""
    silent = set(Silence.objects.filter(actor=actor).values_list("digest", flat=True))
    return [one for one in known(actor) if marks.digest(actor.uid, one.address) not in silent]


def address_of(actor: Actor, digest: str) -> str:
    """The address that a mark was made for, "" when it speaks for the card no longer."""
    addresses = (one.address for one in known(actor))
    return next((one for one in addresses if marks.digest(actor.uid, one) == digest), "")
