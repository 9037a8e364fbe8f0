"""The secret word by which the author of a report follows it without an account."""

from __future__ import annotations

from uuid import UUID

from django.core.signing import BadSignature, Signer

_signer = Signer(salt="vivaio.report")


def word(ticket: UUID) -> str:
    """The word of a ticket."""
    return _signer.sign(ticket.hex)


def ticket_of(said: str) -> UUID | None:
    """The ticket a word is for; None for any other word."""
    try:
        return UUID(_signer.unsign(said))
    except BadSignature:
        return None
