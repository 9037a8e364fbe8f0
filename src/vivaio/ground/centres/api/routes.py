"""The addresses of centres for programs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from vivaio.ground.centres import queries
from vivaio.ground.centres.api.shapes import CentreShape, WholeCentre
from vivaio.ground.centres.models import Centre
from vivaio.platform.records import harvesting
from vivaio.platform.rest import ties
from vivaio.platform.rest.answers import answer, listed
from vivaio.platform.rest.cursors import after_uid, uid_of
from vivaio.platform.rest.shapes import Asked, AskedList, Page, Wanted
from vivaio.platform.tenancy.viewer import Viewer

centres = Router(tags=["centres"])


def _of(row: Centre, wanted: Wanted, *texts: str) -> dict[str, Any]:
    values = ("code", "country", "time_zone", "website", "email")
    common = wanted.common(row, {name: getattr(row, name) for name in texts})
    return {**common, **{name: getattr(row, name) for name in values}}


@centres.get(
    "",
    response=Page[CentreShape],
    url_name="api_centres",
    operation_id="listCentres",
    summary="The centres of the network",
)
def list_centres(request: HttpRequest, asked: Query[AskedList]) -> HttpResponse:
    """The national competence centres that are published."""
    wanted, rows = Wanted(asked), Centre.objects.visible_to(Viewer.anonymous())
    return listed(
        request,
        Page[CentreShape],
        harvesting.following(rows, uid_of(asked.cursor), asked.limit),
        asked.limit,
        lambda shown: [CentreShape(**_of(row, wanted, "name", "short_name")) for row in shown],
        lambda row: after_uid(row.uid),
    )


@centres.get(
    "/{uuid:uid}",
    response=WholeCentre,
    url_name="api_centre",
    operation_id="getCentre",
    summary="One centre",
)
def one_centre(request: HttpRequest, uid: UUID, asked: Query[Asked]) -> HttpResponse:
    """A centre with what sources say of it."""
    viewer, wanted = Viewer.anonymous(), Wanted(asked)
    row = queries.centre_of(viewer, uid)
    shape = WholeCentre(
        **_of(row, wanted, "name", "short_name", "name_note"),
        statements=ties.statements(uid, wanted),
        relations=ties.ties(viewer, uid, wanted),
        sources=ties.sources(uid, wanted),
    )
    return answer(shape, row.updated_at)
