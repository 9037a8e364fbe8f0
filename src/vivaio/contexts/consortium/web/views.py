"""The pages of consortia."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vivaio.contexts.consortium import queries
from vivaio.contexts.consortium.models import Consortium, PartnerRole
from vivaio.contexts.consortium.queries import PartnerLine
from vivaio.ground.actors.web import presenters
from vivaio.platform.multilingual.collation import sort_key
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.notes import Notes
from vivaio.platform.web.wording import country, day, page_of, reader

_LEADING = (PartnerRole.LEAD, PartnerRole.COORDINATOR)


def _countries(consortium: Consortium, partners: Sequence[PartnerLine]) -> list[dict[str, Any]]:
    """Countries with their partners, in the reader's alphabet; counted from the data."""
    counted = Counter(partner.country for partner in partners)
    codes = set(counted) | set(consortium.countries)
    named = sorted(
        ((country(code), code) for code in codes), key=lambda c: sort_key(c[0], reader())
    )
    return [
        {
            "code": code,
            "name": name,
            "partners": [_partner(one) for one in partners if one.country == code],
        }
        for name, code in named
    ]


def _partner(one: PartnerLine) -> dict[str, Any]:
    return {
        "name": one.printed_name,
        "href": page_of(one.actor.address),
        "role": PartnerRole(one.role).label,
        "leads": one.role == PartnerRole.LEAD,
        "printed_country": one.printed_country,
        "eu_contribution": one.eu_contribution,
    }


@require_safe
@everybody
def consortia(request: VivaioRequest) -> HttpResponse:
    """The consortia of the network and of its sisters."""
    language = request.viewer.language
    lines = [
        {
            "acronym": one.acronym,
            "href": page_of(one.record_address()),
            "name": one.name.best(language),
            "when": _when(one),
            "countries": [(code, country(code)) for code in one.countries],
        }
        for one in queries.consortia(request.viewer)
    ]
    return render(request, "consortium/consortia.html", {"lines": lines, "room": "consortia"})


def _when(one: Consortium) -> str:
    return " – ".join(day(value) for value in (one.starts, one.ends) if value)


@require_safe
@everybody
def consortium(request: VivaioRequest, slug: str) -> HttpResponse:
    """One consortium: who, where, under which agreement, and what it does."""
    viewer, language, notes = request.viewer, request.viewer.language, Notes()
    found = queries.consortium(viewer, slug)
    partners = queries.partners(viewer, found)
    before = queries.predecessor(viewer, found)
    evidence = records.attributions(found.uid)
    said = presenters.said(records.claims(found.uid), language, notes)
    numbers = {field: notes.numbers(several) for field, several in evidence.items()}
    context = {
        "found": found,
        "name": found.name.best(language),
        "summary": found.summary.best(language),
        "numbers": numbers,
        "when": _when(found),
        "countries": _countries(found, partners),
        "total": len(partners),
        "lead": next((_partner(one) for one in partners if one.role in _LEADING), None),
        "actions": [one for one in said if one.subject == "action"],
        "said": [one for one in said if one.subject != "action"],
        "is_example": found.nature == Nature.EXAMPLE,
        "predecessor": before,
        "predecessor_href": page_of(before.record_address()) if before else "",
        "successors": [
            (one.acronym, page_of(one.record_address()))
            for one in queries.successors(viewer, found)
        ],
        "notes": notes.all(),
        "room": "consortia",
    }
    return render(request, "consortium/consortium.html", context)
