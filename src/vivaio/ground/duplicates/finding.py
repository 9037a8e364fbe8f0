"""Finding the pairs among many cards: only cards that share a key are compared at all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from vivaio.ground.actors.names import read
from vivaio.ground.duplicates.comparing import Card, Likeness, compare
from vivaio.ground.organisations.domains import domain_of, host_of, is_public
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.folding import fold

#: The columns of a card that `card` reads, in this order.
COLUMNS = (
    "uid", "nature", "name", "country", "town", "nuts", "latitude", "longitude", "identifiers",
    "website", "email", "telephone", "address", "postal_code",
)  # fmt: skip
#: What more cards than this have in common is a portal, an office or a fashion, and says nothing.
_SHARED = 8
#: Keys with more cards than this tell none from another.
_CROWD = 60
_NOT_A_SIGN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cards that may be one; `one` has the smaller uid."""

    one: UUID
    other: UUID
    likeness: Likeness


def card(columns: Sequence[Any]) -> Card:
    """A card as it is compared, from its `COLUMNS`."""
    (uid, nature, name, country, town, nuts, latitude, longitude, identifiers, website, email,
     telephone, address, postal_code) = columns  # fmt: skip
    names = _names(name)
    host, mail = host_of(website) if website else "", email.strip().lower()
    domains = {one for one in (host, domain_of(mail)) if "." in one and not is_public(one)}
    return Card(
        uid=uid,
        nature=nature,
        names=names,
        read=tuple(map(read, names)),
        country=country,
        town=town.strip(),
        nuts=nuts,
        place=None if latitude is None or longitude is None else (latitude, longitude),
        identifiers=frozenset(filter(None, map(_identifier, identifiers))),
        site=_site(website, host),
        mail=mail,
        domains=frozenset(domains),
        telephone=_telephone(telephone),
        postal=_postal(address, postal_code),
    )


def _names(name: Text) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.texts.values()))


def _identifier(written: str) -> str:
    scheme, _, value = written.partition(":")
    signs = _NOT_A_SIGN.sub("", value).upper()
    if scheme == "vat" and signs[:2].isalpha():
        signs = signs[2:]
    return f"{scheme}:{signs}" if len(signs) >= 4 else ""


def _site(website: str, host: str) -> str:
    """A host with the path of the page; the path counts, since many share a host."""
    if not host:
        return ""
    path = urlsplit(website if "://" in website else f"https://{website}").path.strip("/").lower()
    parts = [part for part in path.split("/") if part and not part.startswith("index.")]
    if len(parts) == 1 and len(parts[0]) == 2:  # a language: /it/
        parts = []
    if is_public(host) and not parts:
        return ""
    return "/".join([host, *parts])


def _telephone(written: str) -> str:
    digits = re.sub(r"\D", "", written)
    return digits[-8:] if len(digits) >= 8 else ""


def _postal(address: str, postal_code: str) -> str:
    """A postal address with a number of a house in it."""
    words = _NOT_A_SIGN.sub(" ", fold(address)).strip()
    if len(words) < 8 or not any(sign.isdigit() for sign in words):
        return ""
    return f"{words} {postal_code.strip()}".strip()


def pairs(cards: Iterable[Card]) -> Iterator[Pair]:
    """The pairs among some cards that may be one, each once, in no order."""
    known = _without_common(list(cards))
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(known):
        for key in _keys(one):
            blocks[key].append(number)
    compared: set[tuple[int, int]] = set()
    for members in blocks.values():
        if not 1 < len(members) <= _CROWD:
            continue
        for at, first in enumerate(members):
            for second in members[at + 1 :]:
                if (first, second) in compared:
                    continue
                compared.add((first, second))
                found = _pair(known[first], known[second])
                if found is not None:
                    yield found


def _pair(one: Card, other: Card) -> Pair | None:
    if other.uid < one.uid:
        one, other = other, one
    likeness = compare(one, other)
    return Pair(one.uid, other.uid, likeness) if likeness else None


def _without_common(cards: list[Card]) -> list[Card]:
    """The cards without addresses that too many of them have in common."""
    sites = Counter(one.site for one in cards)
    mails = Counter(one.mail for one in cards)
    domains = Counter(domain for one in cards for domain in one.domains)
    phones = Counter(one.telephone for one in cards)
    postal = Counter(one.postal for one in cards)
    return [
        replace(
            one,
            site=one.site if sites[one.site] <= _SHARED else "",
            mail=one.mail if mails[one.mail] <= _SHARED else "",
            domains=frozenset(d for d in one.domains if domains[d] <= _SHARED),
            telephone=one.telephone if phones[one.telephone] <= _SHARED else "",
            postal=one.postal if postal[one.postal] <= _SHARED else "",
        )
        for one in cards
    ]


def _keys(one: Card) -> set[tuple[str, ...]]:
    """Under which keys a card is looked for."""
    keys: set[tuple[str, ...]] = {("number", number) for number in one.identifiers}
    keys |= {("domain", domain) for domain in one.domains}
    for what, value in (("site", one.site), ("mail", one.mail), ("call", one.telephone),
                        ("post", one.postal)):  # fmt: skip
        if value:
            keys.add((what, value))
    town = (*read(one.town).words, "")[0][:6] if one.town else ""
    for name in one.read:
        whole = " ".join(sorted(name.words))
        keys |= {("name", whole), ("bare", name.bare)}
        keys |= {("name", whole, town), ("bare", name.bare, town)}
        if town:
            keys |= {("town", town, word[:3]) for word in name.own}
            keys |= {("town", town, word[-3:], "end") for word in name.own if len(word) > 5}
    return keys
