"""What programs ask the directory, and what it gives them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from vivaio.kernel.errors import N_
from vivaio.platform.rest.shapes import AskedList, RecordShape, Texts
from vivaio.platform.rest.ties import SourceShape, StatementShape, TieShape

Codes = Annotated[list[str], Field(examples=[["care"]])]


Values = Annotated[list[str], Field(max_length=50)]


def _narrowing(what: str, example: str) -> list[str]:
    said = f"{what} Several times: any of them."
    found: list[str] = Field(default_factory=list, description=said, examples=[[example]])
    return found


class AskedActors(AskedList):
    """How the directory is narrowed: as its page is, by the same names."""

    q: str = Field(
        "",
        max_length=200,
        description="Only with these words, in any language. Of words that very many cards have, "
        "the best answers are given, not all.",
        examples=[""],
    )
    country: Values = _narrowing("Only of this country (ISO 3166-1).", "IT")
    territory: Values = _narrowing("Only in this territory (NUTS).", "ITC1")
    kind: Values = _narrowing("Only of this kind, a code of the taxonomy.", "association")
    sector: Values = _narrowing("Only of this sector, a code of the taxonomy.", "third")
    level: Values = _narrowing("Only of this level of administration.", "local")
    theme: Values = _narrowing("Only with this theme, a code of the taxonomy.", "care")
    target_group: Values = _narrowing("Only for this group, a code of the taxonomy.", "children")
    method: Values = _narrowing("Only with this method, a code of the taxonomy.", "co-design")
    centre: Values = _narrowing("Only kept by this centre (its code).", "it")
    freshness: Values = _narrowing("Only cards that are confirmed, due or past.", "confirmed")
    nature: Values = _narrowing("Only facts, or only examples.", "fact")


class ActorShape(RecordShape):
    """A card of the directory. What is empty is not known."""

    name: Texts = Field(description="Name.", examples=[{"it": "Mani Vicine (esempio)"}])
    summary: Texts = Field(description="In one sentence.", examples=[{}])
    kind: str = Field(description="What kind of actor it is.", examples=["association"],
                      json_schema_extra={"vocabulary": "kind"})  # fmt: skip
    sector: str = Field(description="Public, private or third sector.", examples=[""],
                        json_schema_extra={"vocabulary": "sector"})  # fmt: skip
    level: str = Field(description="Level of administration.", examples=[""],
                       json_schema_extra={"vocabulary": "level"})  # fmt: skip
    country: str = Field(description="Country (ISO 3166-1).", examples=["IT"],
                         json_schema_extra={"vocabulary": "ISO 3166-1"})  # fmt: skip
    nuts: str = Field(description="Territory (NUTS code).", examples=["ITC11"],
                      json_schema_extra={"vocabulary": "NUTS"})  # fmt: skip
    nuts_edition: str = Field(description="The edition of NUTS it is from.", examples=["2024"])
    town: str = Field(description="Town.", examples=["Torino"])
    latitude: float | None = Field(
        description="Degrees north (WGS 84), if somebody gave them.", examples=[None]
    )
    longitude: float | None = Field(
        description="Degrees east (WGS 84), if somebody gave them.", examples=[None]
    )
    themes: Codes = Field(description="What it works on.",
                          json_schema_extra={"vocabulary": "theme"})  # fmt: skip
    target_groups: Codes = Field(description="For whom it works.",
                                 json_schema_extra={"vocabulary": "target_group"})  # fmt: skip
    methods: Codes = Field(description="How it works.",
                           json_schema_extra={"vocabulary": "method"})  # fmt: skip
    website: str = Field(description="Its own website.", examples=["https://example.org/"])
    valid_until: date | None = Field(
        description="The day until which the card is confirmed.", examples=["2027-05-01"]
    )


class WholeActor(ActorShape):
    """A card with all that its page shows."""

    name_note: Texts = Field(description="Note on the name.", examples=[{}])
    territory: Texts = Field(description="Territory in words.", examples=[{}])
    description: Texts = Field(description="Description.", examples=[{}])
    offers: Texts = Field(description="What it offers.", examples=[{}])
    seeks: Texts = Field(description="What it seeks.", examples=[{}])
    identifiers: list[str] = Field(
        description="Numbers in registers, written scheme:value.", examples=[[]]
    )
    email: str = Field(description="Public e-mail address.", examples=["info@example.org"])
    telephone: str = Field(description="Public telephone number.", examples=[""])
    address: str = Field(description="Public postal address.", examples=[""])
    postal_code: str = Field(description="Postal code.", examples=[""])
    relations: list[TieShape] = Field(description=N_("What it has to do with other records."))
    sources: list[SourceShape] = Field(description=N_("Who says so, field by field."))


class DescribedShape(RecordShape):
    """A place or a programme."""

    name: Texts = Field(description="Name.", examples=[{"it": "Open Incet"}])
    summary: Texts = Field(description="In one sentence.", examples=[{}])
    country: str = Field(description="Country (ISO 3166-1).", examples=["IT"],
                         json_schema_extra={"vocabulary": "ISO 3166-1"})  # fmt: skip


class PlaceShape(DescribedShape):
    """A place where social innovation has a roof."""

    town: str = Field(description="Town.", examples=["Torino"])
    address: str = Field(description="Public postal address.", examples=[""])


class ProgrammeShape(DescribedShape):
    """A programme under which social innovation is done."""


class WholePlace(PlaceShape):
    """A place with what sources say of it."""

    statements: list[StatementShape] = Field(description=N_("What sources say of it."))
    relations: list[TieShape] = Field(description=N_("What it has to do with other records."))
    sources: list[SourceShape] = Field(description=N_("Who says so, field by field."))


class WholeProgramme(ProgrammeShape):
    """A programme with what sources say of it."""

    statements: list[StatementShape] = Field(description=N_("What sources say of it."))
    relations: list[TieShape] = Field(description=N_("What it has to do with other records."))
    sources: list[SourceShape] = Field(description=N_("Who says so, field by field."))
