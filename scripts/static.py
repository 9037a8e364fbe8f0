"""Collect the static files under hashed names, compressed, into src/vivaio/staticroot/."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "vivaio"
TARGET = SOURCES / "staticroot"
LOCK = ROOT / "requirements" / "run.txt"


def fingerprint() -> str:
    """One word that changes when a static file of ours or a version of another's does."""
    digest = hashlib.sha256(LOCK.read_bytes())
    files = [*SOURCES.glob("assets/**/*"), *SOURCES.glob("**/static/**/*")]
    for file in sorted(path for path in files if path.is_file()):
        digest.update(str(file.relative_to(SOURCES)).encode() + file.read_bytes())
    return digest.hexdigest()


def main() -> None:
    """Collect, unless nothing has changed."""
    stamp, wanted = TARGET / ".collected", fingerprint()
    if stamp.is_file() and stamp.read_text() == wanted:
        print("Static files are ready already.")
        return
    print("Collecting static files.", flush=True)
    shutil.rmtree(TARGET, ignore_errors=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"VIVAIO_HOME": home, "DJANGO_SETTINGS_MODULE": "vivaio.config.settings"}
        sys.path.insert(0, str(ROOT / "src"))
        import vivaio  # noqa: F401, PLC0415 - its SQLite must come before Django's

        # isort: split
        from django.core.management import execute_from_command_line  # noqa: PLC0415

        execute_from_command_line(["manage", "collectstatic", "--noinput", "-v0"])
    stamp.write_text(wanted)


if __name__ == "__main__":
    main()
