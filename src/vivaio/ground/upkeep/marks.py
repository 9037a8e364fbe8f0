"""The signed words in letters: who holds one may answer for one card, without signing in.

A mark names a card, the day it was asked about and the address that was written to (as a keyed
digest). It opens nothing else, ends after `LONGEST`, and with the address's right to speak for the
card.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.core import signing
from django.utils.crypto import salted_hmac

from vivaio.kernel.errors import Unknown
from vivaio.platform.mail.marks import whole

LONGEST = timedelta(days=180)
_SALT = "vivaio.upkeep"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark says."""

    actor: UUID
    term: date
    digest: str


def digest(actor: UUID, address: str) -> str:
    """A keyed hash of an address, of use for one card and one installation alone."""
    value = f"{actor.hex} {address.strip().lower()}"
    return salted_hmac(_SALT, value, algorithm="sha256").hexdigest()[:32]


def mark(actor: UUID, term: date, address: str) -> str:
    """The mark for one who is written to."""
    return signing.dumps([actor.hex, term.isoformat(), digest(actor, address)], salt=_SALT)


def read(marked: str) -> Mark:
    """What a mark says; `Unknown` for a forged, foreign or old one."""
    try:
        actor, term, said = signing.loads(marked, salt=_SALT, max_age=LONGEST)
        return Mark(UUID(actor), date.fromisoformat(term), said)
    except (signing.BadSignature, ValueError, TypeError):
        raise Unknown from None


def page(language: str, marked: str) -> str:
    """The whole address of the page on which a letter is answered."""
    return whole(language, f"upkeep/{marked}/")
