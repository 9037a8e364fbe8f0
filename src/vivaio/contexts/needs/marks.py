"""The signed words in addresses that authors get: each is good for one thing alone."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core import signing

from vivaio.kernel.errors import Unknown

#: What an address lets its holder do: read the timeline, confirm the mail address, stop mail.
READ, CONFIRM, STOP = "read", "confirm", "stop"


def mark(voice: UUID, purpose: str = READ) -> str:
    """The word for one voice and one purpose."""
    return signing.Signer(salt=f"vivaio.needs.{purpose}").sign(voice.hex)


def read(marked: str, purpose: str = READ) -> UUID:
    """The voice of a word; `Unknown` for a forged or foreign one."""
    try:
        return UUID(signing.Signer(salt=f"vivaio.needs.{purpose}").unsign(marked))
    except (signing.BadSignature, ValueError):
        raise Unknown from None


def whole(language: str, address: str) -> str:
    """The whole address of a page, as letters print it."""
    return f"{settings.PUBLIC_ADDRESS}/{language}/{address}"


def path(voice: UUID, purpose: str = READ) -> str:
    """The path, without a language, of an author's page."""
    where = {READ: "told/", CONFIRM: "told/confirm/", STOP: "told/stop/"}[purpose]
    return f"{where}{mark(voice, purpose)}/"
