"""Choosing from long lists: concepts under their broader ones, regions under their countries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from vivaio.ground.actors.models import Actor
from vivaio.ground.taxonomy.queries import concepts, label, tree
from vivaio.ground.taxonomy.territories import postcodes
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.platform.multilingual.collation import sort_key
from vivaio.platform.multilingual.queries import country_name
from vivaio.platform.web.forms import Choice, Choices


class Branches(forms.CheckboxSelectMultiple):
    """Boxes to tick, folded by group; a group in which something is ticked stands open."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:  # fmt: skip
        """One element with the id of the field; each box has an id of its own."""
        context = self.get_context(name, value, attrs)["widget"]
        groups = format_html_join(
            "", "{}", ((_group(words, options),) for words, options, _index in context["optgroups"])
        )
        return format_html('<div id="{}">{}</div>', context["attrs"].get("id", ""), groups)


def _group(words: str | None, options: list[dict[str, Any]]) -> SafeString:
    boxes = format_html_join("", "{}", ((_box(one),) for one in options))
    if not words:
        return boxes
    ticked = sum(bool(one["selected"]) for one in options)
    return format_html(
        '<details class="more"{}><summary>{}{}</summary>{}</details>',
        SafeString(" open") if ticked else "", words, f" ({ticked})" if ticked else "", boxes,
    )  # fmt: skip


def _box(option: dict[str, Any]) -> SafeString:
    place = option["attrs"].get("id", "")
    return format_html(
        '<label for="{}"><input type="checkbox" name="{}" value="{}" id="{}"{}> {}</label>',
        place, option["name"], option["value"], place,
        SafeString(" checked") if option["selected"] else "", option["label"],
    )  # fmt: skip


def branches(
    scheme: str, reader: str, present: Iterable[str], first: Sequence[Choice] = ()
) -> Choices:
    """What a scheme offers, grouped; and what a card has that is offered no longer."""
    made: list[Choice] = [*first]
    offered: set[str] = set()
    for branch in tree(scheme):
        pairs = [(one.code, one.in_language(reader).words) for one in branch.walk()]
        offered.update(code for code, _name in pairs)
        made.append((pairs[0][1], pairs) if len(pairs) > 1 else pairs[0])
    known = concepts(scheme)
    made += [
        (code, label(scheme, code, reader).words)
        for code in present
        if code in known and code not in offered
    ]
    return Choices(made)


@lru_cache(maxsize=16)
def _by_country(reader: str) -> tuple[Choice, ...]:
    made: list[Choice] = []
    for country in sorted(
        territories.countries(), key=lambda code: sort_key(country_name(code, reader), reader)
    ):
        pairs = [
            (one.code, f"{one.name.best(reader).words} · {one.code}")
            for one in territories.regions(country)
            if one.level > 0
        ]
        made.append((country_name(country, reader), pairs))
    return tuple(made)


def regions(reader: str, source: Actor | None = None, present: str = "") -> Choices:
    """The regions that may be chosen, by country; and what stands there, on a card (`source`) or
    elsewhere (`present`), however old."""
    made = [*_by_country(reader)]
    offered = {one.code for one in territories.regions() if one.level > 0}
    more = by_postal_code(source)
    if more and more not in offered:
        words = gettext("By the postal code: %(region)s") % {"region": _named(more, reader)}
        made.insert(0, (more, words))
    there = source.nuts if source else present
    if there and there not in offered | {more}:
        made.insert(0, (there, _named(there, reader)))
    return Choices([("", gettext("not known")), *made])


def _named(code: str, reader: str) -> str:
    name = territories.name(code, reader)
    return f"{name} · {code}" if name else code


def by_postal_code(source: Actor | None) -> str:
    """The region of NUTS 3 in which a card's postal code lies, where that can be looked up."""
    return postcodes.level_3(source.country, source.postal_code) if source else ""
