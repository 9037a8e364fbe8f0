"""What a record has to do with others, and what sources say of it: the same for all rooms."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import Field

from vivaio.kernel.errors import N_
from vivaio.platform.links import queries as links
from vivaio.platform.records import queries as records
from vivaio.platform.rest.shapes import EXAMPLE_UID, Shape, Texts, Wanted
from vivaio.platform.tenancy.viewer import Viewer


class TieShape(Shape):
    """What a record has to do with another one."""

    kind: str = Field(description=N_("Kind of the relation."), examples=["managed_by"])
    direction: str = Field(
        description=N_("Forward: from this record to the other; backward: towards it."),
        examples=["forward"],
        json_schema_extra={"enum": ["forward", "backward"]},
    )
    other: UUID = Field(description=N_("The other record."), examples=[EXAMPLE_UID])
    title: Texts = Field(description=N_("Title of the other record."), examples=[{"it": "Torino"}])
    since: str = Field(description=N_("When it began, as precisely as known."), examples=["2024"])
    until: str = Field(description=N_("When it ended, as precisely as known."), examples=[""])


class StatementShape(Shape):
    """What a source says of a record."""

    subject: str = Field(description=N_("What is spoken of."), examples=["history"])
    text: Texts = Field(description=N_("What is said."), examples=[{"en": "It opened."}])
    on: str = Field(
        description=N_("The day it speaks of, as precisely as known."), examples=["2024-07"]
    )
    standing: str = Field(description=N_("Whether it holds already."), examples=["in_force"])
    source: Texts = Field(description=N_("Title of the source."), examples=[{"en": "Register"}])
    address: str = Field(description=N_("Where the source is found."), examples=[""])


class SourceShape(Shape):
    """Who says so, for one field."""

    field: str = Field(description=N_("The field the source speaks of."), examples=["name"])
    title: Texts = Field(description=N_("Title of the source."), examples=[{"en": "Register"}])
    publisher: str = Field(description=N_("Who published the source."), examples=["City"])
    address: str = Field(description=N_("Where the source is found."), examples=[""])
    quotation: str = Field(description=N_("The words of the source."), examples=[""])
    checked_on: date | None = Field(
        description=N_("When somebody last looked at the source."), examples=["2026-11-20"]
    )


def ties(viewer: Viewer, uid: UUID, wanted: Wanted) -> list[TieShape]:
    """The links of a record that the viewer may know of."""
    return [
        TieShape(
            kind=hop.kind,
            direction=hop.direction,
            other=hop.other.uid,
            title=wanted.texts(hop.other.title),
            since=hop.since,
            until=hop.until,
        )
        for hop in links.of(viewer, uid)
    ]


def statements(uid: UUID, wanted: Wanted) -> list[StatementShape]:
    """What sources say of a record that the caller has found visible."""
    return [
        StatementShape(
            subject=claim.subject,
            text=wanted.texts(claim.text),
            on=claim.on,
            standing=claim.standing,
            source=wanted.texts(claim.attribution.title),
            address=claim.attribution.address,
        )
        for claim in records.claims(uid)
    ]


def sources(uid: UUID, wanted: Wanted) -> list[SourceShape]:
    """The sources of the fields of a record that the caller has found visible."""
    return [
        SourceShape(
            field=field,
            title=wanted.texts(one.title),
            publisher=one.publisher,
            address=one.address,
            quotation=one.quotation,
            checked_on=one.checked_on,
        )
        for field, several in records.attributions(uid).items()
        for one in several
    ]
