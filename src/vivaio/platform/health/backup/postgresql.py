"""PostgreSQL: every table by COPY within one snapshot, put back within one transaction.

Not pg_dump: that must be installed beside the platform, and at least as new as the server. The
tables themselves come from our migrations, so their rows are all there is to keep.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from vivaio.platform.health.backup.archive import BackupError, Manifest

_BLOCK = 1 << 20


def dump(folder: Path) -> tuple[dict[str, int], list[str], dict[str, list[str]]]:
    """Write tables/<name>.copy; rows and columns of each table, and the migrations applied."""
    (folder / "tables").mkdir()
    counts = {}
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        columns = {name: _columns(cursor, name) for name in _tables(cursor)}
        for name, fields in columns.items():
            with (
                (folder / "tables" / f"{name}.copy").open("wb") as file,
                cursor.copy(f"COPY {_target(name, fields)} TO STDOUT") as copy,
            ):
                for block in copy:
                    file.write(block)
            counts[name] = cursor.rowcount
        migrations = _migrations()
    return counts, migrations, columns


def _tables(cursor: Any) -> list[str]:
    found = connection.introspection.get_table_list(cursor)
    return sorted(table.name for table in found if table.type in {"t", "p"})


def _columns(cursor: Any, table: str) -> list[str]:
    """Those that are stored, not generated."""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
        " AND table_schema = current_schema() AND is_generated = 'NEVER' ORDER BY ordinal_position",
        [table],
    )
    return [name for (name,) in cursor.fetchall()]


def _target(table: str, columns: list[str]) -> str:
    quote = connection.ops.quote_name
    return f"{quote(table)} ({', '.join(map(quote, columns))})"


def _migrations() -> list[str]:
    return sorted(
        f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()
    )


def present() -> dict[str, int]:
    """Rows of each table of the database to be replaced."""
    with connection.cursor() as cursor:
        counts = {}
        for name in _tables(cursor):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608
            counts[name] = cursor.fetchone()[0]
    return counts


def require_same_tables(manifest: Manifest) -> None:
    """BackupError unless exactly the backup's migrations are applied here."""
    if _migrations() != manifest.migrations:
        words = {"version": manifest.version}
        raise BackupError(
            _(
                "The tables here are not those of the backup: install Vivaio %(version)s, run "
                "`vivaio migrate`, restore, and then upgrade."
            )
            % words
        )


@contextmanager
def replaced(folder: Path, manifest: Manifest) -> Iterator[None]:
    """Put all rows in place; they become visible together when the block ends without an error.

    The note of the migrations stays: it is the same here and there.
    """
    columns = {
        name: fields for name, fields in manifest.columns.items() if name != "django_migrations"
    }
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        quoted = ", ".join(map(connection.ops.quote_name, columns))
        cursor.execute(f"TRUNCATE {quoted} RESTART IDENTITY")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for name, fields in columns.items():
            with (
                (folder / "tables" / f"{name}.copy").open("rb") as file,
                cursor.copy(f"COPY {_target(name, fields)} FROM STDIN") as copy,
            ):
                while block := file.read(_BLOCK):
                    copy.write(block)
        _set_sequences(cursor, columns)
        yield


def _set_sequences(cursor: Any, columns: dict[str, list[str]]) -> None:
    quote = connection.ops.quote_name
    for table, fields in columns.items():
        for field in fields:
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [quote(table), field])
            (sequence,) = cursor.fetchone()
            if sequence:
                cursor.execute(
                    f"SELECT setval(%s, coalesce(max({quote(field)}), 0) + 1, false)"  # noqa: S608
                    f" FROM {quote(table)}",
                    [sequence],
                )
