"""A store that never grows beyond its room."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Bounded(OrderedDict[K, V]):
    """Keeps up to `room` values, and lets go of the one that was kept first.

    Reading is a dictionary's; `keep` may be called by several threads at once.
    """

    def __init__(self, room: int) -> None:
        super().__init__()
        self._room = room
        self._lock = Lock()

    def keep(self, key: K, value: V) -> None:
        """Keep a value as the latest."""
        with self._lock:
            self[key] = value
            self.move_to_end(key)
            while len(self) > self._room:
                self.popitem(last=False)
