"""The signed word in the letters to somebody who enrols: it opens their own page."""

from __future__ import annotations

from uuid import UUID

from vivaio.platform.mail import marks

_WHAT = "training.enrolment"


def mark(enrolment: UUID) -> str:
    """The word for one enrolment."""
    return marks.mark(_WHAT, enrolment)


def read(marked: str) -> UUID:
    """The enrolment of a word; `Unknown` for a forged or foreign one."""
    return marks.read(_WHAT, marked)


def page(language: str, enrolment: UUID) -> str:
    """The whole address of their own page."""
    return marks.whole(language, f"enrolments/{mark(enrolment)}/")
