"""`vivaio serve`: the web server and one worker, watched over by a parent that loads no Django.

What dies is started again; what is told to stop finishes its work first. The parent knows when a
worker has ended, so its successor of the same name takes the unfinished task over at once.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from types import FrameType

from vivaio.config import env

#: Seconds between two looks at the children.
LOOK = 0.2
#: Seconds until whatever has not stopped is killed.
GRACE = 12
#: A child that lived this many seconds started well; its next start waits for nothing.
SETTLED = 30.0
LONGEST_WAIT = 30.0
#: Starts that fail in a row, before anything ever answered, after which serving is given up.
HOPELESS = 4
_PR_SET_PDEATHSIG = 1


def say(sentence: str) -> None:
    """Print a sentence at once, also into a pipe."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def end_with_parent(number: int = signal.SIGKILL) -> None:
    """Let the kernel send this process a signal when its parent ends, however that ends.

    Linux only; elsewhere the process group is what the parent still reaches when it stops.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, int(number), 0, 0, 0)


@dataclass
class Child:
    """A process that should be alive; `wait` grows with each start that fails."""

    title: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    wait: float = 0.0
    next_start: float = 0.0
    failures: int = 0

    def start(self) -> None:
        """Start it in a process group of its own; it is told to stop when the parent dies."""
        parent = os.getpid()

        def prepare() -> None:
            end_with_parent(signal.SIGTERM)
            if os.getppid() != parent:  # it died before we asked
                os._exit(1)

        # The parent has one thread, so running Python between fork and exec is safe.
        self.process = subprocess.Popen(  # noqa: S603 - our own commands
            self.command,
            preexec_fn=prepare,
            process_group=0,
        )
        self.started = time.monotonic()

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self.process is not None and self.process.poll() is None

    def look_after(self) -> None:
        """Start it, or start it again when the wait is over."""
        now = time.monotonic()
        if self.alive:
            return
        if self.process is not None:
            self._note_end(self.process, now)
        if now >= self.next_start:
            self.start()

    def _note_end(self, process: subprocess.Popen[bytes], now: float) -> None:
        lived_well = now - self.started >= SETTLED
        self.failures = 1 if lived_well else self.failures + 1
        self.wait = 0.0 if lived_well else min(LONGEST_WAIT, max(0.5, self.wait * 2))
        self.next_start = now + self.wait
        self.process = None
        self.send(signal.SIGKILL, process)  # what it may have left in its group
        say(f"The {self.title} has ended ({_how(process.returncode)}) and is started again.")

    def send(self, number: int, process: subprocess.Popen[bytes] | None = None) -> None:
        """Send a signal: SIGKILL to its whole group, any other to itself."""
        process = process or self.process
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            if number == signal.SIGKILL:
                os.killpg(process.pid, number)
            else:
                os.kill(process.pid, number)


def _how(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    return signal.strsignal(-code) or f"signal {-code}"


@dataclass
class Supervisor:
    """Keeps the children alive until it is told to stop."""

    host: str
    port: int
    children: list[Child]
    requests_to_stop: int = 0
    ready: bool = False
    started: float = field(default_factory=time.monotonic)
    told: bool = False

    def run(self) -> int:
        """0 after being told to stop, 1 when the server could not be started."""

        def stop(number: int, frame: FrameType | None) -> None:
            self.requests_to_stop += 1

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        try:
            while not self.requests_to_stop:
                for child in self.children:
                    child.look_after()
                if not self.ready:
                    if self._is_hopeless():
                        return 1
                    self._ask()
                time.sleep(LOOK)
            say("Stopping: what is being done is finished first.")
            return 0
        finally:
            self._stop()

    def _is_hopeless(self) -> bool:
        for child in self.children:
            if child.failures >= HOPELESS:
                say(f"The {child.title} does not start; what it printed says why.")
                return True
        return False

    def _ask(self) -> None:
        status = answer(self.host, self.port)
        if status and status < 500:
            self.ready = True
            say(f"Vivaio is ready at {address(self.host, self.port)} (Ctrl-C stops it).")
        elif not self.told and time.monotonic() - self.started > 60:
            self.told = True
            say("The server does not answer yet; `vivaio check` may say why.")

    def _stop(self) -> None:
        """SIGTERM for all; after the grace, or a second request, SIGKILL."""
        for child in self.children:
            child.send(signal.SIGTERM)
        end = time.monotonic() + GRACE
        while any(child.alive for child in self.children):
            if time.monotonic() > end or self.requests_to_stop > 1:
                break
            time.sleep(LOOK)
        for child in self.children:
            child.send(signal.SIGKILL)
            if child.process is not None:
                child.process.wait()
        say("Stopped.")


def reachable(host: str) -> str:
    """The address under which this machine reaches a server that listens on `host`."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(host, host)  # noqa: S104


def address(host: str, port: int) -> str:
    """For people: http://127.0.0.1:8000/"""
    name = reachable(host)
    return f"http://[{name}]:{port}/" if ":" in name else f"http://{name}:{port}/"


def answer(host: str, port: int) -> int:
    """The status of /health/ as a web server sees it; 0 when nothing answers."""
    names = env.words("VIVAIO_HOSTS", "localhost")
    name = names[0].lstrip(".") if names and names[0] != "*" else "localhost"
    headers = {"Host": name, "X-Forwarded-Proto": "https", "Connection": "close"}
    connection = http.client.HTTPConnection(reachable(host), port, timeout=5)
    try:
        connection.request("GET", "/health/?only=web", headers=headers)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


def port_obstacle(host: str, port: int) -> str:
    """Why nothing can listen there; empty when it can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return f"Port {port} is taken by another program: choose one with PORT=8001."
            if error.errno == errno.EACCES:
                return (
                    f"Port {port} may only be used by root: choose one above 1023 with PORT=8001."
                )
            return f"{host}:{port} cannot be listened on: {error.strerror}."
        except OverflowError:
            return f"{port} is not a port: choose one from 1 to 65535."
    return ""


def web_command(host: str, port: int) -> list[str]:
    """The web server. A thread holds a database connection; a keep-alive connection counts
    against the backpressure, so that number is far above the threads'.
    """
    workers, threads = env.number("VIVAIO_WORKERS", 2), env.number("VIVAIO_THREADS", 4)
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": port,
        "--http": "1",
        "--workers": max(1, workers),
        "--blocking-threads": max(1, threads),
        "--backpressure": 512,
        "--respawn-interval": 0.5,
        "--workers-kill-timeout": GRACE - 2,
        "--log-level": "warning",
    }
    given = [str(word) for pair in options.items() for word in pair]
    flags = ["--no-ws", "--respawn-failed-workers"]
    return [sys.executable, "-m", "granian", *given, *flags, "vivaio.config.web:application"]


def vivaio_command(*words: str) -> list[str]:
    """One of our own commands as a process of this Python."""
    return [sys.executable, "-m", "vivaio.config.command", *words]


def serve(host: str, port: int) -> int:
    """Serve until told to stop; a sentence and 1 when that is not possible."""
    obstacle = port_obstacle(host, port)
    if obstacle:
        say(obstacle)
        return 1
    # Threads share two heaps instead of having one each: a tenth less memory.
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    say("Starting …")
    if subprocess.run(vivaio_command("check", "--start"), check=False).returncode:  # noqa: S603
        return 1
    # One name for all workers of this run: each takes over what the one before it left.
    name = f"{socket.gethostname()}/serve/{os.getpid()}/{int(time.time())}"
    children = [
        Child("web server", web_command(host, port)),
        Child("worker", vivaio_command("worker", "--name", name)),
    ]
    return Supervisor(host, port, children).run()
