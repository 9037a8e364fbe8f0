"""Signed links in letters: who holds one may act for what it names, without signing in."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing

from vivaio.kernel.errors import Unknown


def mark(what: str, uid: UUID) -> str:
    """The secret part of a link: `what` (a room and a purpose) says what it is good for."""
    return signing.dumps(uid.hex, salt=f"vivaio.{what}")


def read(what: str, marked: str, longest: timedelta | None = None) -> UUID:
    """What a mark names; `Unknown` for one that is forged, foreign, or older than `longest`."""
    try:
        return UUID(str(signing.loads(marked, salt=f"vivaio.{what}", max_age=longest)))
    except (signing.BadSignature, ValueError):
        raise Unknown from None


def whole(language: str, address: str) -> str:
    """The whole address of a page, as letters print it."""
    return f"{settings.PUBLIC_ADDRESS}/{language}/{address}"
