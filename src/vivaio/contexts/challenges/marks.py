"""The signed links of authors and reviewers."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from vivaio.platform.mail import marks

#: An idea is followed for years: until it is a measure, or has come to nothing.
LONGEST = timedelta(days=5 * 366)
PLACES = {"author": "ideas/own/", "stop": "ideas/letters/stop/", "reviewer": "reviews/"}


def mark(what: str, uid: UUID) -> str:
    """The secret part of a link: `what` says what it is good for (author, stop, reviewer)."""
    return marks.mark(f"challenges.{what}", uid)


def read(what: str, marked: str) -> UUID:
    """What a mark names; `Unknown` for a forged, foreign or very old one."""
    return marks.read(f"challenges.{what}", marked, LONGEST)


def page(what: str, language: str, uid: UUID) -> str:
    """The whole address of a signed link, as letters print it."""
    return marks.whole(language, f"{PLACES[what]}{mark(what, uid)}/")
