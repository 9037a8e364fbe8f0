"""A few lines of a text around the words that were found, as somebody wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vivaio.platform.search import words

#: An excerpt has about so many signs.
LENGTH = 220
_BEFORE = 60
#: So much of a text is looked through.
_LOOKED_THROUGH = 20_000

_WRITTEN = re.compile(r"(?:[^\W_]|[\u0300-\u036f])(?:[\w\u0300-\u036f]|[-‐‑.](?=\w))*")

Piece = tuple[str, bool]


def excerpt(text: str, terms: frozenset[str]) -> tuple[Piece, ...]:
    """Pieces of `text` in order, each with whether it is marked: a whole word found by one of
    `terms`. Joined they are a stretch of the text, with … where it was cut; () for no text."""
    flat = " ".join(text[:_LOOKED_THROUGH].split())
    first = next(_hits(flat, terms, 0), None)
    start, end = _stretch(flat, first[0] if first else 0)
    pieces: list[Piece] = [("… ", False)] if start else []
    place = start
    for begun, ended in _hits(flat, terms, first[0] if first else len(flat)):
        if ended > end:
            break
        pieces += [(flat[place:begun], False), (flat[begun:ended], True)]
        place = ended
    pieces.append((flat[place:end], False))
    if end < len(flat):
        pieces.append((" …", False))
    return tuple((piece, marked) for piece, marked in pieces if piece)


def _hits(flat: str, terms: frozenset[str], start: int) -> Iterator[tuple[int, int]]:
    """Where words to be marked begin and end, from `start` on."""
    for found in _WRITTEN.finditer(flat, start):
        if not terms.isdisjoint(_terms_of(found[0])):
            yield found.span()


@lru_cache(maxsize=65_536)
def _terms_of(written: str) -> frozenset[str]:
    """The terms by which a word is found, as somebody wrote it."""
    return frozenset(words.terms(written))


def _stretch(flat: str, first: int) -> tuple[int, int]:
    """Where the excerpt begins and ends: whole words, the first hit well inside."""
    start = 0
    if first > LENGTH - _BEFORE:
        start = flat.find(" ", first - _BEFORE) + 1
        start = start if 0 < start <= first else first
    end = start + LENGTH
    if end >= len(flat):
        return start, len(flat)
    return start, max(flat.rfind(" ", start, end), start) or end
