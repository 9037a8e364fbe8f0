"""Versions side by side, and two writers' texts."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from vivaio.contexts.pages.blocks import Content, flat
from vivaio.contexts.pages.web.forms import LABELS, NAMES
from vivaio.kernel.text import Text
from vivaio.platform.revisions.differences import Difference


def label(key: str, order: list[str]) -> str:
    """The name of a field of a version: `title`, or the words of a block with its place."""
    if key == "order":
        return gettext("Order of the blocks")
    if key in LABELS:
        return str(LABELS[key][0])
    ident, _, part = key.partition("-")
    for place, one in enumerate(order, start=1):
        if one.partition(" ")[0] == ident:
            kind = one.partition(" ")[2]
            words = LABELS.get(f"{kind}-{part}") or LABELS.get(part) or (NAMES[kind], "")
            return f"{place}. {words[0]}"
    return key


def _words(value: Any, language: str) -> str:
    if isinstance(value, Text):
        return value.texts.get(language, "")
    return str(value)


def two_versions(theirs: Content, mine: Content, language: str) -> list[dict[str, str]]:
    """Where two contents differ in one language: label, their words, my words."""
    one, other = flat(theirs), flat(mine)
    order = [*one.pop("order"), *other.pop("order")]
    return [
        {
            "label": label(key, order),
            "theirs": _words(one.get(key, ""), language),
            "mine": _words(other.get(key, ""), language),
        }
        for key in dict.fromkeys((*one, *other))
        if _words(one.get(key, ""), language) != _words(other.get(key, ""), language)
    ]


def lines(differences: list[Difference], orders: list[str]) -> list[dict[str, Any]]:
    """What changed between two versions, for the page; the order alone is said in words."""
    return [
        {
            "label": label(one.field, orders),
            "language": one.language,
            "pieces": one.pieces if one.field != "order" else (),
        }
        for one in differences
    ]
