"""Regular work on files."""

from __future__ import annotations

from datetime import time

from vivaio.platform import tasks
from vivaio.platform.files import operations


@tasks.task("files.sweep")
def sweep() -> int:
    """Delete bytes that no row names; the number of them."""
    return operations.sweep()


def put_on_timetable() -> None:
    """Every night."""
    tasks.schedule("files.sweep", sweep, at=time(4, 0))
