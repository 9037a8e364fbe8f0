"""What programs get of centres."""

from __future__ import annotations

from pydantic import Field

from vivaio.kernel.errors import N_
from vivaio.platform.rest.shapes import RecordShape, Texts
from vivaio.platform.rest.ties import SourceShape, StatementShape, TieShape


class CentreShape(RecordShape):
    """A national competence centre."""

    code: str = Field(description="Short code.", examples=["it"])
    name: Texts = Field(description="Name.", examples=[{"en": "Competence centre"}])
    short_name: Texts = Field(description="Short name.", examples=[{"en": "Centre"}])
    country: str = Field(
        description="Country (ISO 3166-1).",
        examples=["IT"],
        json_schema_extra={"vocabulary": "ISO 3166-1"},
    )
    time_zone: str = Field(description="Time zone (IANA).", examples=["Europe/Rome"])
    website: str = Field(description="Its own website.", examples=["https://example.org/"])
    email: str = Field(description="Public e-mail address.", examples=["info@example.org"])


class WholeCentre(CentreShape):
    """A centre with what sources say of it."""

    name_note: Texts = Field(description="Note on the name.", examples=[{}])
    statements: list[StatementShape] = Field(description=N_("What sources say of it."))
    relations: list[TieShape] = Field(description=N_("What it has to do with other records."))
    sources: list[SourceShape] = Field(description=N_("Who says so, field by field."))
