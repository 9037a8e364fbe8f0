"""What a process knows of all records of one kind at one data version, to count and narrow them."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any, TypeVar
from uuid import UUID

from vivaio.platform.records.facets.bits import bits, ordered, places
from vivaio.platform.tenancy.scopes import scopes_of
from vivaio.platform.tenancy.viewer import Viewer

T = TypeVar("T")

#: Narrowings that are kept with a snapshot: people page through one, and share the first ones.
ROOM = 128
#: Where a record has no number.
NONE = float("nan")


@dataclass(frozen=True, slots=True)
class Step:
    """A value that follows from a number: from `low` on, below `high`."""

    value: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet of a kind of record.

    `parents` answers which value is part of which: choosing the broader one includes the narrower.
    It may answer the same mapping as long as nothing has changed; another one is worked in.
    `steps` answers for a day the values that follow from the number `number`.
    """

    name: str
    parents: Callable[[], Mapping[str, str]] | None = None
    number: str = ""
    steps: Callable[[date], Sequence[Step]] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One record as a room gives it: values as (facet, value), numbers in the index's order."""

    uid: bytes
    values: Iterable[tuple[str, str]]
    numbers: Sequence[float] = ()


@dataclass
class Register:
    """Where each record has its place. It only grows, so that all snapshots share it."""

    uids: list[bytes] = field(default_factory=list)
    places: dict[bytes, int] = field(default_factory=dict)

    def place(self, uid: bytes) -> int:
        """The place of a record, a new one when it has none yet."""
        found = self.places.get(uid)
        if found is None:
            found = self.places[uid] = len(self.uids)
            self.uids.append(uid)
        return found


@dataclass(frozen=True)
class Snapshot:
    """Sets of places, by scope and by facet and value; nothing in it changes.

    `version`: all changes up to it are in. `last`: the newest change that was read, and whose.
    """

    version: int
    day: date
    register: Register
    size: int
    scopes: Mapping[str, int]
    values: Mapping[str, Mapping[str, int]]
    trees: Mapping[str, Mapping[str, str]]
    numbers: Mapping[str, array[float]]
    changes: array[int]
    titles: array[int]
    last: tuple[int, bytes]
    orders: dict[str, array[int]] = field(default_factory=dict)
    kept: OrderedDict[Any, Any] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def visible(self, viewer: Viewer) -> int:
        """The records a viewer may know of."""
        names = scopes_of(viewer)
        held = 0
        for name in self.scopes if names is None else names:
            held |= self.scopes.get(name, 0)
        if viewer.entrusted:
            own = self.places_of(uid.bytes for uid in viewer.entrusted)
            held |= bits(own, self.size) & self.alive
        return held

    @property
    def alive(self) -> int:
        """All records that are not deleted."""
        held = 0
        for one in self.scopes.values():
            held |= one
        return held

    def places_of(self, uids: Iterable[bytes]) -> list[int]:
        """The places of those of some records that are known here, in their order."""
        known = self.register.places
        found = (known.get(uid) for uid in uids)
        return [place for place in found if place is not None and place < self.size]

    def uids(self, places: Iterable[int]) -> list[UUID]:
        """The records at some places."""
        known = self.register.uids
        return [UUID(bytes=known[place]) for place in places]

    def having(self, facet: str) -> Mapping[str, int]:
        """For each value of a facet the records that have it, or a narrower one."""
        parents = self.trees.get(facet)
        own = self.values.get(facet, {})
        if not parents:
            return own
        return self.remember(("having", facet), lambda: _closed(own, parents))

    def remember(self, key: Any, make: Callable[[], T]) -> T:
        """What is kept under a key, or made now; the oldest is forgotten."""
        found: T | None = self.kept.get(key)
        if found is None:
            found = make()
            with self.lock:
                self.kept[key] = found
                while len(self.kept) > ROOM:
                    self.kept.popitem(last=False)
        return found

    def latest(self) -> Sequence[int]:
        """All places, the one changed last first."""
        order = self.orders.get("")
        if order is None:
            by_change = self.changes.__getitem__
            made = sorted(range(self.size), key=by_change, reverse=True)
            order = self.orders[""] = array("I", made)
        return order

    def in_order(self, held: int, order: Sequence[int]) -> Iterable[int]:
        """The places of a set in an order, found as they are asked for."""
        return ordered(held, order, self.size)

    def unordered(self, held: int) -> Iterable[int]:
        """The places of a set."""
        return places(held)


def _closed(own: Mapping[str, int], parents: Mapping[str, str]) -> Mapping[str, int]:
    """Values with all that their narrower values have. A circle ends where it began."""
    closed = dict(own)
    for value, held in own.items():
        seen, above = {value}, parents.get(value, "")
        while above and above not in seen:
            closed[above] = closed.get(above, 0) | held
            seen.add(above)
            above = parents.get(above, "")
    return closed
