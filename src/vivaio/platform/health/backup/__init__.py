"""One file with everything: made while people work, put back in one step."""

from vivaio.platform.health.backup.archive import BackupError, Manifest
from vivaio.platform.health.backup.making import make
from vivaio.platform.health.backup.restoring import restore

__all__ = ["BackupError", "Manifest", "make", "restore"]
