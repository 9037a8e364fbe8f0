"""What a reader asks of the directory, as its address carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from vivaio.ground.actors.directory.index import FACETS
from vivaio.platform.web.paging import asked_page

LONGEST_WORDS = 200
#: Signs of one value, and values of one facet, beyond which nobody chooses.
LONGEST_VALUE, MOST_VALUES = 60, 50
NAME, RECENT, RELEVANCE = "name", "recent", "relevance"


@dataclass(frozen=True, slots=True)
class Filter:
    """Words, values of facets, an order and a page, which counts from one.

    `chosen` holds (facet, values) in the order of `FACETS`, values sorted: two filters that ask
    for the same are equal, and have the same address. `sort` is "" for the order that is usual:
    by relevance where there are words, else by name.
    """

    words: str = ""
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sort: str = ""
    page: int = 1

    @classmethod
    def of(cls, query: QueryDict) -> Filter:
        """The filter of an address. What it does not understand it leaves out, but for values of
        facets: one that nobody has is asked for all the same, and finds nobody."""
        words = " ".join(query.get("q", "").replace("\0", " ").split())[:LONGEST_WORDS]
        chosen = {name: _values(name, query.getlist(name)) for name in FACETS}
        sort = query.get("sort", "")
        return cls(
            words=words,
            chosen=tuple((name, values) for name, values in chosen.items() if values),
            sort=sort if sort in _sorts(words) and sort != _usual(words) else "",
            page=asked_page(query),
        )

    @property
    def order(self) -> str:
        """The order in which cards are shown: `name`, `recent` or `relevance`."""
        return self.sort or _usual(self.words)

    @property
    def orders(self) -> Sequence[str]:
        """The orders that make sense here."""
        return _sorts(self.words)

    @property
    def is_empty(self) -> bool:
        """Whether all cards are asked for."""
        return not (self.words or self.chosen)

    def values(self, facet: str) -> tuple[str, ...]:
        """What is chosen of a facet."""
        return dict(self.chosen).get(facet, ())

    def with_values(self, facet: str, values: Sequence[str]) -> Filter:
        """The same with other values of one facet, from its first page."""
        chosen = {**dict(self.chosen), facet: _values(facet, values)}
        kept = tuple((name, chosen[name]) for name in FACETS if chosen.get(name))
        return replace(self, chosen=kept, page=1)

    def without(self, facet: str, value: str) -> Filter:
        """The same without one value, from its first page."""
        return self.with_values(facet, [one for one in self.values(facet) if one != value])

    def without_words(self) -> Filter:
        """The same without the words, from its first page."""
        sort = "" if self.sort == NAME else self.sort
        return replace(self, words="", sort=sort, page=1)

    def query(self, **others: str) -> str:
        """The address's query: always in the same order, without what is usual; `others` follow."""
        pairs = [("q", self.words)] if self.words else []
        pairs += [(name, value) for name, values in self.chosen for value in values]
        pairs += [("sort", self.sort)] if self.sort else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return urlencode([*pairs, *((name, value) for name, value in others.items() if value)])


def _usual(words: str) -> str:
    return RELEVANCE if words else NAME


def _sorts(words: str) -> Sequence[str]:
    return (RELEVANCE, NAME, RECENT) if words else (NAME, RECENT)


def _values(facet: str, given: Sequence[str]) -> tuple[str, ...]:
    cleaned = {one.replace("\0", "").strip()[:LONGEST_VALUE] for one in given}
    if facet in ("country", "territory"):
        cleaned = {one.upper() for one in cleaned}
    return tuple(sorted(cleaned - {""})[:MOST_VALUES])
