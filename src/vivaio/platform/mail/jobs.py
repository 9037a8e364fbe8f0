"""The outbox's regular jobs."""

from __future__ import annotations

from datetime import time, timedelta

from vivaio.platform import tasks
from vivaio.platform.mail import sending


@tasks.task("mail.sweep")
def sweep() -> int:
    """Settle what a crash left, find what was forgotten."""
    return sending.sweep()


@tasks.task("mail.prune")
def prune() -> int:
    """Erase old words."""
    return sending.prune()


tasks.schedule("mail.sweep", sweep, every=timedelta(minutes=10))
tasks.schedule("mail.prune", prune, at=time(3, 20))
