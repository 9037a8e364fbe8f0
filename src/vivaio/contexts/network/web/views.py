"""The page of the network: numbers first, then the drawing, then what is not recorded."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vivaio.contexts.network import queries
from vivaio.contexts.network.queries import Asked
from vivaio.contexts.network.web import drawing, tables
from vivaio.ground.taxonomy.queries import names
from vivaio.platform.links import grammar
from vivaio.platform.links import queries as links
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.wording import country, day


def asked_of(request: VivaioRequest) -> Asked:
    """What the address asks for; what nobody has is asked for all the same and finds nothing."""
    query = request.GET
    return Asked(
        country=query.get("country", "").strip()[:2].upper(),
        kind=query.get("kind", "").strip()[:60],
        relation=query.get("relation", "").strip()[:40],
    )


@require_safe
@everybody
def network(request: VivaioRequest) -> HttpResponse:
    """Who is related to whom, as far as everybody may know it."""
    viewer, asked = request.viewer, asked_of(request)
    whole = queries.public()
    measured = queries.measured(whole)
    shown = whole.narrowed(asked)
    order = "between" if request.GET.get("order") == "between" else "degree"
    context: dict[str, Any] = {
        "asked": asked,
        "order": order,
        "query": asked.query,
        "nodes": len(shown.nodes),
        "edges": len(shown.edges),
        "parts": tables.parts(shown),
        "lines": tables.most(viewer, shown, measured, order),
        "kinds_of": tables.by_kind(shown),
        "graph": drawing.network(viewer, shown, measured),
        "gaps": tables.gap_lines(whole, viewer.language, asked.country),
        "own": tables.additional(viewer, whole),
        "is_present": measured.is_present,
        "measured_at": day(measured.at) if measured.at else "",
        "countries": sorted(
            ((code, country(code)) for code in {n.country for n in whole.nodes.values()} if code),
            key=lambda pair: pair[1],
        ),
        "kinds": [(code, one.words) for code, one in names("kind", viewer.language).items()],
        "relations": [(one.code, links.label(one.code, "forward")) for one in grammar.relations()],
        "noindex": bool(asked.query),
        "room": "network",
    }
    return render(request, "network/network.html", context)
