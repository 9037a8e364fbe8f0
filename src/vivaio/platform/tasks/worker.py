"""The worker: one task after another, until it is told to stop."""

from __future__ import annotations

import logging
import os
import secrets
import signal
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from types import FrameType
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections, connections
from django.utils import timezone, translation

from vivaio.platform.tasks import operations
from vivaio.platform.tasks.operations import Claim

logger = logging.getLogger(__name__)

#: Seconds between two looks at the table while nothing waits.
INTERVAL = 0.5
#: Seconds between two signs of life while nothing runs.
PULSE = 10.0
#: Seconds between two looks for lost workers and jobs that are due.
ROUND = 5.0


def fresh_name() -> str:
    """A name that no other worker has."""
    return f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(4)}"


class Pulse:
    """A thread that renews the lease of the task in hand and says that the worker lives.

    It has a database connection of its own, and goes on when the database is busy.
    """

    def __init__(self, worker: str) -> None:
        self.worker = worker
        self.claim: Claim | None = None
        self._since: datetime = timezone.now()
        self._wake = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="pulse", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def hold(self, claim: Claim | None) -> None:
        """Renew this claim from now on, or none."""
        self.claim = claim
        self._wake.set()

    def stop(self) -> None:
        """End, and wait for the end."""
        self._ended = True
        self._wake.set()
        self._thread.join(timeout=30)

    def _run(self) -> None:
        seen, renewed, held = 0.0, 0.0, None
        while not self._ended:
            claim, now = self.claim, time.monotonic()
            if claim is not held:  # its lease is fresh
                held, renewed = claim, now
            pause = min(PULSE, claim.declaration.lease / 3) if claim else PULSE
            try:
                if claim is not None and now - renewed >= pause:
                    operations.renew(claim)
                    renewed = now
                if not seen or now - seen >= PULSE:
                    operations.seen(self.worker, since=self._since)
                    seen = now
            except (DatabaseError, InterfaceError) as error:
                logger.warning("The sign of life must wait: %s", error)
                connections.close_all()
            self._wake.wait(pause)
            self._wake.clear()
        connections.close_all()


@dataclass
class Worker:
    """Takes tasks in order and runs them; survives a busy or restarted database."""

    name: str = field(default_factory=fresh_name)
    stopping: bool = False

    def stop_on_signals(self) -> None:
        """SIGTERM and SIGINT let the task in hand finish, then the worker ends."""

        def stop(number: int, frame: FrameType | None) -> None:
            self.stopping = True

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)

    def run(self) -> None:
        """Work until told to stop."""
        pulse = Pulse(self.name)
        pulse.start()
        # Whoever gave us this name knows that an earlier worker of the same name has ended.
        self._patiently(lambda: operations.take_over(self.name))
        next_round = 0.0
        while not self.stopping:
            close_old_connections()
            if time.monotonic() >= next_round:
                self._patiently(self._round)
                next_round = time.monotonic() + ROUND
            if self.stopping or not self._patiently(lambda: self.run_next(pulse)):
                self._rest(INTERVAL)
        pulse.stop()
        connections.close_all()

    def run_waiting(self) -> int:
        """Run what waits now, one after the other, and come back; the number of runs."""
        runs = 0
        while self.run_next():
            runs += 1
        return runs

    def run_next(self, pulse: Pulse | None = None) -> bool:
        """Run one task that waits; no when none does."""
        claim = operations.claim(self.name)
        if claim is None:
            return False
        if pulse:
            pulse.hold(claim)
        try:
            self._run(claim)
        finally:
            if pulse:
                pulse.hold(None)
        return True

    def _run(self, claim: Claim) -> None:
        name, attempt = claim.declaration.name, claim.attempt
        try:
            task = claim.result.task
            given = claim.result.args_kwargs
            with translation.override(settings.LANGUAGE_CODE):
                value = task.call(*given["args"], **given["kwargs"])
            stored = self._surely(lambda: operations.finish(claim, value))
        except (Exception, SystemExit) as error:
            failure = error
            logger.warning("%s failed (attempt %d)", name, attempt, exc_info=error)
            stored = self._surely(lambda: operations.fail(claim, failure))
        if not stored:
            logger.warning("%s was taken for lost; this run's result is not stored", name)

    def _round(self) -> bool:
        lost = operations.take_over()
        if lost:
            logger.warning("Took over from lost workers: %d", lost)
        operations.run_due_jobs()
        return True

    def _surely(self, store: Callable[[], bool]) -> bool:
        """Store an outcome even while the database is busy; its lease decides in the end."""
        for pause in (0.1, 0.5, 1.0, 2.0, 4.0):
            try:
                return store()
            except (DatabaseError, InterfaceError) as error:
                logger.warning("The outcome of a task must wait: %s", error)
                connections.close_all()
                time.sleep(pause)
        return store()

    def _patiently(self, step: Callable[[], Any]) -> bool:
        """One step; a database that is busy or away is waited for."""
        try:
            return bool(step())
        except (DatabaseError, InterfaceError) as error:
            logger.warning("The worker waits for the database: %s", error)
            connections.close_all()
            return False

    def _rest(self, seconds: float) -> None:
        if not self.stopping:
            time.sleep(seconds)
