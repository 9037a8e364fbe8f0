"""Every flag that the pages may ask for is drawn, in a file that is there."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.template import engines

from vivaio.platform import web

HERE = Path(web.__file__).parent
UNION = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "EU", "FI", "FR", "GR", "HR"),
    *("HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)


def flag(country: str) -> str:
    words = '{% from "components/picture.html" import flag %}{{ flag(country) }}'
    return str(engines["jinja2"].from_string(words).render({"country": country})).strip()


@pytest.fixture(autouse=True)
def plain_static_files(settings: Any) -> None:
    """Addresses of static files as they are written, without the manifest of an installation."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.mark.parametrize("country", UNION)
def test_the_flag_of_a_member_is_drawn(country: str) -> None:
    found = re.search(r'<use href="/static/(vivaio/[\w-]+\.svg)#(\w\w)"/>', flag(country))
    assert found is not None
    drawing = (HERE / "static" / found[1]).read_text(encoding="utf-8")
    assert f'<symbol id="{found[2]}" ' in drawing


def test_other_countries_go_without() -> None:
    assert flag("CH") == ""


def test_the_files_are_light() -> None:
    for name in ("flags.svg", "flags-more.svg"):
        assert (HERE / "static" / "vivaio" / name).stat().st_size <= 5_000
