"""The package's own job."""

from __future__ import annotations

from datetime import time

from vivaio.platform.tasks import operations
from vivaio.platform.tasks.declaration import task
from vivaio.platform.tasks.timetable import schedule


@task("tasks.prune")
def prune() -> int:
    """Forget old results."""
    return operations.prune()


schedule("tasks.prune", prune, at=time(3, 10))
