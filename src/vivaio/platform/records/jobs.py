"""Regular work on what all records share."""

from __future__ import annotations

from datetime import time

from vivaio.platform import tasks
from vivaio.platform.records import states
from vivaio.platform.search import operations as search


@tasks.task("search.tidy")
def tidy_search() -> None:
    """Merge the pieces of the index and count the frequent words anew, so that it stays quick."""
    search.tidy()


@tasks.task("records.tell_translations", lease=600)
def tell_translations() -> int:
    """Look again how far each record is translated; the number of those that were told wrong."""
    return states.store_all()


def put_on_timetable() -> None:
    """Every night."""
    tasks.schedule("search.tidy", tidy_search, at=time(3, 40))
    tasks.schedule("records.tell_translations", tell_translations, at=time(4, 5))
