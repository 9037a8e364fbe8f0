"""The texts of a record as somebody writes them: begun in a language, amended in the original."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vivaio.kernel.text import Text
from vivaio.kernel.writing import written
from vivaio.platform.records.models import Recorded


def begun(words: Mapping[str, str], language: str) -> dict[str, Text]:
    """Texts of a new record, by the names of its fields."""
    return {name: written(said, language) for name, said in words.items()}


def amended(row: Recorded, words: Mapping[str, str]) -> dict[str, Text]:
    """Texts of a record with other words in their originals: its translations become stale.

    A text that is empty so far is begun in the language of the record's title.
    """
    fresh = {}
    for name, said in words.items():
        text: Text = getattr(row, name)
        source = text.source if text else row.record_title().source
        fresh[name] = (text or Text(source)).with_words(source, said)
    return fresh


def put(row: Recorded, values: Mapping[str, Any]) -> bool:
    """Give a record values of its fields; whether any of them is another than before."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    return bool(changed)
