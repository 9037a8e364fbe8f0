"""Names of languages and countries, from CLDR through Babel."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale


@lru_cache(maxsize=512)
def language_name(code: str, reader: str) -> str:
    """The name of a language as a reader of `reader` says it; the code itself if unknown."""
    return str(Locale(reader).languages.get(code, code))


@lru_cache(maxsize=512)
def own_name(code: str) -> str:
    """The name of a language in that language, with a capital."""
    name = str(Locale(code).languages.get(code, code))
    return name[:1].upper() + name[1:]


@lru_cache(maxsize=2048)
def country_name(code: str, reader: str) -> str:
    """The name of a country (ISO 3166-1 alpha-2) in the reader's language; the code if unknown."""
    return str(Locale(reader).territories.get(code, code))
