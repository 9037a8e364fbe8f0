"""Documents for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from vivaio.platform.documents.content import (
    Body,
    Document,
    Facts,
    Figure,
    Heading,
    Items,
    Paragraph,
    Part,
    Run,
    Signature,
    Signatures,
    Table,
)

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path d="M0 0h9v3H0z"/></svg>'
EVERYTHING: tuple[Part, ...] = (
    Heading("Attendance"),
    Table("Who was there", ("Name", "Votes"), (("LB", "2"), ("GT", "1")), frozenset({1})),
    Heading("Decisions"),
    Heading("First point", level=3),
    Paragraph((Run("The gym "), Run("opens", strong=True, note="By all votes."))),
    Items(("one", (Run("two", emphasis=True),)), numbered=True, start=3),
    Items((Run("by link", href="https://example.org/"), "plain")),
    Facts((("Chair", "LB"),)),
    Figure(DRAWING, "Three equal bars", "Bars", 40),
    Paragraph("Ελληνικά", language="el"),
    Signatures((Signature("Chair", "LB", "Torino"), Signature("Secretary", "GT", "Torino"))),
)


def document(**changes: Any) -> Document:
    """A document with one of everything, changed as asked."""
    given: dict[str, Any] = {
        "title": "Minutes of a table",
        "language": "en",
        "body": Body("An invented body", ("Torino",)),
        "dated": date(2026, 11, 23),
        "parts": EVERYTHING,
    }
    return Document(**{**given, **changes})
