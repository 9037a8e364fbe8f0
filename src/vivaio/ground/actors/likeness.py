"""Whether two names may be of the same body, in whatever alphabet each is written.

Only for asking "is it one of these?": a person decides. Names are read as `names` reads them and
compared by pairs of letters.
"""

from __future__ import annotations

from collections.abc import Iterable

from vivaio.ground.actors.names import latin
from vivaio.ground.actors.vocabulary import FORMS, LITTLE

#: From here on two names are worth asking about (0: nothing in common, 1: the same).
ALIKE = 0.5


def plain(name: str) -> frozenset[str]:
    """The pairs of letters of a name's telling words, in Latin letters."""
    words = latin(name)
    telling = [word for word in words if word not in FORMS and word not in LITTLE] or words
    return frozenset(
        f"{word} "[at : at + 2] if len(word) > 1 else word
        for word in telling
        for at in range(max(1, len(word)))
    )


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two names have in common, from 0 to 1; a name within a longer one counts too."""
    if not one or not other:
        return 0.0
    common = len(one & other)
    dice = 2 * common / (len(one) + len(other))
    within = 0.9 * common / min(len(one), len(other)) if min(len(one), len(other)) > 5 else 0.0
    return max(dice, within if within > 0.8 else 0.0)


def best(name: str, known: Iterable[tuple[object, Iterable[str]]], count: int) -> list[object]:
    """Whose names are most like `name`, best first; each of `known` has a token and its names."""
    wanted = plain(name)
    scored = [
        (max((likeness(wanted, plain(one)) for one in names), default=0.0), token)
        for token, names in known
    ]
    scored.sort(key=lambda pair: -pair[0])
    return [token for score, token in scored[:count] if score >= ALIKE]
