"""The house as a process: the demonstration, loaded once, served by `vivaio serve`."""

from __future__ import annotations

import contextlib
import email
import email.policy
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tests.config.running import eventually, free_port, migrated
from tests.factories.once import made_once
from vivaio.config.serve import end_with_parent

ROOT = Path(__file__).resolve().parents[2]
#: The monday on which the demonstration's story stands.
TODAY = "2026-11-23"
T = TypeVar("T")


@dataclass
class House:
    """Where it stands, and what it has sent."""

    home: Path
    port: int
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """Ours, without what an operator's variables would change."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("VIVAIO_")}
        return own | {
            "VIVAIO_HOME": str(self.home),
            "VIVAIO_TODAY": TODAY,
            "VIVAIO_WORKERS": "1",
            "PORT": str(self.port),
            "DJANGO_SETTINGS_MODULE": "tests.e2e.served",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            "PYTHONUNBUFFERED": "1",
            **self.extra,
        }

    @property
    def log(self) -> str:
        """What its processes have printed."""
        path = self.home / "log.txt"
        return path.read_text() if path.exists() else ""

    def run(self, *words: str) -> None:
        """Run a command to its end."""
        command = [sys.executable, "-m", "vivaio.config.command", *words]
        done = subprocess.run(
            command, env=self.environment, cwd=ROOT, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, done.stdout + done.stderr

    def mails(self, to: str) -> list[str]:
        """The texts of the mails to an address, oldest first."""
        files = sorted(
            (self.home / "mails").glob("*.log"), key=lambda file: file.stat().st_mtime_ns
        )
        found = []
        for file in files:
            message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            if message["To"] == to:
                body = message.get_body(("plain",))
                assert body is not None
                found.append(body.get_content())
        return found

    def code(self, to: str, *, before: int) -> str:
        """The sign-in code of the first mail to an address after its first `before` mails."""

        def newest() -> str:
            mails = self.mails(to)[before:]
            codes = re.findall(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", "\n".join(mails), re.M)
            return codes[0] if codes else ""

        return eventually(newest, f"a mail with a code to {to}")


def _furnish(home: Path) -> None:
    shutil.copy(migrated(), home)
    House(home, free_port()).run("demo", "--load-only")


def furnished() -> Path:
    """A folder with the demonstration loaded; take copies of it."""
    return made_once("house", _furnish)


@contextlib.contextmanager
def open_house(
    home: Path, *, port: int = 0, extra: Mapping[str, str] | None = None
) -> Iterator[House]:
    """Serve the demonstration, from a folder of its own, until the end of the block."""
    house = House(home, port or free_port(), extra or {})
    shutil.copytree(furnished(), home)
    command = [sys.executable, "-m", "vivaio.config.command", "serve"]
    with (home / "log.txt").open("w") as log:
        process = subprocess.Popen(
            command,
            env=house.environment,
            cwd=ROOT,
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: end_with_parent(signal.SIGTERM),
        )
    try:
        eventually(lambda: "ready at" in house.log or process.poll() is not None, "the house")
        assert process.poll() is None, house.log
        yield house
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
