"""The signed word in the letter that asks what came of a contact: good for that answer alone."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing

from vivaio.kernel.errors import Unknown

LONGEST = timedelta(days=120)
_SALT = "vivaio.exchange.outcome"


def mark(contact: UUID) -> str:
    """The word for one contact."""
    return signing.dumps(contact.hex, salt=_SALT)


def read(marked: str) -> UUID:
    """The contact of a word; `Unknown` for a forged, foreign or old one."""
    try:
        return UUID(str(signing.loads(marked, salt=_SALT, max_age=LONGEST)))
    except (signing.BadSignature, ValueError):
        raise Unknown from None


def whole(language: str, address: str) -> str:
    """The whole address of a page, as letters print it."""
    return f"{settings.PUBLIC_ADDRESS}/{language}/{address}"


def page(language: str, contact: UUID) -> str:
    """The whole address of the page on which the letter is answered."""
    return whole(language, f"outcomes/{mark(contact)}/")
