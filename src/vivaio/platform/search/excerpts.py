"""A few lines of a text around the words that were found, as somebody wrote them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from vivaio.platform.search import words

#: An excerpt has about so many signs.
LENGTH = 220
_BEFORE = 60
#: So much of a text is looked through.
_LOOKED_THROUGH = 20_000

_WRITTEN = re.compile(r"(?:[^\W_]|[\u0300-\u036f])(?:[\w\u0300-\u036f]|[-‐‑.](?=\w))*")

Piece = tuple[str, bool]


class Marks(dict[str, bool]):
    """Whether a word, as somebody wrote it, is found by one of `terms`; each is worked out once."""

    def __init__(self, terms: frozenset[str]) -> None:
        super().__init__()
        self._terms = terms

    def __missing__(self, written: str) -> bool:
        marked = self[written] = not self._terms.isdisjoint(_terms_of(written))
        return marked


@lru_cache(maxsize=65_536)
def _terms_of(written: str) -> frozenset[str]:
    """The terms by which a word is found, as somebody wrote it."""
    return frozenset(words.terms(written))


def excerpt(text: str, marks: Marks) -> tuple[Piece, ...]:
    """Pieces of `text` in order, each with whether it is a word to be marked. Joined they are a
    stretch of the text, with … where it was cut; () for no text."""
    flat = " ".join(text[:_LOOKED_THROUGH].split())
    spans = (found.span() for found in _WRITTEN.finditer(flat) if marks[found[0]])
    first = next(spans, None)
    start, end = _stretch(flat, first[0] if first else 0)
    pieces: list[Piece] = [("… ", False)] if start else []
    place = start
    for begun, ended in chain([first] if first else [], spans):
        if ended > end:
            break
        pieces += [(flat[place:begun], False), (flat[begun:ended], True)]
        place = ended
    pieces.append((flat[place:end], False))
    if end < len(flat):
        pieces.append((" …", False))
    return tuple((piece, marked) for piece, marked in pieces if piece)


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
