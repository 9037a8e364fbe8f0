"""The file itself: a tar archive whose first member says what must be in it.

manifest.json              version, engine, migrations, rows of each table, checksums
database.sqlite3           or, for PostgreSQL, tables/<name>.copy for each table
files/…                    what people uploaded
"""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.utils.translation import gettext as _

FORMAT = 1
MANIFEST = "manifest.json"
_BLOCK = 1 << 20


class BackupError(Exception):
    """A sentence that says why a backup could not be made or put back; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the archive: its size in bytes and its SHA-256, in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds. `tables` counts rows, `migrations` are "app.name", `made_at` is UTC.

    `columns` names the columns of each table in the order of its file (PostgreSQL only).
    """

    version: str
    engine: str
    made_at: str
    migrations: list[str]
    tables: dict[str, int]
    members: dict[str, Member]
    columns: dict[str, list[str]]

    def to_json(self) -> bytes:
        """As it is written."""
        content = {"application": "vivaio", "format": FORMAT, **asdict(self)}
        return json.dumps(content, indent=1, sort_keys=True).encode()

    @classmethod
    def from_json(cls, written: bytes) -> Manifest:
        """Read it; BackupError when it is not one of ours, or of a newer format."""
        try:
            content: dict[str, Any] = json.loads(written)
            if content.pop("application") != "vivaio":
                raise ValueError
            if content.pop("format") != FORMAT:
                raise BackupError(_("This backup was made by a newer Vivaio: upgrade first."))
            members = {name: Member(**member) for name, member in content.pop("members").items()}
            return cls(members=members, **content)
        except (ValueError, KeyError, TypeError, AttributeError):
            raise BackupError(_("This is not a backup made by Vivaio.")) from None


def checksum(path: Path) -> Member:
    """Size and SHA-256 of a file."""
    with path.open("rb") as file:
        return Member(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


def write(target: Path, manifest: Manifest, members: dict[str, Path]) -> None:
    """Write everything beside `target`, then give it that name; readable by its owner only."""
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    compressed = target.suffix in {".gz", ".tgz"}
    try:
        with tarfile.open(unfinished, "w:gz" if compressed else "w") as tar:
            written = manifest.to_json()
            head = tarfile.TarInfo(MANIFEST)
            head.size, head.mode = len(written), 0o600
            tar.addfile(head, io.BytesIO(written))
            for name, path in members.items():
                entry = tarfile.TarInfo(name)
                # The manifest's size: a file that grew since is cut to what was counted.
                entry.size, entry.mode = manifest.members[name].size, 0o600
                with path.open("rb") as file:
                    tar.addfile(entry, file)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def unpack(source: Path, folder: Path) -> Manifest:
    """Unpack into an empty folder, and compare every checksum; BackupError for any difference."""
    try:
        with tarfile.open(source, "r:*") as tar:
            head = tar.next()
            content = tar.extractfile(head) if head and head.name == MANIFEST else None
            if content is None:
                raise BackupError(_("This is not a backup made by Vivaio."))
            manifest = Manifest.from_json(content.read())
            found = {
                entry.name: _take(tar, entry, folder) for entry in tar if entry.name != MANIFEST
            }
    except (tarfile.TarError, EOFError, OSError) as error:
        words = {"file": source, "reason": error}
        raise BackupError(_("%(file)s cannot be read as a backup: %(reason)s") % words) from error
    if found != manifest.members:
        names = sorted(
            name
            for name in {*found, *manifest.members}
            if found.get(name) != manifest.members.get(name)
        )
        sentence = _("%(file)s is damaged, nothing was restored: %(names)s")
        raise BackupError(sentence % {"file": source, "names": ", ".join(names[:5])})
    return manifest


def _take(tar: tarfile.TarFile, entry: tarfile.TarInfo, folder: Path) -> Member:
    """Write one member below `folder`, whatever its name would like."""
    path = PurePosixPath(entry.name)
    content = tar.extractfile(entry) if entry.isfile() else None
    if content is None or path.is_absolute() or ".." in path.parts:
        raise BackupError(_("This backup holds a member that no backup has: %s") % entry.name)
    target = folder.joinpath(*path.parts)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with target.open("xb") as file:
        return _copy(content, file)


def _copy(content: IO[bytes], file: IO[bytes]) -> Member:
    digest, size = hashlib.sha256(), 0
    while block := content.read(_BLOCK):
        file.write(block)
        digest.update(block)
        size += len(block)
    return Member(size, digest.hexdigest())
