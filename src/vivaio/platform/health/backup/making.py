"""Making a backup."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

import vivaio
from vivaio.platform.health.backup import archive, postgresql, sqlite
from vivaio.platform.health.backup.archive import BackupError, Manifest


def make(target: Path, say: Callable[[str], None]) -> Manifest:
    """Write everything into one file while people go on working.

    BackupError, and no file, when `target` exists or cannot be written. The secret key is not
    part of it.
    """
    if target.exists():
        raise BackupError(_("%(file)s exists: give another name.") % {"file": target})
    if not target.parent.is_dir():
        raise BackupError(_("There is no folder %(folder)s.") % {"folder": target.parent})
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as name:
        folder = Path(name)
        say(_("Copying the database …"))
        columns: dict[str, list[str]] = {}
        made_at = datetime.now(UTC).isoformat(timespec="seconds")
        if connection.vendor == "sqlite":
            tables, migrations = sqlite.dump(folder)
        else:
            tables, migrations, columns = postgresql.dump(folder)
        # Files after the database: whatever a row names was there before the row.
        members = _members(folder, "")
        place = files_folder()
        if place is None:
            say(_("The files lie in another storage, which keeps its own backups."))
        else:
            members |= _members(place, "files/")
        say(_("Packing …"))
        manifest = Manifest(
            version=vivaio.__version__,
            engine=connection.vendor,
            made_at=made_at,
            migrations=migrations,
            tables=tables,
            members={name: archive.checksum(path) for name, path in members.items()},
            columns=columns,
        )
        archive.write(target, manifest, members)
    return manifest


def files_folder() -> Path | None:
    """Where uploaded files lie; None when not in a folder of this machine."""
    location = settings.STORAGES["default"]["OPTIONS"].get("location")
    return Path(location) if location else None


def _members(folder: Path, prefix: str) -> dict[str, Path]:
    return {
        prefix + path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
