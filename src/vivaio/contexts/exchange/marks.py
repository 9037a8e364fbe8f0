"""The signed word in the letter that asks what came of a contact: good for that answer alone."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from vivaio.platform.mail import marks
from vivaio.platform.mail.marks import whole

__all__ = ["LONGEST", "mark", "page", "read", "whole"]

LONGEST = timedelta(days=120)
_WHAT = "exchange.outcome"


def mark(contact: UUID) -> str:
    """The word for one contact."""
    return marks.mark(_WHAT, contact)


def read(marked: str) -> UUID:
    """The contact of a word; `Unknown` for a forged, foreign or old one."""
    return marks.read(_WHAT, marked, LONGEST)


def page(language: str, contact: UUID) -> str:
    """The whole address of the page on which the letter is answered."""
    return whole(language, f"outcomes/{mark(contact)}/")
