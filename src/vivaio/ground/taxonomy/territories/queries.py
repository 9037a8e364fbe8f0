"""Regions by their codes: read from a file of the package once, and kept in the process."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from vivaio.kernel.language import INTERFACE
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.queries import country_name

#: The edition whose codes are offered.
EDITION = "2024"
EDITIONS = ("2013", "2016", "2021", "2024")
#: Where NUTS writes a country in another way than ISO 3166.
_OF_ISO = {"GR": "EL"}
_ISO = {nuts: iso for iso, nuts in _OF_ISO.items()}
_SHAPE = re.compile(r"[A-Z]{2}[A-Z0-9]{0,3}\Z")


@dataclass(frozen=True, slots=True)
class Region:
    """A region: `level` 0 is a country, `parent` the code one level up ("" for a country).

    `edition` is the last that has the code, `since` the first we know of; `into` are the codes of
    2024 that a former region went to, wholly or in part. `latitude` and `longitude` (degrees) are
    roughly where its label may stand: nobody's position.
    """

    code: str
    level: int
    name: Text
    parent: str
    country: str
    edition: str
    since: str
    into: tuple[str, ...]
    latitude: float
    longitude: float


@cache
def _data() -> Mapping[str, Any]:
    path = files("vivaio.ground.taxonomy.territories").joinpath("data", "regions.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _all() -> Mapping[str, Region]:
    return {region.code: region for region in _read()}


def _read() -> Iterator[Region]:
    unlisted = {tuple(words.split()) for words in _data()["unlisted"]}
    for land in _data()["country"]:
        code, country = land["code"], land["country"]
        latitude, longitude = land["point"]
        first = next(one for one in EDITIONS if (code, one) not in unlisted)
        names = {language: country_name(country, language) for language in INTERFACE}
        yield Region(
            code, 0, Text("en", names), "", country, EDITION, EDITIONS[0], (), latitude, longitude
        )
        for one in land["region"]:
            own, (latitude, longitude) = one["code"], one["point"]
            yield Region(
                own, len(own) - 2, Text(one["original"], one["name"]), own[:-1], country,
                one.get("until", EDITION), one.get("since", first), tuple(one.get("into", ())),
                latitude, longitude,
            )  # fmt: skip


def countries() -> tuple[str, ...]:
    """The countries (ISO 3166) whose regions are known, in the order of the file."""
    return tuple(region.country for region in _all().values() if region.level == 0)


def region(code: str) -> Region | None:
    """The region of a code, of whatever edition; None for one that is not known."""
    return _all().get(code)


def nearest(code: str) -> Region | None:
    """The smallest known region in which a code lies: NUTS 3 is known by its NUTS 2."""
    while code:
        if code in _all():
            return _all()[code]
        code = code[:-1]
    return None


def regions(country: str = "", level: int | None = None, edition: str = EDITION) -> list[Region]:
    """The regions of an edition, in the order of their codes; of one country (ISO), one level."""
    return [
        one
        for one in _all().values()
        if country in ("", one.country)
        and level in (None, one.level)
        and one.since <= edition <= one.edition
    ]


def valid(code: str, edition: str = "") -> bool:
    """Whether a code may stand on a card.

    For countries whose regions are known it must be one of the edition (of any edition, when ""
    is given); of NUTS 3 only the NUTS 2 around it is known. Elsewhere its shape must be right.
    """
    if not _SHAPE.match(code):
        return False
    if code[:2] not in _all() or f"{code[:2]} {edition}" in _data()["unlisted"]:
        return True
    known = _all().get(code[:4])
    if known is None or (len(code) == 5 and known.level != 2):
        return False
    return not edition or known.since <= edition <= known.edition


def nuts_country(country: str) -> str:
    """The letters with which NUTS begins the codes of a country (ISO 3166)."""
    return _OF_ISO.get(country, country)


def iso_country(code: str) -> str:
    """The country (ISO 3166) of a code of NUTS; "" for none."""
    return _ISO.get(code[:2], code[:2])


def of_country(code: str, country: str) -> bool:
    """Whether a code belongs to a country (ISO 3166)."""
    return code[:2] == nuts_country(country)


def within(code: str) -> tuple[str, ...]:
    """A code and the known codes that lie wholly in it: smaller ones, and former ones.

    NUTS 3 is not listed: a code of five signs lies in X when it begins with X.
    """
    return tuple(
        one.code
        for one in _all().values()
        if one.code.startswith(code)
        or (one.into and all(other.startswith(code) for other in one.into))
    )


def name(code: str, language: str) -> str:
    """What a region is called, for a reader; of NUTS 3 the NUTS 2 around it; "" when unknown."""
    known = nearest(code)
    return known.name.best(language).words if known else ""
