"""The platform as real processes, each test on an installation (data folder) of its own."""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tests.factories import tables
from tests.factories.once import made_once

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = "tests.config.served"
T = TypeVar("T")


def eventually(condition: Callable[[], T], what: str, *, within: float = 90) -> T:
    """The first true answer of `condition`; a deadline that only a broken platform reaches."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        answer = condition()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"never came: {what}")


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def alive(pid: int) -> bool:
    """Whether a process exists and is not merely waiting to be buried."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def descendants(pid: int) -> set[int]:
    """All processes below one, from the kernel's own list."""
    found: set[int] = set()
    for task in Path(f"/proc/{pid}/task").glob("*"):
        with contextlib.suppress(OSError):
            for child in map(int, (task / "children").read_text().split()):
                found |= {child} | descendants(child)
    return found


@dataclass
class Installation:
    """A data folder, and the environment in which commands run on it."""

    home: Path
    extra: dict[str, str] = field(default_factory=dict)
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """Ours, without what the tests' own settings say."""
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith("VIVAIO_")
        }
        given = {
            "VIVAIO_HOME": str(self.home),
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            "PYTHONUNBUFFERED": "1",
            "LC_ALL": "C",
        }
        return inherited | given | self.extra

    def vivaio(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "vivaio.config.command", *words],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=300,
            stdin=subprocess.DEVNULL,
        )

    def shell(self, code: str) -> str:
        """Run Python with Django ready; what it printed."""
        done = self.vivaio("shell", "--no-imports", "-c", code)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start a command that stays; its output goes to log.txt in the data folder."""
        with (self.home / "log.txt").open("a") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "vivaio.config.command", *words],
                env=self.environment,
                cwd=ROOT,
                stdout=log,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,
            )
        self.started.append(process)
        return process

    @property
    def log(self) -> str:
        """What the commands that stay have printed."""
        return (self.home / "log.txt").read_text()

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Look into the database, from outside."""
        with contextlib.closing(sqlite3.connect(self.home / "vivaio.sqlite3", timeout=60)) as file:
            return file.execute(query, values).fetchall()

    def stop(self) -> None:
        """End whatever a failed test left."""
        for process in self.started:
            below = descendants(process.pid) if process.poll() is None else set()
            for pid in {process.pid, *below}:
                with contextlib.suppress(ProcessLookupError):
                    if process.poll() is None or pid != process.pid:
                        os.kill(pid, signal.SIGKILL)
            process.wait()


def _migrate(home: Path) -> None:
    shutil.copy(tables.in_sqlite(), home)
    done = Installation(home).vivaio("migrate", "--verbosity", "0")
    assert done.returncode == 0, done.stderr


def migrated() -> Path:
    """The database of a new installation; take copies of it."""
    return made_once("migrated", _migrate) / "vivaio.sqlite3"


@contextlib.contextmanager
def installed(home: Path, **extra: str) -> Iterator[Installation]:
    """An installation with an empty, migrated database; everything it started ends with it."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copy(migrated(), home)
    installation = Installation(home, dict(extra))
    try:
        yield installation
    finally:
        installation.stop()


def ask(port: int, path: str, method: str = "GET") -> tuple[int, bytes]:
    """Status and body; (0, b"") when nothing answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request(method, path, headers={"Connection": "close"})
        response = connection.getresponse()
        return response.status, response.read()
    except (OSError, http.client.HTTPException):
        return 0, b""
    finally:
        connection.close()
