"""Reminders of yearly duties by mail: sixty, thirty and seven days before, and on the day."""

from __future__ import annotations

from datetime import time

from vivaio.contexts.duties import reminding
from vivaio.platform import tasks


@tasks.task("duties.remind")
def remind() -> int:
    """Queue the reminders that have fallen due, each once to each administrator."""
    return reminding.remind()


tasks.schedule("duties.remind", remind, at=time(6, 30), zone="Europe/Rome")
