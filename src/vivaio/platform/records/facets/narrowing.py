"""Narrowing a set of records by facets, and counting what each further choice would leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from vivaio.platform.records.facets.snapshot import Snapshot

#: What is chosen: for each facet its values, of which a record has any.
Chosen = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """`held`: the records that fit. `counts`: by facet and value, how many one would see with that
    value chosen in place of what is chosen of its facet; values nobody would be found with are
    left out. `unknown`: (facet, value) chosen that no record has which the viewer may see.
    """

    held: int
    counts: Mapping[str, Mapping[str, int]]
    unknown: Sequence[tuple[str, str]]

    @property
    def total(self) -> int:
        """How many fit."""
        return self.held.bit_count()


def narrow(
    snapshot: Snapshot, facets: Sequence[str], visible: int, among: int, chosen: Chosen
) -> Narrowed:
    """Those of `among` that have a chosen value of each facet of which any is chosen."""
    sets = {name: snapshot.having(name) for name in facets}
    unions = {
        name: reduce(or_, (sets[name].get(value, 0) for value in values), 0)
        for name, values in chosen.items()
        if values
    }
    held = reduce(and_, unions.values(), among)
    counts = {}
    for name in facets:
        others = (union for other, union in unions.items() if other != name)
        without = reduce(and_, others, among) if name in unions else held
        counts[name] = _counted(sets[name], without)
    unknown = [
        (name, value)
        for name, values in chosen.items()
        for value in values
        if not sets[name].get(value, 0) & visible
    ]
    return Narrowed(held, counts, unknown)


def _counted(sets: Mapping[str, int], among: int) -> dict[str, int]:
    numbers = ((value, (held & among).bit_count()) for value, held in sets.items())
    return {value: number for value, number in numbers if number}
