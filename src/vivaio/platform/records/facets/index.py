"""Keeping a snapshot of one kind of record right: what has changed since is read and worked in."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from vivaio.kernel import clock
from vivaio.platform.records.facets.bits import bits
from vivaio.platform.records.facets.snapshot import NONE, Facet, Register, Row, Snapshot
from vivaio.platform.records.keeping import version_read
from vivaio.platform.records.models import Record, SortKey
from vivaio.platform.records.writing import data_version
from vivaio.platform.tenancy.scopes import scope

#: More changed records than this are read as if nothing were known of any.
AT_ONCE = 900
_IDENTITY = (
    "uid", "change", "visibility", "is_open", "centre", "deleted_at", "title",
)  # fmt: skip
#: What a room gives: the rows of some records by uid, or of all (None).
Read = Callable[[Collection[UUID] | None], Iterable[Row]]


def raw(rows: QuerySet[Any, Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a query as the database gives them: for many rows, a tenth of the time."""
    sql, parameters = rows.query.get_compiler(connection=connection).as_sql()
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        while found := cursor.fetchmany(2_000):
            yield from found


def uid_bytes(value: Any) -> bytes:
    """The sixteen bytes of a uid as either database gives it."""
    return value.bytes if isinstance(value, UUID) else bytes.fromhex(value)


@dataclass(slots=True)
class _Identity:
    """What the identity row of a record says; `scope` is "" when it is deleted."""

    uid: bytes
    change: int
    scope: str
    title: int


def _identity(row: Sequence[Any]) -> _Identity:
    uid, change, visibility, is_open, centre, deleted_at, title = row
    owner = UUID(bytes=uid_bytes(centre)) if centre else None
    seen = scope(is_open=bool(is_open), visibility=visibility, centre=owner)
    return _Identity(uid_bytes(uid), change, "" if deleted_at else seen, hash(str(title)))


