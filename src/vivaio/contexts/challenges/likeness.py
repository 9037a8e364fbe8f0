"""What says something alike, in whatever language: a hint before an idea is sent, never a verdict.

The search of the house is asked twice: for the words of the title, and for the terms of the field
that title and summary use, which its glossary knows in all languages. Records that have at least
half of what is asked count; a person decides what to do with the hint.
"""

from __future__ import annotations

from uuid import UUID

from vivaio.platform.multilingual.folding import fold
from vivaio.platform.search import glossary, queries
from vivaio.platform.search.queries import Hit
from vivaio.platform.search.words import telling, words_of
from vivaio.platform.tenancy.viewer import Viewer

KINDS = ("idea", "solution")
#: So many are shown, of so many words and terms that are asked for.
MOST, _WORDS, _TERMS = 5, 8, 6


def similar(
    viewer: Viewer, title: str, summary: str, language: str, but: UUID | None = None
) -> list[Hit]:
    """A few ideas and solutions that this viewer may see, the likest first."""
    other = "it" if language == "en" else "en"
    terms = [one.words for one in glossary.terms_in(f"{title}. {summary}", language, other)]
    asked = [" ".join(telling(words_of(fold(title)))[:_WORDS]), " ".join(terms[:_TERMS])]
    found: dict[UUID, Hit] = {}
    for words in filter(None, dict.fromkeys(asked)):
        for hit in queries.find(viewer, words, language=language, kinds=KINDS, limit=MOST).hits:
            found.setdefault(hit.uid, hit)
    return [hit for hit in found.values() if hit.uid != but][:MOST]
