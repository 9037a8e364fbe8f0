"""Counting what is read. Reading writes nothing, so each process counts for itself, in memory."""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass
from threading import Lock

#: Readers that are told apart within one window; those beyond count as one.
ROOM = 20_000


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands in the present window: `resets` in seconds from now."""

    most: int
    window: int
    left: int
    resets: int
    is_over: bool


class Meter:
    """So many readings a window of seconds; who reads is kept as a digest until the window ends."""

    def __init__(self, window: int = 60) -> None:
        self.window = window
        self._lock = Lock()
        self.clear()

    def clear(self) -> None:
        """Forget all."""
        self._present = -1
        self._counts: dict[bytes, int] = {}
        self._salt = secrets.token_bytes(16)

    def take(self, who: str, most: int, now: float | None = None) -> Standing:
        """Count one more reading of somebody; `now` in seconds, the clock's unless given."""
        moment = time.time() if now is None else now
        present = int(moment // self.window)
        with self._lock:
            if present != self._present:
                self.clear()
                self._present = present
            key = hashlib.blake2b(who.encode(), key=self._salt, digest_size=12).digest()
            if key not in self._counts and len(self._counts) >= ROOM:
                key = b""
            count = self._counts.get(key, 0) + 1
            self._counts[key] = count
        resets = max(1, int((present + 1) * self.window - moment))
        return Standing(most, self.window, max(0, most - count), resets, count > most)
