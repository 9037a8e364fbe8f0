"""The addresses of consortia for programs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from vivaio.contexts.consortium import queries
from vivaio.contexts.consortium.api.shapes import ConsortiumShape, PartnerShape, WholeConsortium
from vivaio.contexts.consortium.models import Consortium
from vivaio.contexts.consortium.queries import PartnerLine
from vivaio.platform.records import harvesting
from vivaio.platform.rest import ties
from vivaio.platform.rest.answers import answer, listed
from vivaio.platform.rest.cursors import after_uid, uid_of
from vivaio.platform.rest.shapes import Asked, AskedList, Page, Wanted
from vivaio.platform.tenancy.viewer import Viewer

consortia = Router(tags=["consortia"])
_VALUES = (
    "acronym", "programme", "agreement_number", "starts", "ends", "duration_months", "countries",
)  # fmt: skip


def _of(row: Consortium, wanted: Wanted) -> dict[str, Any]:
    common = wanted.common(row, {"name": row.name, "summary": row.summary})
    return {**common, **{name: getattr(row, name) for name in _VALUES}}


def _partner(one: PartnerLine) -> PartnerShape:
    return PartnerShape(
        actor=one.actor.uid,
        name=one.printed_name,
        country=one.country,
        role=one.role,
        eu_contribution=None if one.eu_contribution is None else str(one.eu_contribution),
    )


@consortia.get(
    "",
    response=Page[ConsortiumShape],
    url_name="api_consortia",
    operation_id="listConsortia",
    summary="Consortia",
)
def list_consortia(request: HttpRequest, asked: Query[AskedList]) -> HttpResponse:
    """The projects that the network and its sisters do together."""
    wanted, rows = Wanted(asked), Consortium.objects.visible_to(Viewer.anonymous())
    return listed(
        request,
        Page[ConsortiumShape],
        harvesting.following(rows, uid_of(asked.cursor), asked.limit),
        asked.limit,
        lambda shown: [ConsortiumShape(**_of(row, wanted)) for row in shown],
        lambda row: after_uid(row.uid),
    )


@consortia.get(
    "/{uuid:uid}",
    response=WholeConsortium,
    url_name="api_consortium",
    operation_id="getConsortium",
    summary="One consortium",
)
def one_consortium(request: HttpRequest, uid: UUID, asked: Query[Asked]) -> HttpResponse:
    """A consortium with its partners and what sources say of it."""
    viewer, wanted = Viewer.anonymous(), Wanted(asked)
    row = queries.consortium_of(viewer, uid)
    shape = WholeConsortium(
        **_of(row, wanted),
        partners=[_partner(one) for one in queries.partners(viewer, row)],
        statements=ties.statements(uid, wanted),
        sources=ties.sources(uid, wanted),
    )
    return answer(shape, row.updated_at)
