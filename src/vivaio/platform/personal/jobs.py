"""Forgetting, every night."""

from __future__ import annotations

from datetime import time

from vivaio.platform import tasks
from vivaio.platform.personal import operations


@tasks.task("personal.forget")
def forget() -> int:
    """Run every rule that says how long something is kept; the number of rows that went."""
    return operations.forget()


def put_on_timetable() -> None:
    """When few are about."""
    tasks.schedule("personal.forget", forget, at=time(3, 50))
