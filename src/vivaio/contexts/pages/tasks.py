"""Regular work on news and pages."""

from __future__ import annotations

from datetime import timedelta

from vivaio.contexts.pages import operations
from vivaio.platform import tasks


@tasks.task("pages.due")
def due() -> int:
    """Publish and archive what is due."""
    return operations.do_what_is_due()


def put_on_timetable() -> None:
    """Every minute."""
    tasks.schedule("pages.due", due, every=timedelta(minutes=1))
