"""The taxonomy for programs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from vivaio.ground.taxonomy import queries
from vivaio.ground.taxonomy.territories import queries as regions
from vivaio.ground.taxonomy.territories.queries import Region
from vivaio.kernel.errors import N_, Unknown
from vivaio.platform.rest.answers import answer
from vivaio.platform.rest.shapes import Asked, Shape, Texts, Wanted

taxonomy = Router(tags=["taxonomy"])
territories = Router(tags=["territories"])


class MatchShape(Shape):
    """A concept of another vocabulary that means the same or something like it."""

    relation: str = Field(description=N_("How close it is (SKOS)."), examples=["closeMatch"])
    target: str = Field(
        description=N_("The address of the other concept."), examples=["https://example.org/1"]
    )


class ConceptShape(Shape):
    """A concept of the taxonomy."""

    code: str = Field(description=N_("Code, as records use it."), examples=["care"])
    label: Texts = Field(description=N_("Name by language."), examples=[{"en": "Care"}])
    definition: Texts = Field(
        description=N_("What it means, in one sentence."), examples=[{"en": "Help for others."}]
    )
    broader: str = Field(
        description=N_("The code of the concept it is part of; empty at the top."), examples=[""]
    )
    deprecated: bool = Field(
        description=N_("Whether it is no longer used for anything new."), examples=[False]
    )
    replaced_by: str = Field(description=N_("The code that is used in its place."), examples=[""])
    matches: list[MatchShape] = Field(
        description=N_("The same or a like concept in other vocabularies.")
    )


class SchemeShape(Shape):
    """A scheme of the taxonomy."""

    code: str = Field(description=N_("Code, as records use it."), examples=["theme"])
    label: Texts = Field(description=N_("Name by language."), examples=[{"en": "Theme"}])
    definition: Texts = Field(
        description=N_("What it means, in one sentence."), examples=[{"en": "What is worked on."}]
    )
    concepts: int = Field(description=N_("How many concepts it has."), examples=[18])


class Schemes(Shape):
    """The schemes of the taxonomy."""

    items: list[SchemeShape] = Field(description=N_("What is on this page."))


class Concepts(Shape):
    """The concepts of one scheme, in their order."""

    items: list[ConceptShape] = Field(description=N_("What is on this page."))


@taxonomy.get(
    "",
    response=Schemes,
    url_name="api_taxonomy",
    operation_id="listSchemes",
    summary="The schemes of the taxonomy",
)
def list_schemes(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
    """The lists of concepts from which the codes of records come."""
    wanted = Wanted(asked)
    items = [
        SchemeShape(
            code=one.code,
            label=wanted.texts(one.label),
            definition=wanted.texts(one.definition),
            concepts=len(queries.concepts(one.code)),
        )
        for one in queries.schemes()
    ]
    return answer(Schemes(items=items))


@taxonomy.get(
    "/{slug:scheme}",
    response=Concepts,
    url_name="api_concepts",
    operation_id="listConcepts",
    summary="The concepts of one scheme",
)
def list_concepts(request: HttpRequest, scheme: str, asked: Query[Asked]) -> HttpResponse:
    """Codes with their names and definitions."""
    found, wanted = queries.concepts(scheme), Wanted(asked)
    if not found:
        raise Unknown
    items = [
        ConceptShape(
            code=one.code,
            label=wanted.texts(one.label),
            definition=wanted.texts(one.definition),
            broader=one.broader,
            deprecated=one.deprecated,
            replaced_by=one.replaced_by,
            matches=[MatchShape(relation=relation, target=to) for relation, to in one.matches],
        )
        for one in found.values()
    ]
    return answer(Concepts(items=items))


class AskedRegions(Asked):
    """How the regions are narrowed."""

    country: str = Field(
        "", max_length=2, description="Only of this country (ISO 3166-1).", examples=["IT"]
    )
    level: int | None = Field(
        None, ge=0, le=3, description="Only of this level of NUTS; 0 is a country.", examples=[2]
    )


class RegionShape(Shape):
    """A region of NUTS."""

    code: str = Field(
        description=N_("Code of NUTS."),
        examples=["ITC1"],
        json_schema_extra={"vocabulary": "NUTS"},
    )
    level: int = Field(description=N_("Level of NUTS; 0 is a country."), examples=[2])
    name: Texts = Field(description=N_("Name by language."), examples=[{"it": "Piemonte"}])
    parent: str = Field(description=N_("The code of the region it lies in."), examples=["ITC"])
    country: str = Field(
        description=N_("Country (ISO 3166-1)."),
        examples=["IT"],
        json_schema_extra={"vocabulary": "ISO 3166-1"},
    )
    edition: str = Field(description=N_("The last edition of NUTS that has it."), examples=["2024"])
    since: str = Field(description=N_("The first edition we know that has it."), examples=["2013"])
    into: list[str] = Field(
        description=N_("Codes of the present edition that a former region went to."), examples=[[]]
    )


class Regions(Shape):
    """Regions in the order of their codes."""

    items: list[RegionShape] = Field(description=N_("What is on this page."))


def _region(one: Region, wanted: Wanted) -> RegionShape:
    return RegionShape(
        code=one.code,
        level=one.level,
        name=wanted.texts(one.name),
        parent=one.parent,
        country=one.country,
        edition=one.edition,
        since=one.since,
        into=list(one.into),
    )


@territories.get(
    "",
    response=Regions,
    url_name="api_territories",
    operation_id="listTerritories",
    summary="The regions of NUTS",
)
def list_territories(request: HttpRequest, asked: Query[AskedRegions]) -> HttpResponse:
    """The regions of the present edition by which cards say where they are."""
    found = regions.regions(asked.country.upper(), asked.level)
    return answer(Regions(items=[_region(one, Wanted(asked)) for one in found]))


@territories.get(
    "/{slug:code}",
    response=RegionShape,
    url_name="api_territory",
    operation_id="getTerritory",
    summary="One region",
)
def one_territory(request: HttpRequest, code: str, asked: Query[Asked]) -> HttpResponse:
    """A region of any edition we know."""
    found = regions.region(code.upper())
    if found is None:
        raise Unknown
    return answer(_region(found, Wanted(asked)))
