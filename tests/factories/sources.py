"""Documents that facts come from."""

from __future__ import annotations

from datetime import date

from tests.factories.words import words
from vivaio.kernel.text import text
from vivaio.platform.records import operations as records
from vivaio.platform.records.models import Source
from vivaio.platform.records.operations import Evidence, Said


def source(key: str = "gazette") -> Source:
    """A source that everybody may read."""
    return records.keep_source(
        key=key,
        title=text(f"The {key}", "en"),
        publisher="The Publisher",
        language="it",
        address="gazette.example/1",
        licence="CC BY 4.0",
        note=text("Read in full.", "en"),
        published_on="2024-07",
        checked_on=date(2026, 11, 20),
    )


def evidence(bird: str = "", key: str = "gazette") -> Evidence:
    """A citation whose quotation holds a canary."""
    return Evidence(source(key).key, f"{bird} quoted", date(2026, 11, 21))


def said(bird: str, subject: str = "mission") -> list[Said]:
    """What a source says of a record."""
    return [
        Said(subject, words(bird, "said"), evidence(bird), on="2025-04", stated_on="2024-07-01"),
        Said("seat_legal", words(bird, "announced"), evidence(bird), standing="announced"),
    ]
