"""A few lines of a text around the words that were found, as somebody wrote them."""

from __future__ import annotations

import re
from functools import lru_cache

from vivaio.platform.search import words

#: An excerpt has about so many signs.
LENGTH = 220
_BEFORE, _WORDS_BEFORE = 60, 8
#: So much of a text is looked through.
_LOOKED_THROUGH = 20_000

_WRITTEN = re.compile(r"(?:[^\W_]|[\u0300-\u036f])(?:[\w\u0300-\u036f]|[-‐‑.](?=\w))*")

Piece = tuple[str, bool]


@lru_cache(maxsize=65_536)
def _terms_of(written: str) -> frozenset[str]:
    """The terms by which a stretch of text is found, as somebody wrote it."""
    return frozenset(words.terms(written))


def excerpt(text: str, terms: frozenset[str]) -> tuple[Piece, ...]:
    """Pieces of `text` in order, each with whether it is marked: a whole word found by one of
    `terms`. Joined they are a stretch of the text, with … where it was cut; () for no text."""
    chunks = text[:_LOOKED_THROUGH].split()
    differs = terms.isdisjoint
    hits = (place for place, chunk in enumerate(chunks) if not differs(_terms_of(chunk)))
    start, end = _stretch(chunks, next(hits, 0))
    found: list[Piece] = [("… ", False)] if start else []
    for place in range(start, end):
        if place > start:
            found.append((" ", False))
        found += _pieces(chunks[place][:LENGTH], terms)
    if end < len(chunks):
        found.append((" …", False))
    return _joined(found)


def _pieces(chunk: str, terms: frozenset[str]) -> list[Piece]:
    """A stretch without blanks, its words marked or not."""
    if terms.isdisjoint(_terms_of(chunk)):
        return [(chunk, False)]
    found: list[Piece] = []
    place = 0
    for word in _WRITTEN.finditer(chunk):
        if not terms.isdisjoint(_terms_of(word[0])):
            found += [(chunk[place : word.start()], False), (word[0], True)]
            place = word.end()
    return [*found, (chunk[place:], False)]


def _stretch(chunks: list[str], first: int) -> tuple[int, int]:
    """From which to before which stretch the excerpt goes, with the first hit well inside."""
    start, length = first, 0
    if sum(map(len, chunks[:first])) + first <= LENGTH - _BEFORE:
        start = 0
    while start > 0 and first - start < _WORDS_BEFORE:
        start -= 1
    end = start
    while end < len(chunks) and (end <= first or length + len(chunks[end]) <= LENGTH):
        length += len(chunks[end]) + 1
        end += 1
    return start, end


def _joined(found: list[Piece]) -> tuple[Piece, ...]:
    """Neighbours that are not marked as one piece, and no empty ones."""
    joined: list[Piece] = []
    for piece, marked in found:
        if piece and not marked and joined and not joined[-1][1]:
            joined[-1] = (joined[-1][0] + piece, False)
        elif piece:
            joined.append((piece, marked))
    return tuple(joined)
