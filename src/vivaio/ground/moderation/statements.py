"""The address under which a decision and its reasons are read, by those whom it concerns.

It is signed, holds no name and needs no account; whoever has it is the side it was made for.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core import signing

from vivaio.ground.moderation.models import Side
from vivaio.kernel.errors import Unknown

_SALT = "vivaio.moderation.statement"


@dataclass(frozen=True, slots=True)
class Reader:
    """To whom a statement was sent: a side, and for who gave notice the notice."""

    decision: UUID
    side: str
    notice: UUID | None


def sign(reader: Reader) -> str:
    """The token of an address."""
    notice = reader.notice.hex if reader.notice else ""
    return signing.dumps([reader.decision.hex, reader.side, notice], salt=_SALT)


def read(token: str) -> Reader:
    """Whom a token was made for; `Unknown` when we have not made it."""
    try:
        decision, side, notice = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError):
        raise Unknown from None
    return Reader(UUID(decision), Side(side).value, UUID(notice) if notice else None)
