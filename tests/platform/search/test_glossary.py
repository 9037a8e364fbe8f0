"""The committed glossary says the same thing in seven languages."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from vivaio.kernel.language import INTERFACE
from vivaio.platform.search.glossary import glossary, phrase


def test_every_concept_has_a_wording_in_every_language() -> None:
    text = (files("vivaio.platform.search") / "glossary.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert tuple(rows[0]) == INTERFACE
    for row in rows:
        for language, cell in row.items():
            assert all(wording == wording.strip() != "" for wording in cell.split("|")), (
                row["en"],
                language,
            )
            assert "✓" not in cell


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("družbene inovacije", "socialne inovacije"),
        ("društvene inovacije", "socijalne inovacije"),
        ("družbenih inovacij", "social innovation"),
        ("NCC", "CNCIS"),
        ("NKC", "CNC"),
        ("co-progettazione", "coprogettazione"),
        ("co-design", "soustvarjanje"),
        ("comune", "δήμος"),
        ("občina", "primărie"),
        ("ΚΑΛΟ", "économie sociale et solidaire"),
    ],
)
def test_wordings_of_the_same_concept(one: str, other: str) -> None:
    wordings = glossary().wordings
    assert phrase(one) == phrase(other) or phrase(other) in wordings[phrase(one)]


def test_the_longest_wording_is_taken() -> None:
    terms = [*phrase("social innovation ecosystem"), "xyz"]
    assert glossary().at(terms, 0)[0] == 3
    assert glossary().at(terms, 3) == (0, ())
