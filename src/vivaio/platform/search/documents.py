"""What a record gives to search: one document per language it has words in."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Document:
    """One row of the index; visibility stands beside the words.

    `changed` is the record's change number; `state` is "published" when open to others.
    """

    uid: UUID
    kind: str
    language: str
    title: str
    names: str
    body: str
    centre: UUID | None
    visibility: str
    nature: str
    state: str
    country: str
    category: str
    changed: int