class Index:
    """All records of a kind, by facet and value; one in a process for each kind that has facets.

    At each request the data version is read, and what has changed since the last one is worked in,
    whichever process changed it. Within a transaction nothing is kept: what is seen there may
    never come to be.
    """

    def __init__(
        self, kind: str, facets: Sequence[Facet], read: Read, numbers: Sequence[str] = ()
    ) -> None:
        self.kind, self.facets, self.numbers = kind, tuple(facets), tuple(numbers)
        self._read = read
        self._kept: Snapshot | None = None
        self._lock = Lock()

    def present(self) -> Snapshot:
        """The snapshot of this moment, or of the present request."""
        version = version_read()
        if connection.in_atomic_block:
            return self._made(version)
        kept = self._kept
        if kept is None or not self._is_right(kept, version):
            with self._lock:
                kept = self._kept
                if kept is None or not self._is_right(kept, version):
                    kept = self._kept = self._advanced(kept, version)
        return kept

    def forget(self) -> None:
        """Read everything anew at the next need."""
        self._kept = None

    def order(self, snapshot: Snapshot, language: str) -> Sequence[int]:
        """All places by title, in the alphabet of a language."""
        order = snapshot.orders.get(language)
        if order is None:
            keys = SortKey.objects.filter(kind=self.kind, language=language)
            rows = raw(keys.order_by("key", "record").values_list("record"))
            uids = (uid_bytes(uid) for (uid,) in rows)
            order = snapshot.orders[language] = array("I", snapshot.places_of(uids))
        return order

    def _trees(self) -> dict[str, Mapping[str, str]]:
        return {one.name: one.parents() for one in self.facets if one.parents}

    def _other_trees(self, kept: Snapshot) -> dict[str, Mapping[str, str]]:
        """The trees that are others than the snapshot's."""
        return {
            name: tree
            for name, tree in self._trees().items()
            if tree is not kept.trees[name] and tree != kept.trees[name]
        }

    def _is_right(self, kept: Snapshot, version: int) -> bool:
        """A newer one than the request's is right as well, if the database is as far."""
        return (
            (kept.version == version or version < kept.version <= data_version())
            and kept.day == clock.today()
            and not self._other_trees(kept)
        )

    def _identities(self) -> list[_Identity]:
        rows = Record.objects.filter(kind=self.kind).order_by("change")
        return [_identity(row) for row in raw(rows.values_list(*_IDENTITY))]

    def _changed(self, since: int) -> list[_Identity]:
        """Of this kind; asked for all kinds, or SQLite might walk through all of this one."""
        rows = Record.objects.filter(change__gte=since).order_by("change")
        found = raw(rows.values_list("kind", *_IDENTITY))
        return [_identity(row) for kind, *row in found if kind == self.kind]

    def _made(self, version: int) -> Snapshot:
        register = Register()
        known = [one for one in self._identities() if one.scope]
        last = (known[-1].change, known[-1].uid) if known else (0, b"")
        blank = Snapshot(
            version, clock.today(), register, 0, {}, {}, self._trees(),
            {name: array("d") for name in self.numbers}, array("q"), array("q"), last,
        )  # fmt: skip
        return self._worked_in(blank, known, self._read(None))

    def _advanced(self, kept: Snapshot | None, version: int) -> Snapshot:
        """The snapshot with what has changed since; made anew where that cannot be known.

        The record that was changed last is always among what is asked for: rows of records never
        go, so if it is missing, this is another database, or an older state of it.
        """
        if kept is None or kept.version > max(version, data_version()):
            return self._made(version)
        version = max(version, kept.version)
        fresh = self._changed(kept.last[0])
        if kept.last[1] and all(one.uid != kept.last[1] for one in fresh):
            return self._made(version)
        fresh = [one for one in fresh if (one.change, one.uid) != kept.last]
        if len(fresh) > AT_ONCE:
            return self._made(version)
        same = replace(kept, version=version)
        if trees := self._other_trees(kept):
            same = _without_narrowings(replace(same, trees={**kept.trees, **trees}))
        if kept.day != clock.today():
            same = self._stepped(_without_narrowings(replace(same, day=clock.today())))
        if not fresh:
            return same
        rows = self._read([UUID(bytes=one.uid) for one in fresh])
        return self._worked_in(_without_narrowings(same), fresh, rows)

    def _worked_in(
        self, old: Snapshot, fresh: Sequence[_Identity], rows: Iterable[Row]
    ) -> Snapshot:
        """A snapshot in which some records are as they are now."""
        if not fresh:
            return old
        register = old.register
        at = [register.place(one.uid) for one in fresh]
        size = len(register.uids)
        cleared = ~bits(at, size)
        values, numbers, there = self._values(old, rows, set(at), size)
        scopes: dict[str, list[int]] = {}
        changes, titles = _longer(old.changes, size, 0), _longer(old.titles, size, 0)
        is_same_order = True
        for place, one in zip(at, fresh, strict=True):
            if one.scope and place in there:
                scopes.setdefault(one.scope, []).append(place)
            is_same_order = is_same_order and titles[place] == one.title
            changes[place], titles[place] = one.change, one.title
        orders = {} if not is_same_order else {k: v for k, v in old.orders.items() if k}
        grown = replace(
            old,
            size=size,
            scopes=_merged(old.scopes, scopes, cleared, size),
            values={
                one.name: _merged(
                    old.values.get(one.name, {}), values.get(one.name, {}), cleared, size
                )
                for one in self.facets
            },
            numbers=numbers,
            changes=changes,
            titles=titles,
            last=(fresh[-1].change, fresh[-1].uid),
            orders=orders,
        )
        return self._stepped(grown)

    def _values(
        self, old: Snapshot, rows: Iterable[Row], wanted: set[int], size: int
    ) -> tuple[dict[str, dict[str, list[int]]], dict[str, array[float]], set[int]]:
        """By facet and value the places that have it, columns of numbers, and who was there."""
        there: set[int] = set()
        numbers = {name: _longer(old.numbers[name], size, NONE) for name in self.numbers}
        columns = list(numbers.values())
        values: dict[str, dict[str, list[int]]] = {one.name: {} for one in self.facets}
        known = old.register.places
        for row in rows:
            place = known.get(row.uid, -1)
            if place not in wanted:
                continue
            there.add(place)
            for facet, value in row.values:
                values[facet].setdefault(value, []).append(place)
            for column, number in zip(columns, row.numbers, strict=True):
                column[place] = number
        return values, numbers, there

    def _stepped(self, snapshot: Snapshot) -> Snapshot:
        """With the values that follow from numbers and the day."""
        values = dict(snapshot.values)
        for facet in self.facets:
            if facet.steps:
                column = snapshot.numbers[facet.number]
                values[facet.name] = {
                    step.value: bits(
                        [p for p, number in enumerate(column) if step.low <= number < step.high],
                        snapshot.size,
                    )
                    for step in facet.steps(snapshot.day)
                }
        return replace(snapshot, values=values)


def _without_narrowings(snapshot: Snapshot) -> Snapshot:
    return replace(snapshot, kept=type(snapshot.kept)(), lock=Lock())


def _longer(column: array[Any], size: int, blank: float) -> array[Any]:
    grown = column[:]
    grown.extend(array(column.typecode, [blank]) * (size - len(column)))
    return grown


def _merged(
    old: Mapping[str, int], fresh: Mapping[str, list[int]], cleared: int, size: int
) -> dict[str, int]:
    """Sets without the places that are read anew, and with what was read of them."""
    merged = {value: held & cleared for value, held in old.items()}
    for value, places in fresh.items():
        merged[value] = merged.get(value, 0) | bits(places, size)
    return {value: held for value, held in merged.items() if held}
