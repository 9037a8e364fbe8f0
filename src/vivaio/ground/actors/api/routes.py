"""The addresses of the directory for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from vivaio.ground.actors import queries
from vivaio.ground.actors.api.reading import cards
from vivaio.ground.actors.api.shapes import (
    ActorShape,
    AskedActors,
    PlaceShape,
    ProgrammeShape,
    WholeActor,
    WholePlace,
    WholeProgramme,
)
from vivaio.ground.actors.models import Place, Programme
from vivaio.platform.records import harvesting
from vivaio.platform.rest import ties
from vivaio.platform.rest.answers import answer, listed
from vivaio.platform.rest.cursors import after_uid, uid_of
from vivaio.platform.rest.shapes import Asked, AskedList, Page, Wanted
from vivaio.platform.tenancy.viewer import Viewer

actors = Router(tags=["actors"])
places = Router(tags=["places"])
programmes = Router(tags=["programmes"])

_CODES = (
    "kind", "sector", "level", "country", "nuts", "nuts_edition", "town", "latitude", "longitude",
    "themes", "target_groups", "methods", "website", "valid_until",
)  # fmt: skip
_TEXTS = ("name", "summary")
_MORE_TEXTS = ("name_note", "territory", "description", "offers", "seeks")
_MORE = ("identifiers", "email", "telephone", "address", "postal_code")


def _of(row: Any, wanted: Wanted, texts: Sequence[str], values: Sequence[str]) -> dict[str, Any]:
    common = wanted.common(row, {name: getattr(row, name) for name in texts})
    return {**common, **{name: getattr(row, name) for name in values}}


def _around(row: Any, wanted: Wanted) -> dict[str, Any]:
    return {
        "relations": ties.ties(Viewer.anonymous(), row.uid, wanted),
        "sources": ties.sources(row.uid, wanted),
    }


@actors.get(
    "",
    response=Page[ActorShape],
    url_name="api_actors",
    operation_id="listActors",
    summary="The directory of actors",
)
def list_actors(request: HttpRequest, asked: Query[AskedActors]) -> HttpResponse:
    """The published cards in the order of their identities, which never changes."""
    wanted = Wanted(asked)
    rows = cards(asked, uid_of(asked.cursor))
    return listed(
        request,
        Page[ActorShape],
        rows,
        asked.limit,
        lambda shown: [ActorShape(**_of(row, wanted, _TEXTS, _CODES)) for row in shown],
        lambda row: after_uid(row.uid),
    )


@actors.get(
    "/{uuid:uid}",
    response=WholeActor,
    url_name="api_actor",
    operation_id="getActor",
    summary="One actor",
)
def one_actor(request: HttpRequest, uid: UUID, asked: Query[Asked]) -> HttpResponse:
    """A card with all that its page shows, its relations, and the sources of its fields."""
    row, wanted = queries.actor_of(Viewer.anonymous(), uid), Wanted(asked)
    parts = _of(row, wanted, (*_TEXTS, *_MORE_TEXTS), (*_CODES, *_MORE))
    return answer(WholeActor(**parts, **_around(row, wanted)), row.updated_at)


@places.get(
    "",
    response=Page[PlaceShape],
    url_name="api_places",
    operation_id="listPlaces",
    summary="Places",
)
def list_places(request: HttpRequest, asked: Query[AskedList]) -> HttpResponse:
    """Places where social innovation has a roof."""
    rows = Place.objects.visible_to(Viewer.anonymous())
    return _listed(request, asked, rows, PlaceShape, ("country", "town", "address"))


@places.get(
    "/{uuid:uid}",
    response=WholePlace,
    url_name="api_place",
    operation_id="getPlace",
    summary="One place",
)
def one_place(request: HttpRequest, uid: UUID, asked: Query[Asked]) -> HttpResponse:
    """A place with what sources say of it."""
    row = queries.place_of(Viewer.anonymous(), uid)
    return _whole(row, asked, WholePlace, ("country", "town", "address"))


@programmes.get(
    "",
    response=Page[ProgrammeShape],
    url_name="api_programmes",
    operation_id="listProgrammes",
    summary="Programmes",
)
def list_programmes(request: HttpRequest, asked: Query[AskedList]) -> HttpResponse:
    """Programmes of a city, a region or a network."""
    rows = Programme.objects.visible_to(Viewer.anonymous())
    return _listed(request, asked, rows, ProgrammeShape, ("country",))


@programmes.get(
    "/{uuid:uid}",
    response=WholeProgramme,
    url_name="api_programme",
    operation_id="getProgramme",
    summary="One programme",
)
def one_programme(request: HttpRequest, uid: UUID, asked: Query[Asked]) -> HttpResponse:
    """A programme with what sources say of it."""
    row = queries.programme_of(Viewer.anonymous(), uid)
    return _whole(row, asked, WholeProgramme, ("country",))


def _listed(
    request: HttpRequest, asked: AskedList, rows: Any, shape: Any, values: Sequence[str]
) -> HttpResponse:
    wanted = Wanted(asked)
    found = harvesting.following(rows, uid_of(asked.cursor), asked.limit)
    return listed(
        request,
        Page[shape],
        found,
        asked.limit,
        lambda shown: [shape(**_of(row, wanted, _TEXTS, values)) for row in shown],
        lambda row: after_uid(row.uid),
    )


def _whole(row: Any, asked: Asked, shape: Any, values: Sequence[str]) -> HttpResponse:
    wanted = Wanted(asked)
    said = ties.statements(row.uid, wanted)
    parts = _of(row, wanted, _TEXTS, values)
    return answer(shape(**parts, statements=said, **_around(row, wanted)), row.updated_at)
