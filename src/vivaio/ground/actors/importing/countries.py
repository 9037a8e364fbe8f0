"""Countries as people write them: codes, and names in any of the languages of the region."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.core import get_global

from vivaio.kernel.language import INTERFACE
from vivaio.platform.multilingual.folding import fold

#: Neighbours' and other large languages, whose names are understood with a remark.
_OTHERS = ("de", "es", "pt", "sv", "nl", "sr", "sr_Latn", "bs", "mk", "sq", "hu", "bg", "pl", "cs",
           "sk", "da", "fi", "tr", "ru", "uk")  # fmt: skip
#: The European institutions' own codes, which are not those of ISO 3166.
_CODES = {"el": "GR", "uk": "GB"}
#: Short and former names that the tables of territories do not have.
_ALSO = {
    "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "northern ireland": "GB", "holland": "NL", "olanda": "NL", "czech republic": "CZ",
    "repubblica ceca": "CZ", "macedonia": "MK", "fyrom": "MK", "hellas": "GR", "ellada": "GR",
    "ελλας": "GR", "hrvatska": "HR", "slovenija": "SI", "italija": "IT", "grcka": "GR",
    "grcija": "GR", "rumunija": "RO", "rumunjska": "RO", "romunija": "RO", "moldova": "MD",
    "usa": "US", "u.s.a.": "US", "bosnia": "BA", "bosna": "BA",
}  # fmt: skip
#: What stands before a country's name when it is told in full.
_BEFORE = (
    "republic of ", "the republic of ", "repubblica di ", "repubblica ", "republique de ",
    "republika ", "republica ", "kingdom of ", "the ", "δημοκρατια της ",
)  # fmt: skip
#: Latin letters that look like others: someone had the wrong keyboard on.
_LOOKALIKE = str.maketrans(
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαορνικτυАВЕКМНОРСТХаеорсух", "ABEZHIKMNOPTYXaopvikTuABEKMHOPCTXaeopcyx"
)


@lru_cache(maxsize=1)
def _codes() -> Mapping[str, str]:
    known: dict[str, str] = {
        code.lower(): code
        for code in map(str, Locale("en").territories)
        if len(code) == 2 and code.isalpha() and code not in {"EU", "EZ", "UN", "QO", "ZZ"}
    }
    aliases: Mapping[Any, Any] = get_global("territory_aliases")
    for alias, present in aliases.items():
        if len(alias) == 3 and alias.isalpha() and len(present) == 1:
            known.setdefault(alias.lower(), present[0])
    return {**known, **_CODES}


def _names(languages: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    twice: set[str] = set()
    for language in languages:
        for code, name in Locale.parse(language).territories.items():
            if len(code) != 2 or not code.isalpha():
                continue
            folded = fold(name)
            if found.setdefault(folded, code) != code:
                twice.add(folded)
    return {name: code for name, code in found.items() if name not in twice}


@lru_cache(maxsize=1)
def _known() -> tuple[Mapping[str, str], Mapping[str, str]]:
    return {**_names(INTERFACE), **_ALSO}, _names(_OTHERS)


@lru_cache(maxsize=4_096)
def understood(words: str) -> tuple[str, bool]:
    """The ISO code of a country, "" when it is none, and whether that was plain to see."""
    plain = fold(words).strip(" .,;")
    own, others = _known()
    for tried in (plain, plain.replace(".", ""), _without(plain)):
        if code := _codes().get(tried) or own.get(tried):
            return code, True
        if code := others.get(tried):
            return code, False
    latin = fold(words.translate(_LOOKALIKE)).strip(" .,;")
    if latin != plain and (code := _codes().get(latin) or own.get(latin) or others.get(latin)):
        return code, False
    return "", False


def _without(plain: str) -> str:
    for before in _BEFORE:
        if plain.startswith(before):
            return plain[len(before) :]
    return plain


#: South, west, north, east of the network's countries, in degrees, with their islands: a frame
#: in which a point must lie to be certain that its degrees were exchanged.
_FRAMES = {
    "IT": (35.2, 6.5, 47.2, 18.7),
    "HR": (42.2, 13.2, 46.7, 19.6),
    "SI": (45.3, 13.2, 47.0, 16.8),
    "GR": (34.6, 19.2, 41.9, 29.9),
    "RO": (43.5, 20.1, 48.4, 29.9),
}


def inside(country: str, latitude: float, longitude: float) -> bool | None:
    """Whether a point lies in the frame of a country; None where no frame is known."""
    frame = _FRAMES.get(country)
    if frame is None:
        return None
    south, west, north, east = frame
    return south <= latitude <= north and west <= longitude <= east
