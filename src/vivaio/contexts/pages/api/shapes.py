"""What programs get of news and pages."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from vivaio.kernel.errors import N_
from vivaio.platform.rest.shapes import RecordShape, Shape, Texts


class EditorialShape(RecordShape):
    """A piece of news, or a page."""

    title: Texts = Field(description="Title.", examples=[{"en": "Five centres on line"}])
    summary: Texts = Field(description="Summary.", examples=[{}])
    released_at: datetime | None = Field(
        description=N_("When it was first published."), examples=["2026-11-03T08:00:00Z"]
    )


class BlockShape(Shape):
    """A part of a page, in its order."""

    kind: str = Field(description=N_("Kind of block."), examples=["text"])
    texts: dict[str, Texts] = Field(
        description=N_("The texts of the block by their names."), examples=[{"words": {"en": "…"}}]
    )
    address: str = Field(description=N_("Where the block leads."), examples=[""])


class WholeEditorial(EditorialShape):
    """The same with all that is written on it."""

    blocks: list[BlockShape] = Field(description=N_("What is written, block by block."))
