"""The taxonomy for programs."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from vivaio.ground.taxonomy import queries
from vivaio.ground.taxonomy.models import Concept
from vivaio.kernel.errors import N_, Unknown
from vivaio.platform.rest.answers import answer
from vivaio.platform.rest.shapes import Asked, Shape, Texts, Wanted

taxonomy = Router(tags=["taxonomy"])


class ConceptShape(Shape):
    """A concept of the taxonomy."""

    code: str = Field(description=N_("Code, as records use it."), examples=["care"])
    label: Texts = Field(description=N_("Name by language."), examples=[{"en": "Care"}])
    definition: Texts = Field(
        description=N_("What it means, in one sentence."), examples=[{"en": "Help for others."}]
    )


class SchemeShape(Shape):
    """A scheme of the taxonomy."""

    code: str = Field(description=N_("Code, as records use it."), examples=["theme"])
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
    counted = Concept.objects.values_list("scheme").annotate(number=Count("*")).order_by("scheme")
    return answer(Schemes(items=[SchemeShape(code=code, concepts=n) for code, n in counted]))


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
            code=one.code, label=wanted.texts(one.label), definition=wanted.texts(one.definition)
        )
        for one in found.values()
    ]
    return answer(Concepts(items=items))
