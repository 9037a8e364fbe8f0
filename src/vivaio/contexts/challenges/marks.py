"""Signed links: who holds one may act for what it names, without signing in."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing

from vivaio.kernel.errors import Unknown

#: An idea is followed for years: until it is a measure, or has come to nothing.
LONGEST = timedelta(days=5 * 366)
PLACES = {"author": "ideas/own/", "stop": "ideas/letters/stop/", "reviewer": "reviews/"}


def mark(what: str, uid: UUID) -> str:
    """The secret part of a link: `what` says what it is good for (author, stop, reviewer)."""
    return signing.dumps(uid.hex, salt=f"vivaio.challenges.{what}")


def read(what: str, marked: str) -> UUID:
    """What a mark names; `Unknown` for a forged, foreign or very old one."""
    try:
        found = signing.loads(marked, salt=f"vivaio.challenges.{what}", max_age=LONGEST)
        return UUID(str(found))
    except (signing.BadSignature, ValueError):
        raise Unknown from None


def whole(language: str, address: str) -> str:
    """The whole address of a page, as letters print it."""
    return f"{settings.PUBLIC_ADDRESS}/{language}/{address}"


def page(what: str, language: str, uid: UUID) -> str:
    """The whole address of a signed link, as letters print it."""
    return whole(language, f"{PLACES[what]}{mark(what, uid)}/")
