"""Whether two cards may be of the same body, and why: what is seen speaks for it or against it.

Precision before recall: a queue full of wrong guesses is read by nobody. Two cards of different
countries or towns, or with different numbers of one register, are two, however alike their names;
a name that is only like another needs something else beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

from vivaio.ground.actors.names import Name, read
from vivaio.kernel.later import Later

if TYPE_CHECKING:
    from rapidfuzz import fuzz
else:
    fuzz = Later("rapidfuzz.fuzz")

#: One reason: its code (`reasons.WORDS`) and the values its sentence is given.
Reason = tuple[str, dict[str, str]]

SAME, ALIKE, PARTLY, OTHER = 3, 2, 1, 0
#: From here on two words may be one word, written otherwise or mistyped (0 to 100).
_LIKE_WORD = 80
#: A shorter word has to be the same to be the same.
_LONG_WORD = 5
#: Words of units of one body: two of them under one number are still two.
_UNITS = frozenset({"=faculty", "=department", "=institute", "=centre", "=school", "=library"})
#: How far apart two positions are at most that are one place, and at least that are two (degrees).
_HERE, _ELSEWHERE = 0.005, 0.3


@dataclass(frozen=True, slots=True)
class Card:
    """What is compared of a card. `site` and `mail` are addresses that are the body's own alone,
    `domains` the hosts of both that are not open to everybody; `identifiers` are in one writing."""

    uid: UUID
    nature: str
    names: tuple[str, ...]
    read: tuple[Name, ...]
    country: str = ""
    town: str = ""
    nuts: str = ""
    place: tuple[float, float] | None = None
    identifiers: frozenset[str] = frozenset()
    site: str = ""
    mail: str = ""
    domains: frozenset[str] = frozenset()
    telephone: str = ""
    postal: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How sure it is (0 to 1), and what it rests on."""

    score: float
    reasons: tuple[Reason, ...]


def compare(one: Card, other: Card) -> Likeness | None:
    """Why two cards may be of the same body; None when too little speaks for it."""
    if one.nature != other.nature:
        return None
    same_number = sorted(one.identifiers & other.identifiers)
    if same_number and not _are_branches(one, other):
        level, names = _names(one, other)
        if level == OTHER and _are_units(one, other):
            return None
        score = {SAME: 0.99, ALIKE: 0.97, PARTLY: 0.9, OTHER: 0.75}[level]
        number: Reason = ("identifier", {"value": same_number[0]})
        return Likeness(score, (number, *names, *_beside(one, other)))
    if _differ(one, other):
        return None
    level, names = _names(one, other)
    beside = _beside(one, other)
    strong = sum(code in ("website", "mail", "telephone", "address") for code, _ in beside)
    score = _score(level, strong, len(beside), _speaks(one) and _speaks(other))
    if level == SAME and not beside and _lie_apart(one, other):
        return None
    return Likeness(score, (*names, *beside)) if score else None


def _score(level: int, strong: int, beside: int, speaks: bool) -> float:
    """How sure it is; 0 for not sure enough."""
    if level == SAME:
        if beside:
            return min(0.99, 0.9 + 0.03 * (strong + beside))
        return 0.7 if speaks else 0.0
    if level == ALIKE and beside:
        return min(0.95, 0.75 + 0.05 * (strong + beside))
    if level == PARTLY and strong and beside > 1:
        return min(0.85, 0.6 + 0.05 * (strong + beside))
    return 0.0


def _speaks(card: Card) -> bool:
    """Whether a name is rare enough to mean one body without anything else."""
    return any(sum(map(len, name.own)) >= 6 for name in card.read)


def _differ(one: Card, other: Card) -> bool:
    """Whether something says that these are two."""
    if one.country and other.country and one.country != other.country:
        return True
    if one.town and other.town and not _same_town(one.town, other.town):
        return True
    if one.place and other.place and _distance(one.place, other.place) > _ELSEWHERE:
        return True
    for scheme in _schemes(one) & _schemes(other):
        if not any(i.startswith(f"{scheme}:") for i in one.identifiers & other.identifiers):
            return True
    return False


def _are_branches(one: Card, other: Card) -> bool:
    """One body under one number in two towns is found twice on purpose."""
    towns = one.town and other.town and not _same_town(one.town, other.town)
    return bool(towns) or bool(one.country and other.country and one.country != other.country)


def _are_units(one: Card, other: Card) -> bool:
    return all(any(_UNITS & set(name.words) for name in card.read) for card in (one, other))


