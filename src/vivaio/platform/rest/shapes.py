"""What the interface for programs is asked and what it gives: shapes that all rooms share.

Descriptions are msgids: the data dictionary shows them in the reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field

from vivaio.kernel.errors import N_
from vivaio.kernel.language import is_code
from vivaio.kernel.text import Text

MOST = 200
T = TypeVar("T")
#: A text: language code to words.
Texts = dict[str, str]
EXAMPLE_UID = "01977f9e-5c1a-7d3e-8b1f-3c2a4e5d6f70"


class Shape(BaseModel):
    """What is given: never changed once made."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Asked(BaseModel):
    """What every address may be asked."""

    model_config = ConfigDict(frozen=True)

    language: str = Field(
        "",
        max_length=12,
        description="Give texts in this language alone, or in the next best one.",
        examples=["it"],
    )


class AskedList(Asked):
    """What every list may be asked."""

    cursor: str = Field(
        "",
        max_length=80,
        description="Where to go on: the `next_cursor` of the page before.",
        examples=[""],
    )
    limit: int = Field(50, ge=1, le=MOST, description="At most so many on a page.", examples=[50])


class Page(Shape, Generic[T]):
    """One page of a list."""

    items: list[T] = Field(description=N_("What is on this page."))
    next_cursor: str | None = Field(
        description=N_("Where the list goes on; empty on its last page."), examples=[None]
    )


class RecordShape(Shape):
    """What all records have."""

    id: str = Field(
        description=N_("Permanent address, which leads to the page and to linked data."),
        examples=[f"https://vivaio.example/id/{EXAMPLE_UID}"],
    )
    uid: UUID = Field(description=N_("Identity, which never changes."), examples=[EXAMPLE_UID])
    nature: str = Field(
        description="Fact, or an example that shows how the platform works.",
        examples=["example"],
        json_schema_extra={"enum": ["fact", "example"]},
    )
    centre: UUID | None = Field(
        description="The centre that keeps the record; empty: the network.", examples=[None]
    )
    created_at: datetime = Field(
        description=N_("When the record came in."), examples=["2026-11-02T09:00:00Z"]
    )
    updated_at: datetime = Field(
        description=N_("When it was last changed."), examples=["2026-11-20T15:30:00Z"]
    )
    published_on: date | None = Field(
        description=N_("The day on which it was published."), examples=["2026-11-03"]
    )
    machine_translated: dict[str, list[str]] = Field(
        description=N_("By field, the languages whose words a machine made."), examples=[{}]
    )


class Wanted:
    """In which languages texts are given: all, or one with what stands in for it."""

    def __init__(self, asked: Asked) -> None:
        self.language = asked.language if is_code(asked.language) else ""

    def texts(self, text: Text) -> Texts:
        """The words of a text by language."""
        if self.language:
            best = text.best(self.language)
            return {best.language: best.words} if best.words else {}
        return {language: words for language, words in text.texts.items() if words}

    def common(self, row: Any, texts: Mapping[str, Text]) -> dict[str, Any]:
        """What a `RecordShape` needs of a row; `texts` are those of its shape, by field."""
        return {
            "id": address_of(row.uid),
            "uid": row.uid,
            "nature": row.nature,
            "centre": row.centre_id,
            "created_at": row.created_at,
            "updated_at": row.updated_at,
            "published_on": row.published_on,
            "machine_translated": {
                name: sorted(text.machine) for name, text in texts.items() if text.machine
            },
            **{name: self.texts(text) for name, text in texts.items()},
        }


def address_of(uid: UUID) -> str:
    """A record's permanent address."""
    return f"{settings.PUBLIC_ADDRESS}/id/{uid}"
