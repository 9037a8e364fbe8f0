"""What programs get of consortia."""

from __future__ import annotations

from uuid import UUID

from pydantic import Field

from vivaio.kernel.errors import N_
from vivaio.platform.rest.shapes import EXAMPLE_UID, RecordShape, Shape, Texts
from vivaio.platform.rest.ties import SourceShape, StatementShape


class ConsortiumShape(RecordShape):
    """A project done together. What is empty is not known."""

    acronym: str = Field(description="Acronym.", examples=["SEED2SCALE"])
    name: Texts = Field(description="Name.", examples=[{"en": "A project"}])
    summary: Texts = Field(description="In one sentence.", examples=[{}])
    programme: str = Field(description="Funding programme.", examples=["ESF+"])
    agreement_number: str = Field(description="Agreement number.", examples=[""])
    starts: str = Field(description="Starts, as precisely as known.", examples=["2025-10"])
    ends: str = Field(description="Ends, as precisely as known.", examples=["2027"])
    duration_months: int | None = Field(description="Duration in months.", examples=[24])
    countries: list[str] = Field(
        description="Countries (ISO 3166-1).",
        examples=[["IT", "SI"]],
        json_schema_extra={"vocabulary": "ISO 3166-1"},
    )


class PartnerShape(Shape):
    """A partner, with name and country as the source printed them."""

    actor: UUID = Field(
        description=N_("The partner’s card in the directory."), examples=[EXAMPLE_UID]
    )
    name: str = Field(description=N_("Name as the source printed it."), examples=["City"])
    country: str = Field(
        description=N_("Country (ISO 3166-1)."),
        examples=["IT"],
        json_schema_extra={"vocabulary": "ISO 3166-1"},
    )
    role: str = Field(
        description=N_("The partner's part in the project."),
        examples=["partner"],
        json_schema_extra={"enum": ["lead", "coordinator", "partner", "associated"]},
    )
    eu_contribution: str | None = Field(
        description=N_("Contribution of the European Union in euro; empty is not known."),
        examples=["100000.00"],
    )


class WholeConsortium(ConsortiumShape):
    """A consortium with its partners and what sources say of it."""

    partners: list[PartnerShape] = Field(description=N_("The partners whose cards are public."))
    statements: list[StatementShape] = Field(description=N_("What sources say of it."))
    sources: list[SourceShape] = Field(description=N_("Who says so, field by field."))
