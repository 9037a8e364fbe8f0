"""Backup and restore by the real commands, with writers at work."""

import sqlite3
from contextlib import closing

import pytest

from tests.config.running import eventually, installed

#: Pairs of rows, each pair in one transaction: a copy by halves would hold an odd number.
WRITER = """
from datetime import UTC, datetime
from pathlib import Path
from django.db import transaction
from vivaio.platform.tasks.models import Slot
number = 0
while not Path({end!r}).exists():
    with transaction.atomic():
        for side in ("left", "right"):
            Slot.objects.create(job=f"{{side}}-{{{name!r}}}-{{number}}", due=datetime.now(UTC))
    number += 1
"""
PAIRS = "SELECT count(*) FROM tasks_slot WHERE job LIKE ?"


def content(path):
    """Everything in a database: what it is made of, and the rows of each table."""
    with closing(sqlite3.connect(path)) as database:
        made_of = database.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2")
        parts = made_of.fetchall()
        tables = [name for kind, name, _sql in parts if kind == "table"]
        return parts, {name: set(database.execute(f'SELECT * FROM "{name}"')) for name in tables}


def count(installation, pattern):
    return installation.rows(PAIRS, pattern)[0][0]


@pytest.fixture
def installation(tmp_path):
    with installed(tmp_path / "home") as made:
        yield made


def test_a_backup_under_load_restores_to_an_equal_database(installation, tmp_path):
    end = tmp_path / "end"
    for name in ("a", "b", "c"):
        installation.start("shell", "--no-imports", "-c", WRITER.format(end=str(end), name=name))
    eventually(lambda: count(installation, "right-c-%") > 20, "writers at work")
    (installation.home / "files" / "logos").mkdir(parents=True)
    (installation.home / "files" / "logos" / "leaf.svg").write_text("<svg/>")

    under_load = tmp_path / "under-load.tar.gz"
    before = count(installation, "left-%")
    done = installation.vivaio("backup", str(under_load))
    assert done.returncode == 0, done.stderr
    assert "1 uploaded files" in done.stdout
    after = count(installation, "left-%")
    end.touch()
    assert [writer.wait(timeout=60) for writer in installation.started] == [0, 0, 0]
    assert before < after, "the writers must have gone on meanwhile"

    with installed(tmp_path / "other") as other:
        done = other.vivaio("restore", str(under_load), "--yes")
        assert done.returncode == 0, done.stderr
        left, right = count(other, "left-%"), count(other, "right-%")
        assert left == right
        assert before <= left <= after
        assert other.rows("PRAGMA integrity_check") == [("ok",)]
        assert (other.home / "files" / "logos" / "leaf.svg").read_text() == "<svg/>"
        written = other.rows("SELECT job, due FROM tasks_slot ORDER BY id")
        meant = installation.rows("SELECT job, due FROM tasks_slot ORDER BY id")
        assert written == meant[: len(written)]

        quiet = tmp_path / "quiet.tar"
        assert installation.vivaio("backup", str(quiet)).returncode == 0
        assert other.vivaio("restore", str(quiet), "--yes").returncode == 0
        same = content(installation.home / "vivaio.sqlite3")
        assert content(other.home / "vivaio.sqlite3") == same


def test_a_database_that_holds_something_is_not_overwritten_without_being_told(
    installation, tmp_path
):
    backup = tmp_path / "backup.tar"
    assert installation.vivaio("backup", str(backup)).returncode == 0
    installation.shell(
        "from vivaio.platform.tasks.models import WorkerSeen; from django.utils import timezone\n"
        "WorkerSeen.objects.create(name='new', started_at=timezone.now(), seen_at=timezone.now())"
    )
    refused = installation.vivaio("restore", str(backup))
    assert refused.returncode == 1
    assert "not empty" in refused.stderr
    assert "--yes" in refused.stderr
    assert installation.rows("SELECT name FROM tasks_workerseen") == [("new",)]

    done = installation.vivaio("restore", str(backup), "--yes")
    assert done.returncode == 0
    assert installation.rows("SELECT name FROM tasks_workerseen") == []
    [kept] = installation.home.glob("vivaio.sqlite3.before-*")
    assert kept.name in done.stdout
    with closing(sqlite3.connect(kept)) as former:
        assert former.execute("SELECT name FROM tasks_workerseen").fetchall() == [("new",)]


def test_an_empty_place_takes_a_backup(installation, tmp_path):
    backup = tmp_path / "backup.tar.gz"
    assert installation.vivaio("backup", str(backup)).returncode == 0
    freshly_migrated = installation.vivaio("restore", str(backup))
    assert freshly_migrated.returncode == 0, freshly_migrated.stderr
    (installation.home / "vivaio.sqlite3").unlink()
    done = installation.vivaio("restore", str(backup))
    assert done.returncode == 0, done.stderr
    assert "Restored:" in done.stdout
    assert installation.vivaio("check", "--start").returncode == 0


def test_a_damaged_backup_changes_nothing(installation, tmp_path):
    backup = tmp_path / "backup.tar"
    assert installation.vivaio("backup", str(backup)).returncode == 0
    damaged = bytearray(backup.read_bytes())
    damaged[len(damaged) // 2] ^= 0xFF
    backup.write_bytes(damaged)
    before = content(installation.home / "vivaio.sqlite3")
    refused = installation.vivaio("restore", str(backup), "--yes")
    assert refused.returncode == 1
    assert "damaged" in refused.stderr
    assert content(installation.home / "vivaio.sqlite3") == before
    assert not list(installation.home.glob(".restore-*"))


def test_a_database_in_use_is_not_replaced(installation, tmp_path):
    backup = tmp_path / "backup.tar"
    assert installation.vivaio("backup", str(backup)).returncode == 0
    installation.start("worker")
    eventually(lambda: installation.rows("SELECT name FROM tasks_workerseen"), "a worker")
    refused = installation.vivaio("restore", str(backup), "--yes")
    assert refused.returncode == 1
    assert "stop `vivaio serve` first" in refused.stderr


def test_a_backup_is_never_written_over(installation, tmp_path):
    (tmp_path / "backup.tar").write_text("precious")
    refused = installation.vivaio("backup", str(tmp_path / "backup.tar"))
    assert refused.returncode == 1
    assert "exists" in refused.stderr
    assert (tmp_path / "backup.tar").read_text() == "precious"
    assert "no folder" in installation.vivaio("backup", str(tmp_path / "none" / "b.tar")).stderr
