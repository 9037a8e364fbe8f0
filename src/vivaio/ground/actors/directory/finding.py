"""Which cards fit a filter, in which order, and what each further choice would leave."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from vivaio.ground.actors.directory.filters import NAME, RECENT, Filter
from vivaio.ground.actors.directory.index import FACETS, INDEX
from vivaio.platform.records.facets.bits import bits
from vivaio.platform.records.facets.narrowing import Narrowed, narrow
from vivaio.platform.records.facets.snapshot import Snapshot
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Found:
    """The cards that fit a filter, for one viewer. Nothing is read of them but who they are.

    `total` is a floor when `more`: the words are so frequent that not all cards with them were
    looked at. `counts`: by facet and value, how many one would see with that value chosen in place
    of the facet's own choice. `unknown`: (facet, value) chosen that no card has which the viewer
    may see. `searched_for`: the words looked for, where they are others than asked; `any_word`
    when no card has them all.
    """

    snapshot: Snapshot
    held: int
    total: int
    counts: Mapping[str, Mapping[str, int]]
    unknown: Sequence[tuple[str, str]]
    order: Sequence[int]
    more: bool = False
    searched_for: str = ""
    any_word: bool = False

    def uids(self, start: int = 0, count: int | None = None) -> list[UUID]:
        """`count` of the cards from `start` on, in order; all of them without."""
        stop = None if count is None else start + count
        if start >= self.total:
            return []
        places = self.snapshot.in_order(self.held, self.order)
        return self.snapshot.uids(islice(places, start, stop))

    def all(self) -> Iterator[UUID]:
        """All the cards, in no order: the cheapest way to have them."""
        return iter(self.snapshot.uids(self.snapshot.unordered(self.held)))

    def places(self) -> Iterable[int]:
        """The places of all the cards in the columns of `numbers`, in no order."""
        return self.snapshot.unordered(self.held)

    def numbers(self, name: str) -> array[float]:
        """A column for all places: `until` (an ordinal, or 0), `latitude`, `longitude` (or nan)."""
        return self.snapshot.numbers[name]

    def uids_at(self, places: Iterable[int]) -> list[UUID]:
        """The cards at some places."""
        return self.snapshot.uids(places)


def found(viewer: Viewer, asked: Filter) -> Found:
    """The cards a viewer may see that fit a filter; its page is the caller's to take."""
    snapshot = INDEX.present()
    if asked.words:
        return _matched(viewer, asked, snapshot)
    key = (viewer.sight, asked.chosen)
    narrowed = snapshot.remember(key, lambda: _narrowed(viewer, asked, snapshot, None))
    order = _order(viewer, asked, snapshot, [])
    return Found(snapshot, narrowed.held, narrowed.total, narrowed.counts, narrowed.unknown, order)


def _matched(viewer: Viewer, asked: Filter, snapshot: Snapshot) -> Found:
    """With words: frequent ones are looked for again within the chosen countries and kinds, which
    search knows by itself, so that their own cards are not crowded out."""
    answers = search.matching(viewer, asked.words, kind="actor")
    places, more = snapshot.places_of(uid.bytes for uid in answers.uids), answers.more
    countries, kinds = asked.values("country"), asked.values("kind")
    if more and (countries or kinds):
        own = search.matching(
            viewer, asked.words, kind="actor", countries=countries, categories=kinds
        )
        own_places = snapshot.places_of(uid.bytes for uid in own.uids)
        places, more = list(dict.fromkeys([*own_places, *places])), own.more
    narrowed = _narrowed(viewer, asked, snapshot, bits(places, snapshot.size))
    order = _order(viewer, asked, snapshot, places)
    return Found(
        snapshot, narrowed.held, narrowed.total, narrowed.counts, narrowed.unknown, order,
        more, answers.searched_for, answers.any_word,
    )  # fmt: skip


def _narrowed(viewer: Viewer, asked: Filter, snapshot: Snapshot, matched: int | None) -> Narrowed:
    visible = snapshot.visible(viewer)
    among = visible if matched is None else visible & matched
    return narrow(snapshot, FACETS, visible, among, dict(asked.chosen))


def _order(
    viewer: Viewer, asked: Filter, snapshot: Snapshot, matched: Sequence[int]
) -> Sequence[int]:
    if asked.order == NAME:
        return INDEX.order(snapshot, viewer.language)
    if asked.order == RECENT:
        return snapshot.latest()
    return matched