def _lie_apart(one: Card, other: Card) -> bool:
    """Whether their territories exclude each other."""
    shorter, longer = sorted((one.nuts, other.nuts), key=len)
    return bool(shorter) and not longer.startswith(shorter)


def _schemes(card: Card) -> set[str]:
    return {identifier.partition(":")[0] for identifier in card.identifiers}


@cache
def _town(words: str) -> tuple[str, ...]:
    return read(words).words


def _same_town(one: str, other: str) -> bool:
    first, second = _town(one), _town(other)
    return first == second or fuzz.ratio("".join(first), "".join(second)) >= 85


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def _beside(one: Card, other: Card) -> tuple[Reason, ...]:
    """What the cards have in common apart from their names."""
    found: list[Reason] = []
    if one.site and one.site == other.site:
        found.append(("website", {"value": one.site}))
    if one.mail and one.mail == other.mail:
        found.append(("mail", {"value": one.mail}))
    shared = sorted(one.domains & other.domains)
    if shared and not found:
        found.append(("domain", {"value": shared[0]}))
    if one.telephone and one.telephone == other.telephone:
        found.append(("telephone", {}))
    if one.postal and one.postal == other.postal:
        found.append(("address", {}))
    if one.town and other.town and _same_town(one.town, other.town):
        found.append(("town", {"value": one.town}))
    elif one.place and other.place and _distance(one.place, other.place) <= _HERE:
        found.append(("place", {}))
    return tuple(found)


def _names(one: Card, other: Card) -> tuple[int, tuple[Reason, ...]]:
    """How like the nearest two of their names are, and those two as a reason."""
    best, pair = OTHER, (0, 0)
    for here, first in enumerate(one.read):
        for there, second in enumerate(other.read):
            level = names_alike(first, second)
            if level > best:
                best, pair = level, (here, there)
        if best == SAME:
            break
    if best == OTHER:
        return OTHER, ()
    codes = {SAME: "name", ALIKE: "sound", PARTLY: "part"}
    told = {"one": one.names[pair[0]], "other": other.names[pair[1]]}
    if told["one"] == told["other"]:
        return best, (("same_name", {"value": told["one"]}),)
    return best, ((codes[best], told),)


def names_alike(one: Name, other: Name) -> int:
    """SAME, ALIKE, PARTLY or OTHER."""
    families = {f for f in one.forms if f}, {f for f in other.forms if f}
    if families[0] and families[1] and not families[0] & families[1]:
        return OTHER
    if sorted(one.words) == sorted(other.words) or one.bare == other.bare:
        return SAME
    if _digits(one) != _digits(other):
        return OTHER
    left, right = _rest(one.words, other.words), _rest(other.words, one.words)
    if not left or not right:
        return _within(one, other)
    if len(left) == len(right) and _all_alike(left, right):
        return ALIKE
    if _is_acronym(one, other) or _is_acronym(other, one):
        return PARTLY
    joined = len(one.bare) >= 10 and fuzz.ratio(one.bare, other.bare) >= 95
    return ALIKE if joined and not _signs(left) | _signs(right) else OTHER


def _digits(name: Name) -> list[str]:
    return sorted(word for word in name.words if any(sign.isdigit() for sign in word))


def _rest(words: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    return [word for word in words if word not in others]


def _signs(words: list[str]) -> set[str]:
    return {word for word in words if word.startswith("=")}


def _all_alike(left: list[str], right: list[str]) -> bool:
    """Whether each word left over has its like on the other side."""
    if _signs(left) or _signs(right):
        return False
    waiting = list(right)
    for word in left:
        near = max(waiting, key=lambda one: fuzz.ratio(word, one))
        if min(len(word), len(near)) < _LONG_WORD or fuzz.ratio(word, near) < _LIKE_WORD:
            return False
        waiting.remove(near)
    return True


def _within(one: Name, other: Name) -> int:
    """One name within a longer one: only with a word of its own is it part of it."""
    shorter = min(one, other, key=lambda name: len(name.words))
    return PARTLY if sum(map(len, shorter.own)) >= _LONG_WORD else OTHER


def _is_acronym(short: Name, long: Name) -> bool:
    """Whether a name of one word is made of the other's first letters."""
    if len(short.words) != 1 or len(long.words) < 3 or not 3 <= len(short.bare) <= 8:
        return False
    return short.bare == long.initials
