"""Why an offer and a request may suit each other: reasons in words, and an order without a number.

What says more counts for more in the order: a theme above a territory, both above a word. Two
without a theme, a target group or several telling words in common are not shown together at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from vivaio.kernel.text import Text
from vivaio.platform.multilingual.folding import fold
from vivaio.platform.search.words import stem, telling, words_of

#: So many are shown: a short list that a person reads.
MOST = 5
#: Words that are named as a reason.
_WORDS = 4
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Side:
    """What is compared of an offer or a request."""

    uid: UUID
    title: Text
    description: Text
    sort: str
    themes: frozenset[str]
    target_groups: frozenset[str]
    country: str
    nuts: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """What two have in common; `words` in the language in which both are written."""

    themes: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    sort: str = ""
    nuts: str = ""
    country: str = ""
    words: tuple[str, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether they are worth a person's look."""
        said = len(self.words)
        return bool(self.themes or self.target_groups) or said > 2 or (said > 1 and self._near)

    @property
    def _near(self) -> bool:
        """Whether one has just what the other wants, and where it is wanted."""
        return bool(self.sort and self.nuts)

    def __lt__(self, other: Reasons) -> bool:
        return self._weight() < other._weight()

    def _weight(self) -> tuple[int, int]:
        said = 3 * len(self.themes) + 3 * len(self.target_groups) + 2 * bool(self.sort)
        return said + 2 * bool(self.nuts) + bool(self.country) + len(self.words), len(self.words)


def side(row: Any) -> Side:
    """An offer or a request as it is compared."""
    return Side(
        row.uid, row.title, row.description, row.sort, frozenset(row.themes),
        frozenset(row.target_groups), row.country, row.nuts,
    )  # fmt: skip


def _terms(one: Side, language: str) -> dict[str, str]:
    """The telling words of one side in a language: stem to the word as it is written."""
    said = f"{one.title.texts.get(language, '')} {one.description.texts.get(language, '')}"
    words = [word for word in words_of(said.lower()) if len(word) >= _SHORTEST]
    folded = {fold(word): word for word in reversed(words)}
    kept = set(telling(list(folded)))
    return {stem(plain): word for plain, word in folded.items() if plain in kept}


def _common_words(one: Side, other: Side) -> tuple[str, ...]:
    best: list[str] = []
    for language in one.title.texts.keys() & other.title.texts.keys():
        mine, theirs = _terms(one, language), _terms(other, language)
        found = sorted(mine[term] for term in mine.keys() & theirs.keys())
        best = max(best, found, key=len)
    return tuple(best[:_WORDS])


def compare(one: Side, other: Side) -> Reasons:
    """What two have in common."""
    same_region = bool(one.nuts) and one.nuts == other.nuts
    same_country = bool(one.country) and one.country == other.country
    return Reasons(
        themes=tuple(sorted(one.themes & other.themes)),
        target_groups=tuple(sorted(one.target_groups & other.target_groups)),
        sort=one.sort if one.sort == other.sort and one.sort != "other" else "",
        nuts=one.nuts if same_region else "",
        country=one.country if same_country and not same_region else "",
        words=_common_words(one, other),
    )


def best(one: Side, others: Iterable[Side]) -> Mapping[UUID, Reasons]:
    """The few that suit it best, best first."""
    compared = ((other.uid, compare(one, other)) for other in others)
    enough = [(uid, reasons) for uid, reasons in compared if reasons.enough]
    enough.sort(key=lambda pair: (pair[1], pair[0]), reverse=True)
    return dict(enough[:MOST])
