"""Regular work on what all records share."""

from __future__ import annotations

from datetime import time

from vivaio.platform import tasks
from vivaio.platform.search import operations as search


@tasks.task("search.tidy")
def tidy_search() -> None:
    """Merge the pieces of the index and count the frequent words anew, so that it stays quick."""
    search.tidy()


def put_on_timetable() -> None:
    """Every night."""
    tasks.schedule("search.tidy", tidy_search, at=time(3, 40))
