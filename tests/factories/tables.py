"""The tables as the migrations leave them: made once for all processes of a run, then copied."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg

from tests.factories.once import made_once

ROOT = Path(__file__).resolve().parents[2]
#: The database of PostgreSQL from which those of the tests are copied.
TEMPLATE = "vivaio_tables"


def _migrated(home: Path, database: str = "") -> None:
    own = {name: value for name, value in os.environ.items() if not name.startswith("VIVAIO_")}
    environment = own | {
        "VIVAIO_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "vivaio.config.settings",
        "PYTHONPATH": str(ROOT / "src"),
    }
    if database:
        environment["VIVAIO_DATABASE"] = database
    code = "import vivaio, django.core.management as django; django.execute_from_command_line()"
    words = ["migrate", "--verbosity", "0"]
    done = subprocess.run(
        [sys.executable, "-c", code, *words], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def _in_postgresql(home: Path) -> None:
    address = os.environ["VIVAIO_DATABASE"]
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {TEMPLATE}")
    _migrated(home, address.replace("/postgres?", f"/{TEMPLATE}?"))


def in_sqlite() -> Path:
    """A file with the empty tables; take copies of it."""
    return made_once("tables", _migrated) / "vivaio.sqlite3"


def in_postgresql() -> str:
    """The name of a database with the empty tables, to be the template of others."""
    made_once("tables-of-postgresql", _in_postgresql)
    return TEMPLATE
