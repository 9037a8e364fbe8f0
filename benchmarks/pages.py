"""Which pages are measured, and addresses of each that no cache of pages has seen before."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

COUNTRIES = ("IT", "SI", "HR", "GR", "RO")
LANGUAGES = ("en", "it", "fr", "sl", "hr", "el", "ro")
#: Pages of a list that are read: people narrow it rather than go on.
READ = 3
#: So many kinds of actor are chosen, one at a time: people choose few of them.
KINDS = 12
SEARCHED = ("care", "torino", "housing", "kitchen garden", "cooperativa", "youth", "digital")
#: One page each, for queries and first views: the name, its address without the language, and
#: words that stand in it in every language.
SINGLE = (
    ("home", "", "Vivaio"),
    ("actors", "actors/", "card__words"),
    ("card", "actors/comune-di-torino/", "Comune di Torino"),
    ("centre", "centres/italy/", "Politecnico di Milano"),
    ("consortium", "consortia/seed2scale/", "Hashnet"),
    ("news", "news/five-centres-on-line/", "SEED2SCALE"),
    ("place", "places/open-incet/", "Open Incet"),
    ("programme", "programmes/torino-social-impact/", "Torino Social Impact"),
    ("search", "search/?q=torino", "Torino"),
    ("feed", "feed.atom", "<entry>"),
    ("about", "about/", "Vivaio"),
)


def lists(kinds: Sequence[str]) -> Iterator[str]:
    """The first pages of the whole list, of each country and of each kind; never one address twice.

    The parameter `n` means nothing to the view, but makes each address another to the page cache.
    """
    filters = ["", *(f"&country={one}" for one in COUNTRIES), *(f"&kind={one}" for one in kinds)]
    for number in itertools.count():
        for page in range(1, READ + 1):
            for narrowed in filters:
                yield f"/en/actors/?page={page}{narrowed}&n={number}"


def strange_lists(kinds: Sequence[str]) -> Iterator[str]:
    """As `lists`, but through the first pages of each kind in each country: every card is new."""
    for number in itertools.count():
        for page in range(1, READ + 1):
            for country, kind in itertools.product(COUNTRIES, kinds):
                yield f"/en/actors/?page={page}&country={country}&kind={kind}&n={number}"


def facets(kinds: Sequence[str], themes: Sequence[str]) -> Iterator[str]:
    """First pages with two facets chosen: each country with each theme, and each kind with each."""
    pairs = [
        *(f"country={country}&theme={theme}" for country in COUNTRIES for theme in themes),
        *(f"kind={kind}&theme={theme}" for kind in kinds for theme in themes),
    ]
    for number in itertools.count():
        for pair in pairs:
            yield f"/en/actors/?{pair}&n={number}"


def cards(slugs: Sequence[str]) -> Iterator[str]:
    """Cards, each but once."""
    for number in itertools.count():
        for slug in slugs:
            yield f"/en/actors/{slug}/" + (f"?n={number}" if number else "")


def views() -> Iterator[str]:
    """Views of the map, from all of the network down to a town, for everybody and by kind."""
    narrowed = ("", "&country=IT", "&country=HR")
    for number in itertools.count():
        for zoom in range(4, 12):
            wide, high = 480 / 2**zoom, 300 / 2**zoom
            box = ",".join(f"{one:.4f}" for one in (12 - wide, 43 - high, 12 + wide, 43 + high))
            yield f"/en/map/data/?bbox={box}&zoom={zoom}{narrowed[number % 3]}&n={number}"


def harvested() -> Iterator[str]:
    """Pages of the interface for programs, a hundred actors each, of every country in turn."""
    for number in itertools.count():
        for country in COUNTRIES:
            for limit in range(100, 100 - READ, -1):
                text = f"&language={LANGUAGES[number % len(LANGUAGES)]}"
                yield f"/api/v1/actors?country={country}&limit={limit}{text}"


def one(address: str) -> Iterator[str]:
    """One page under an address that is new to the page cache each time."""
    joint = "&" if "?" in address else "?"
    return (f"{address}{joint}n={number}" for number in itertools.count())


def searches() -> Iterator[str]:
    """Searches for words that many records have, and for some that few have."""
    for number in itertools.count():
        for words in SEARCHED:
            yield f"/en/search/?q={words.replace(' ', '+')}&n={number}"


def floor(view: str) -> Iterator[str]:
    """The floor's first pages."""
    return (f"/{view}/?page={page}" for page in itertools.cycle(range(1, READ + 1)))
