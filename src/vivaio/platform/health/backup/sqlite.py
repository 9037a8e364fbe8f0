"""SQLite: a consistent copy through its online backup, put back by renaming."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection, connections
from django.utils.translation import gettext as _

from vivaio.platform.health.backup.archive import BackupError

MEMBER = "database.sqlite3"


def dump(folder: Path) -> tuple[dict[str, int], list[str]]:
    """Copy the database into `folder`; rows of each table, and the migrations applied.

    The whole copy is one step, so one read transaction: writers go on meanwhile, and none of
    their transactions is copied by halves.
    """
    target = folder / MEMBER
    connection.ensure_connection()
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
        return _tables(copy, target), _migrations(copy)


def inspect(folder: Path) -> None:
    """BackupError when the copy in `folder` is not sound."""
    with closing(sqlite3.connect(folder / MEMBER)) as copy:
        _tables(copy, folder / MEMBER)


def _tables(copy: sqlite3.Connection, path: Path) -> dict[str, int]:
    try:
        verdict = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if verdict != "ok":
            raise BackupError(_("The database in %(file)s is damaged.") % {"file": path.name})
        return count(copy)
    except sqlite3.DatabaseError as error:
        words = {"file": path.name, "reason": error}
        raise BackupError(_("%(file)s is not a sound database: %(reason)s") % words) from error


def count(database: sqlite3.Connection) -> dict[str, int]:
    """Rows of each table; what a full-text index keeps for itself is not counted."""
    found = database.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main'"
        " AND type IN ('table', 'virtual') AND substr(name, 1, 7) <> 'sqlite_'"
    )
    names = sorted(row[0] for row in found)
    return {
        name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for name in names  # names of the database itself
    }


def _migrations(copy: sqlite3.Connection) -> list[str]:
    return sorted(
        f"{app}.{name}" for app, name in copy.execute("SELECT app, name FROM django_migrations")
    )


def path() -> Path:
    """Where the database lies."""
    return Path(settings.DATABASES["default"]["NAME"])


def present() -> dict[str, int]:
    """Rows of each table of the database to be replaced; empty when there is none."""
    if not path().is_file():
        return {}
    with closing(sqlite3.connect(path())) as database:
        return count(database)


def require_unused() -> None:
    """BackupError when a process has the database open; else no log is left beside the file."""
    connections.close_all()
    if not path().is_file():
        return
    try:
        # Leaving write-ahead logging succeeds only for the sole user of a database.
        with closing(sqlite3.connect(path(), timeout=0, isolation_level=None)) as database:
            mode = database.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    except sqlite3.OperationalError:
        mode = "locked"
    if mode != "delete":
        raise BackupError(_("The database is in use: stop `vivaio serve` first."))


def replace(folder: Path, aside: Path | None) -> None:
    """Put the copy from `folder` (of the same disk) in place; keep the present one as `aside`."""
    if aside is not None and path().is_file():
        path().rename(aside)
    (folder / MEMBER).replace(path())
