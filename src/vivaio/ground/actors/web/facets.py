"""The facets of the directory as its page shows them: what can be chosen, and what is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from babel.lists import format_list
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vivaio.ground.actors.directory import Filter, Found
from vivaio.ground.actors.directory.filters import NAME, RECENT, RELEVANCE
from vivaio.ground.actors.directory.index import FACETS, NETWORK
from vivaio.ground.actors.freshness import Freshness
from vivaio.ground.centres import queries as centres
from vivaio.ground.taxonomy.queries import names
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel import clock
from vivaio.kernel.errors import N_
from vivaio.platform.multilingual.collation import sort_key
from vivaio.platform.records.keeping import ByVersion
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import country

TITLES = {
    "country": N_("country"),
    "territory": N_("territory"),
    "kind": N_("kind"),
    "sector": N_("sector"),
    "level": N_("level of administration"),
    "theme": N_("themes"),
    "target_group": N_("target groups"),
    "method": N_("methods"),
    "centre": N_("centre"),
    "freshness": N_("how up to date"),
    "nature": N_("fact or example"),
}
ORDERS = {
    NAME: N_("sorted by name"),
    RECENT: N_("latest changes first"),
    RELEVANCE: N_("best matches first"),
}
#: Facets that say nothing where all cards have the same value.
_WORTH_A_CHOICE = frozenset({"nature", "centre"})
#: Facets whose values are told by their own names, in the order of the reader's alphabet.
_ALPHABETICAL = frozenset({"country", "centre", "territory"})


@dataclass(frozen=True, slots=True)
class Shown:
    """A facet with what can be chosen of it; `chosen`: how many values are.

    `options` is Markup, put together from pieces that are drawn once: there are some hundred.
    """

    title: str
    options: str
    chosen: int


@lru_cache(20_000)
def _pieces(facet: str, value: str, words: str, depth: int) -> tuple[str, str]:
    """A value that can be chosen, up to whether it is and up to how many cards have it; `depth`:
    how many broader ones stand above it."""
    box = format_html('<input type="checkbox" name="{}" value="{}"', facet, value)
    return f'<label class="depth-{depth}">{box}', format_html("> {} <span>", words)


_key = lru_cache(20_000)(sort_key)
_region = lru_cache(20_000)(territories.name)


@dataclass(frozen=True, slots=True)
class Chip:
    """Something chosen, and the address of the page without it."""

    words: str
    query: str


class Words:
    """What facets and their values are called, for one reader; each scheme is looked up once."""

    def __init__(self, viewer: Viewer) -> None:
        self._viewer, self.language = viewer, viewer.language
        self._known: dict[str, Mapping[str, str]] = {}

    def title(self, facet: str) -> str:
        """What a facet is called, within a sentence."""
        return _(TITLES[facet])

    def of(self, facet: str, value: str) -> str:
        """What a value is called; the value itself where it has no name."""
        if facet == "country":
            return country(value)
        if facet == "territory":
            return _region(value, self.language) or value
        if facet not in self._known:
            self._known[facet] = self._names(facet)
        return self._known[facet].get(value, value)

    def known(self, facet: str) -> Iterable[str]:
        """The values of a facet that have an order of their own, in it."""
        if facet not in self._known:
            self._known[facet] = self._names(facet)
        return self._known.get(facet, {})

    def _names(self, facet: str) -> Mapping[str, str]:
        if facet == "freshness":
            return {one.value: str(one.label) for one in Freshness}
        if facet == "nature":
            return {one.value: str(one.label) for one in Nature}
        if facet == "centre":
            found = centres.by_code(self._viewer)
            return {NETWORK: _("The network")} | {
                code: name.best(self.language).words for code, name in found.items()
            }
        return {code: name.words for code, name in names(facet, self.language).items()}


#: What is said of a choice on all of its pages, as long as no record changes.
_kept: ByVersion[dict[str, Any]] = ByVersion(300)


def said(viewer: Viewer, asked: Filter, result: Found, view: str) -> dict[str, Any]:
    """What narrows the directory and what is shown of it, for its pages and its map."""

    def made() -> dict[str, Any]:
        return {
            "facets": shown(viewer, asked, result),
            "chips": chips(viewer, asked, view),
            "sentence": sentence(viewer, asked, result),
            "unknown": unknown(viewer, result),
        }

    if asked.words:
        return made()
    place = (viewer.sight, viewer.language, replace(asked, page=1), view, clock.today())
    return _kept.of(place, made)


def shown(viewer: Viewer, asked: Filter, found: Found) -> list[Shown]:
    """The facets of which something can be chosen, or is."""
    words = Words(viewer)
    sets = []
    for name in FACETS:
        chosen = asked.values(name)
        counts = found.counts[name]
        is_worth_it = len(counts) > (1 if name in _WORTH_A_CHOICE else 0)
        if chosen or is_worth_it:
            options = _options(words, name, counts, chosen, _places(found, name))
            sets.append(Shown(capfirst(words.title(name)), options, len(chosen)))
    return sets


#: Each value of a facet that any card has, with the broader one, or "".
Places = frozenset[tuple[str, str]]
#: A value that can be chosen, drawn up to whether it is and up to how many cards have it.
Drawn = tuple[str, str, str]


def _places(found: Found, facet: str) -> Places:
    """Codes of territories are longer the narrower they are; other facets have trees or none."""
    values = found.snapshot.having(facet)
    if facet == "territory":
        return frozenset((code, code[:-1]) for code in values)
    tree = found.snapshot.trees.get(facet, {})
    return frozenset((value, tree.get(value, "")) for value in values)


def _options(
    words: Words, facet: str, counts: Mapping[str, int], chosen: Sequence[str], places: Places
) -> str:
    """Where a card has a value it has the broader one too, so any part of the whole is in order."""
    if any(value not in counts for value in chosen):
        values = {*counts, *chosen}
        part = frozenset(one for one in places if one[0] in values)
        strange = values - {value for value, _ in part}
        whole = _laid_out(words, facet, part | {(value, "") for value in strange})
    elif facet == "centre":  # its names are records', and change
        whole = _laid_out(words, facet, places)
    else:
        whole = _kept_layout(facet, words.language, places)
    drawn = [
        f"{before}{' checked' if value in chosen else ''}{after}{counts.get(value, 0)}"
        "</span></label>"
        for value, before, after in whole
        if value in counts or value in chosen
    ]
    return mark_safe("".join(drawn))  # noqa: S308 - of pieces in which all words are escaped


@lru_cache(256)
def _kept_layout(facet: str, language: str, places: Places) -> Sequence[Drawn]:
    return _laid_out(Words(Viewer.anonymous(language)), facet, places)


def _laid_out(words: Words, facet: str, places: Places) -> Sequence[Drawn]:
    """Values in their order, each followed by what is narrower."""
    tree = dict(places)
    below: dict[str, list[str]] = {}
    for value in _arranged(words, facet, tree):
        above = tree[value]
        below.setdefault(above if above in tree else "", []).append(value)
    drawn: list[Drawn] = []

    def put(above: str, depth: int) -> None:
        for value in below.pop(above, ()):
            drawn.append((value, *_pieces(facet, value, words.of(facet, value), min(depth, 3))))
            put(value, depth + 1)

    put("", 0)
    return drawn


def _arranged(words: Words, facet: str, values: Iterable[str]) -> list[str]:
    """In the order of the list they come from; without one, by name or code."""
    if facet in _ALPHABETICAL:
        language = words.language
        return sorted(values, key=lambda value: _key(words.of(facet, value), language))
    places = {value: place for place, value in enumerate(words.known(facet))}
    return sorted(values, key=lambda value: (places.get(value, len(places)), value))


def chips(viewer: Viewer, asked: Filter, view: str) -> list[Chip]:
    """All that is chosen, each with the way to do without it."""
    words = Words(viewer)
    found = []
    if asked.words:
        found.append(Chip(_with(asked.words), asked.without_words().query(view=view)))
    for facet, values in asked.chosen:
        for value in values:
            without = asked.without(facet, value).query(view=view)
            found.append(Chip(_named(words.title(facet), words.of(facet, value)), without))
    return found


def _with(words: str) -> str:
    return _("with “%(words)s”") % {"words": words}


def _named(title: str, words: str) -> str:
    return _("%(facet)s: %(values)s") % {"facet": title, "values": words}


def sentence(viewer: Viewer, asked: Filter, found: Found) -> str:
    """What is shown, in words: how many, of which, in which order."""
    words = Words(viewer)
    parts = [_counted(found)]
    if asked.words:
        parts.append(_with(found.searched_for or asked.words))
    for facet, values in asked.chosen:
        listed = format_list([words.of(facet, one) for one in values], "or", viewer.language)
        parts.append(_named(words.title(facet), listed))
    parts.append(_(ORDERS[asked.order]))
    return "; ".join(parts)


def orders(asked: Filter) -> list[tuple[str, str]]:
    """The orders one can choose, with what each is called; the usual one as ""."""
    usual = asked.orders[0]
    return [("" if one == usual else one, _(ORDERS[one])) for one in asked.orders]


def _counted(found: Found) -> str:
    if found.more:
        many = ngettext("more than %(count)s actor", "more than %(count)s actors", found.total)
        return capfirst(many % {"count": found.total})
    number = ngettext("%(count)s actor", "%(count)s actors", found.total)
    return number % {"count": found.total}


def unknown(viewer: Viewer, found: Found) -> str:
    """A sentence for what is chosen and nobody has; "" for nothing."""
    words = Words(viewer)
    named = [_named(words.title(facet), words.of(facet, one)) for facet, one in found.unknown]
    return _("No card has %(values)s.") % {"values": "; ".join(named)} if named else ""
