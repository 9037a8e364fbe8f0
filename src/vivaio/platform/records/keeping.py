"""What was made of a record, kept while the record stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from contextvars import ContextVar
from typing import Generic, TypeVar
from uuid import UUID

from django.db import connection

from vivaio.kernel.bounded import Bounded
from vivaio.platform.records.queries import Heading
from vivaio.platform.records.writing import data_version

T = TypeVar("T")


class Reading:
    """A request that reads: which data version it saw, asked at most once and only if wanted."""

    def __init__(self, version: int | None = None) -> None:
        self._version = version

    def version(self) -> int:
        """The version as it was when first asked for, so never newer than what is read after."""
        if self._version is None:
            self._version = data_version()
        return self._version


#: The present request, where it only reads.
reading_at: ContextVar[Reading | None] = ContextVar("reading_at", default=None)


def version_read() -> int:
    """The data version of the present request, or of this moment where none is remembered."""
    reading = reading_at.get()
    return data_version() if reading is None else reading.version()


class ByVersion(Generic[T]):
    """Keeps what was worked out under a few keys, as long as no record changes.

    The version is read before the work, so that what is kept is never older than it says. Within
    a transaction nothing is kept: what is counted there may never come to be. With `asks` the
    version is read even where no request remembers one; without, such callers get it made anew.
    """

    def __init__(self, room: int = 2_048, *, asks: bool = False) -> None:
        self._asks = asks
        self._kept: Bounded[Hashable, tuple[int, T]] = Bounded(room)

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is kept under `key` at the present version, or made now."""
        if connection.in_atomic_block or not (self._asks or reading_at.get()):
            return make()
        version = version_read()
        kept = self._kept.get(key)
        if kept is not None and kept[0] == version:
            return kept[1]
        made = make()
        self._kept.keep(key, (version, made))
        return made


class ByChange(Generic[T]):
    """Keeps one thing a record and language; the number of the record's last change says which.

    The caller has the headings from a query that asked who is looking, so nothing is shown from
    here that the reader may not see. Within a transaction nothing is kept: a number that is taken
    back is given again to another change.
    """

    def __init__(self, room: int) -> None:
        self._kept: Bounded[tuple[UUID, int, str], T] = Bounded(room)

    def of(
        self,
        headings: Sequence[Heading],
        language: str,
        make: Callable[[Sequence[Heading]], Iterable[tuple[Heading, T]]],
    ) -> list[T]:
        """What is kept or made now, in order; a record gone meanwhile is left out."""
        if connection.in_atomic_block:
            return [made for _, made in make(headings)]
        keys = {one.uid: (one.uid, one.change, language) for one in headings}
        kept = ((uid, self._kept.get(key)) for uid, key in keys.items())
        there = {uid: made for uid, made in kept if made is not None}
        missing = [one for one in headings if one.uid not in there]
        if missing:
            for heading, made in make(missing):
                there[heading.uid] = made
                self._kept.keep(keys[heading.uid], made)
        return [there[one.uid] for one in headings if one.uid in there]
