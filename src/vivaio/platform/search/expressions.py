"""A question as a tree of terms, the same for both databases, and how it is read from words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from vivaio.platform.multilingual.folding import fold
from vivaio.platform.search import words
from vivaio.platform.search.glossary import Phrase, glossary

#: Of what somebody typed or pasted, so many signs and telling words are looked for.
LONGEST_QUESTION = 300
MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Term:
    """Rows that hold this term."""

    term: str


@dataclass(frozen=True, slots=True)
class Every:
    """Rows that answer all parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Rows that answer at least one part."""

    parts: tuple[Node, ...]


Node = Term | Every | Either


def every(parts: Iterable[Node]) -> Node:
    """All of `parts`, without a needless level."""
    kept = tuple(dict.fromkeys(parts))
    return kept[0] if len(kept) == 1 else Every(kept)


def either(parts: Iterable[Node]) -> Node:
    """Any of `parts`, without a needless level."""
    kept = tuple(dict.fromkeys(parts))
    return kept[0] if len(kept) == 1 else Either(kept)


def terms_in(node: Node) -> Iterator[str]:
    """All terms of a tree, with repetitions."""
    if isinstance(node, Term):
        yield node.term
    else:
        for part in node.parts:
            yield from terms_in(part)


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that was asked for: words as typed (folded), their node, and one with synonyms."""

    typed: tuple[str, ...]
    own: Node
    wide: Node


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asks: the words as shown to them, the whole as an exact name, and its units."""

    shown: str
    exact: str
    units: tuple[Unit, ...]

    @property
    def last(self) -> str:
        """The last word as typed, when it stands by itself and may be unfinished; else ""."""
        if not self.units or len(self.units[-1].typed) != 1:
            return ""
        word = self.units[-1].typed[0]
        return "" if "-" in word else word

    def completed(self, stems: Iterable[str]) -> Question:
        """The same question with the last word standing for longer ones as well."""
        unit = self.units[-1]
        wide = either([unit.wide, *(Term(stem) for stem in stems)])
        return replace(self, units=(*self.units[:-1], replace(unit, wide=wide)))


def read(typed: str) -> Question:
    """The question in `typed`, which may be any string; without units when it holds no word."""
    shown = " ".join(
        "".join(sign if sign.isprintable() else " " for sign in typed[:LONGEST_QUESTION]).split()
    )
    kept = words.telling(words.words_of(fold(shown)))[:MOST_WORDS]
    stems = [words.terms_of_word(word)[-1] for word in kept]
    units: list[Unit] = []
    start = 0
    while start < len(kept):
        length, synonyms = glossary().at(stems, start)
        taken = tuple(kept[start : start + max(length, 1)])
        units.append(_unit(taken, synonyms))
        start += len(taken)
    return Question(shown, words.exact_term(shown), tuple(dict.fromkeys(units)))


def _unit(typed: tuple[str, ...], synonyms: tuple[Phrase, ...]) -> Unit:
    """Synonyms without those that ask for all the terms of a shorter one and more."""
    own = every(_word(word) for word in typed)
    asked = dict.fromkeys(frozenset(phrase) for phrase in synonyms)
    fewest = [terms for terms in asked if not any(other < terms for other in asked)]
    others = (every(Term(term) for term in sorted(terms)) for terms in fewest)
    return Unit(typed, own, either([own, *others]))


def _word(word: str) -> Node:
    """A compound is looked for as one word and as its parts."""
    *parts, whole = words.terms_of_word(word)
    if not parts:
        return Term(whole)
    return either([Term(whole), every(Term(part) for part in parts)])
