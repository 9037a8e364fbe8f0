"""A web server as `vivaio serve` starts it, with one worker, and what its processes use."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from vivaio.config import serve

HOST = "127.0.0.1"
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `body` as it went over the wire."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Server:
    """A running server and one connection to it that is kept alive."""

    process: subprocess.Popen[bytes]
    port: int
    connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection(HOST, self.port, timeout=30)

    def ask(
        self,
        address: str,
        headers: Mapping[str, str] | None = None,
        form: bytes | None = None,
    ) -> Answer:
        """GET, or POST when there is a form; redirections are not followed."""
        method = "GET" if form is None else "POST"
        self.connection.request(method, address, body=form, headers=dict(headers or {}))
        response = self.connection.getresponse()
        return Answer(response.status, dict(response.getheaders()), response.read())

    def connect_anew(self) -> None:
        """Begin a new connection; the server ends one that has been idle for a while."""
        self.connection.close()

    def processes(self) -> list[int]:
        """The server's process and all that came from it."""
        return [self.process.pid, *descendants(self.process.pid)]

    def used(self) -> float:
        """Seconds of CPU that the processes have used so far, in the program and in the kernel."""
        return sum(_used(process) for process in self.processes())


def _stat(process: int) -> list[str]:
    """The fields of /proc/…/stat after the name, so that field 4 of proc(5) is number 1 here."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()


def _used(process: int) -> float:
    fields = _stat(process)
    return (int(fields[11]) + int(fields[12])) / _TICKS


def descendants(process: int) -> list[int]:
    """Children, their children and so on."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                parents.setdefault(int(_stat(int(entry.name))[1]), []).append(int(entry.name))
    found, edge = [], [process]
    while edge:
        edge = [child for parent in edge for child in parents.get(parent, [])]
        found += edge
    return found


def memory(process: int) -> float:
    """Megabytes (10⁶ bytes) of memory a process holds, without the database's file in it.

    The file is mapped for reading: those pages are the system's and go when they are needed.
    """
    found, counts = 0.0, True
    for line in Path(f"/proc/{process}/smaps").read_text().splitlines():
        name, _, rest = line.partition(" ")
        if not name.endswith(":"):
            counts = ".sqlite3" not in rest.rpartition("/")[2]
        elif name == "Rss:" and counts:
            found += int(rest.split()[0]) * 1024 / 1e6
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def serving(application: str) -> Iterator[Server]:
    """A server of a WSGI application with the options of `vivaio serve`, and one worker."""
    port = _free_port()
    os.environ.update(VIVAIO_WORKERS="1", MALLOC_ARENA_MAX="2")
    command = [*serve.web_command(HOST, port)[:-1], application]
    process = subprocess.Popen(command)
    try:
        _wait(process, port)
        server = Server(process, port)
        yield server
        server.connection.close()
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if process.poll() is not None:
            raise SystemExit(f"The server ended with {process.returncode}.")
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), 1):
            return
        time.sleep(0.1)
    raise SystemExit("The server does not answer.")
