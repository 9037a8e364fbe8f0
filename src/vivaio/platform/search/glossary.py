"""Words of the field that mean the same, within a language and across the seven.

`glossary.csv` has one concept a line and one column a language; `|` divides wordings of equal
right. A wording found in a question stands for all the others of its concept.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from vivaio.platform.multilingual.folding import fold
from vivaio.platform.search import words

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """For each wording, as terms without stop words, every wording of its concepts."""

    wordings: dict[Phrase, tuple[Phrase, ...]]
    longest: int

    def at(self, terms: Sequence[str], start: int) -> tuple[int, tuple[Phrase, ...]]:
        """The longest wording that begins at `start`: its length in terms and all that it stands
        for; 0 and nothing when none begins there."""
        for length in range(min(self.longest, len(terms) - start), 0, -1):
            found = self.wordings.get(tuple(terms[start : start + length]))
            if found:
                return length, found
        return 0, ()


def phrase(wording: str) -> Phrase:
    """A wording as a question would give it: terms, compounds as one, stop words away."""
    kept = words.telling(words.words_of(fold(wording)))
    return tuple(words.terms_of_word(word)[-1] for word in kept)


@lru_cache(maxsize=1)
def glossary() -> Glossary:
    """The committed glossary, read once a process."""
    text = (files("vivaio.platform.search") / "glossary.csv").read_text("utf-8")
    found: dict[Phrase, dict[Phrase, None]] = {}
    for row in csv.reader(text.splitlines()[1:]):
        concept = dict.fromkeys(phrase(wording) for cell in row for wording in cell.split("|"))
        concept.pop((), None)
        for wording in concept:
            found.setdefault(wording, {}).update(concept)
    return Glossary(
        {wording: tuple(others) for wording, others in found.items()},
        max(len(wording) for wording in found),
    )


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a text and the words preferred for it in another language, the best first."""

    words: str
    preferred: tuple[str, ...]


@lru_cache(maxsize=16)
def _columns(source: str, target: str) -> tuple[dict[Phrase, Term], int]:
    """The wordings of one language with their counterparts in another, as terms, and the longest
    of them."""
    text = (files("vivaio.platform.search") / "glossary.csv").read_text("utf-8")
    found: dict[Phrase, Term] = {}
    for row in csv.DictReader(text.splitlines()):
        preferred = tuple(word for word in row.get(target, "").split("|") if word)
        for wording in row.get(source, "").split("|"):
            key = phrase(wording)
            if key and preferred:
                found.setdefault(key, Term(wording, preferred))
    return found, max(map(len, found), default=0)


def terms_in(text: str, source: str, target: str) -> list[Term]:
    """The glossary's terms that occur in a text, in order, each once; longer ones before parts."""
    known, longest = _columns(source, target)
    kept = words.telling(words.words_of(fold(text)))
    terms = [words.terms_of_word(word)[-1] for word in kept]
    found: dict[Term, None] = {}
    at = 0
    while at < len(terms):
        for length in range(min(longest, len(terms) - at), 0, -1):
            term = known.get(tuple(terms[at : at + length]))
            if term is not None:
                found[term] = None
                at += length - 1
                break
        at += 1
    return list(found)
