"""Days and moments as each language writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from vivaio.platform.web.wording import day, minute


@pytest.mark.parametrize(
    ("language", "first", "later", "moment"),
    [
        ("en", "1 November 2026", "22 November 2026", "22 November 2026 14:05"),
        ("it", "1 novembre 2026", "22 novembre 2026", "22 novembre 2026 14:05"),
        ("fr", "1er novembre 2026", "22 novembre 2026", "22 novembre 2026 14:05"),
        ("sl", "1. november 2026", "22. november 2026", "22. november 2026 14:05"),
        ("hr", "1. studenoga 2026.", "22. studenoga 2026.", "22. studenoga 2026. 14:05"),
        ("el", "1 Νοεμβρίου 2026", "22 Νοεμβρίου 2026", "22 Νοεμβρίου 2026 14:05"),
        ("ro", "1 noiembrie 2026", "22 noiembrie 2026", "22 noiembrie 2026 14:05"),
    ],
)
def test_days_and_moments(language: str, first: str, later: str, moment: str) -> None:
    with override(language):
        assert day(date(2026, 11, 1)) == first
        assert day("2026-11-22") == later
        at = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
        assert minute(at, "Europe/Rome") == moment


def test_a_month_and_a_year_stay_what_they_are() -> None:
    with override("fr"):
        assert day("2026-11") == "novembre 2026"
        assert day("2026") == "2026"
        assert day("2026-11-11") == "11 novembre 2026"
        assert day("") == ""
