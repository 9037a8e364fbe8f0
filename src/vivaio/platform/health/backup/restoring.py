"""Putting a backup back."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vivaio.platform.health.backup import archive, postgresql, sqlite
from vivaio.platform.health.backup.archive import BackupError, Manifest
from vivaio.platform.health.backup.making import files_folder

#: Filled by `migrate` itself, which brings code lists and competences: a database with rows only
#: here is empty. What people make has a row in the table of its room besides.
MADE_BY_MIGRATING = frozenset(
    {
        "django_migrations",
        "django_content_type",
        "auth_permission",
        "taxonomy_concept",
        "competences_competence",
        "records_change",
        "records_record",
        "records_slug",
        "records_sortkey",
        "records_translationstate",
        "journal_chainhead",
        "journal_entry",
        "search_searchrow",
        "search_searchword",
        "search_index",
        "search_index_terms",
        "search_titles",
    }
)


def restore(source: Path, say: Callable[[str], None], *, overwrite: bool = False) -> Manifest:
    """Put everything back as it was, or change nothing.

    BackupError when the file is damaged, made by another database engine, or when the database
    here is in use, or holds something and `overwrite` is not given.
    """
    if not source.is_file():
        raise BackupError(_("There is no file %(file)s.") % {"file": source})
    with tempfile.TemporaryDirectory(dir=settings.HOME, prefix=".restore-") as name:
        folder = Path(name)
        say(_("Unpacking, and comparing checksums …"))
        manifest = archive.unpack(source, folder)
        _require_same_engine(manifest)
        present = sqlite.present() if manifest.engine == "sqlite" else postgresql.present()
        full = {
            name: rows for name, rows in present.items() if rows and name not in MADE_BY_MIGRATING
        }
        if full and not overwrite:
            raise BackupError(_holding(full))
        stamp = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
        if manifest.engine == "sqlite":
            _restore_sqlite(folder, stamp, bool(full), say)
        else:
            _restore_postgresql(folder, stamp, manifest)
    rows = sum(manifest.tables.values())
    words = {"rows": rows, "tables": len(manifest.tables), "made_at": manifest.made_at}
    say(_("Restored: %(rows)s rows in %(tables)s tables, as of %(made_at)s.") % words)
    return manifest


def _holding(full: dict[str, int]) -> str:
    largest = sorted(full, key=lambda name: -full[name])[:3]
    sentence = ngettext(
        "The database here is not empty (%(count)s row in %(largest)s …): "
        "add --yes to replace everything.",
        "The database here is not empty (%(count)s rows, most in %(largest)s): "
        "add --yes to replace everything.",
        sum(full.values()),
    )
    return sentence % {"count": sum(full.values()), "largest": ", ".join(largest)}


def _require_same_engine(manifest: Manifest) -> None:
    if manifest.engine != connection.vendor:
        words = {"made": manifest.engine, "here": connection.vendor}
        raise BackupError(_("The backup is of %(made)s, the database here is %(here)s.") % words)


def _restore_sqlite(folder: Path, stamp: str, keep: bool, say: Callable[[str], None]) -> None:
    sqlite.inspect(folder)
    sqlite.require_unused()
    kept = sqlite.path().with_name(f"{sqlite.path().name}.before-{stamp}") if keep else None
    with _files_replaced(folder, stamp):
        sqlite.replace(folder, kept)
    if kept:
        say(_("What was here before is kept in %(file)s.") % {"file": kept})


def _restore_postgresql(folder: Path, stamp: str, manifest: Manifest) -> None:
    postgresql.require_same_tables(manifest)
    with _files_replaced(folder, stamp), postgresql.replaced(folder, manifest):
        pass


@contextmanager
def _files_replaced(folder: Path, stamp: str) -> Iterator[None]:
    """The backup's files in place; the former ones again when the block fails."""
    place = files_folder()
    if place is None:  # another storage keeps its own
        yield
        return
    aside = place.with_name(f"{place.name}.before-{stamp}")
    arrived = folder / "files"
    arrived.mkdir(mode=0o700, exist_ok=True)
    had_files = place.is_dir()
    if had_files:
        place.rename(aside)
    arrived.rename(place)
    try:
        yield
    except BaseException:
        place.rename(arrived)
        if had_files:
            aside.rename(place)
        raise
    if had_files and not any(aside.iterdir()):
        aside.rmdir()
