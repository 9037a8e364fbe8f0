"""What can be asked of a running platform quickly and without writing anything."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from vivaio.platform.mail import queries as mail
from vivaio.platform.tasks import queries as tasks

#: A worker says every ten seconds that it lives.
WORKER_SILENT = 60
#: Seconds after which a task that is due waits too long.
WAITS_LONG = 600
#: Below this the database may soon find no room for a transaction.
DISK_FULL = 200_000_000
DISK_LOW = 1_000_000_000

#: Migrations are asked again after this many seconds; reading them all takes a tenth of one.
_REMEMBERED = 60.0
_migrations_known_until = 0.0


@dataclass(frozen=True, slots=True)
class State:
    """Seconds are ages, none where nothing is known; `reachable` is about the database."""

    reachable: bool
    engine: str
    missing_migrations: int | None = None
    worker_silent: int | None = None
    oldest_task: int | None = None
    given_up: int | None = None
    mails: dict[str, int] | None = None
    disk_free: int = 0

    @property
    def works(self) -> bool:
        """Whether people can use it: pages and what runs behind them."""
        return (
            self.reachable
            and self.missing_migrations == 0
            and self.worker_silent is not None
            and self.worker_silent <= WORKER_SILENT
            and self.disk_free >= DISK_FULL
        )

    @property
    def wants_attention(self) -> bool:
        """Whether somebody should look, though it works."""
        mails = self.mails or {}
        return bool(
            (self.oldest_task or 0) > WAITS_LONG
            or self.given_up
            or mails.get("stranded")
            or self.disk_free < DISK_LOW
        )


def read() -> State:
    """How things stand now."""
    free = disk_free(Path(settings.HOME))
    try:
        missing = missing_migrations()
        if missing:
            return State(True, connection.vendor, missing, disk_free=free)
        return State(
            reachable=True,
            engine=connection.vendor,
            missing_migrations=0,
            worker_silent=_age(tasks.worker_seen_at()),
            oldest_task=_age(tasks.oldest_waiting()),
            given_up=tasks.given_up_count(),
            mails=mail.counts(),
            disk_free=free,
        )
    except (DatabaseError, InterfaceError):
        return State(False, connection.vendor, disk_free=free)


def missing_migrations() -> int:
    """How many migrations are not applied yet."""
    global _migrations_known_until
    if time.monotonic() < _migrations_known_until:
        return 0
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        _migrations_known_until = time.monotonic() + _REMEMBERED
    return len(plan)


def ask_again() -> None:
    """Forget that all migrations were applied, after something has changed them."""
    global _migrations_known_until
    _migrations_known_until = 0.0


def disk_free(folder: Path) -> int:
    """Free bytes where the data lie."""
    return shutil.disk_usage(folder).free


def _age(moment: datetime | None) -> int | None:
    return None if moment is None else max(0, int((timezone.now() - moment).total_seconds()))
