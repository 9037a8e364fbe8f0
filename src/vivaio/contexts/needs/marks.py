"""The signed words in addresses that authors get: each is good for one thing alone."""

from __future__ import annotations

from uuid import UUID

from vivaio.platform.mail import marks
from vivaio.platform.mail.marks import whole

__all__ = ["CONFIRM", "READ", "STOP", "mark", "path", "read", "whole"]

#: What an address lets its holder do: read the timeline, confirm the mail address, stop mail.
READ, CONFIRM, STOP = "read", "confirm", "stop"


def mark(voice: UUID, purpose: str = READ) -> str:
    """The word for one voice and one purpose."""
    return marks.mark(f"needs.{purpose}", voice)


def read(marked: str, purpose: str = READ) -> UUID:
    """The voice of a word; `Unknown` for a forged or foreign one."""
    return marks.read(f"needs.{purpose}", marked)


def path(voice: UUID, purpose: str = READ) -> str:
    """The path, without a language, of an author's page."""
    where = {READ: "told/", CONFIRM: "told/confirm/", STOP: "told/stop/"}[purpose]
    return f"{where}{mark(voice, purpose)}/"
