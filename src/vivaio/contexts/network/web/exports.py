"""The network to take away: a table of relations, a graph, linked data; what the viewer may see."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from vivaio.contexts.network import queries
from vivaio.contexts.network.queries import Network
from vivaio.contexts.network.web.views import asked_of
from vivaio.kernel import clock
from vivaio.platform.links.related import Edge
from vivaio.platform.records import queries as records
from vivaio.platform.records.queries import Heading
from vivaio.platform.tenancy.examples import coded, titled
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web import tables
from vivaio.platform.web.audience import VivaioRequest, everybody

_AT_ONCE = 500
_COLUMNS = (
    "source", "source_name", "relation", "target", "target_name", "since", "until", "confirmed_by",
    "through", "told_at", "nature", "licence", "taken_on",
)  # fmt: skip
#: W3C's vocabulary of organisations; what it has no word for is `linkedTo`, with our own code.
_PREDICATES = {"member_of": "org:memberOf", "programme_of": "dct:creator"}
_CONTEXT = {
    "org": "http://www.w3.org/ns/org#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def _address(uid: UUID) -> str:
    return f"{settings.PUBLIC_ADDRESS}/id/{uid}"


def _chosen(request: VivaioRequest) -> Network:
    return queries.network(request.viewer).narrowed(asked_of(request))


def _headings(viewer: Viewer, uids: Iterable[UUID]) -> dict[UUID, Heading]:
    known: dict[UUID, Heading] = {}
    left = iter(sorted(uids))
    while several := list(islice(left, _AT_ONCE)):
        known |= records.headings(viewer, several)
    return known


def _shown(viewer: Viewer, chosen: Network) -> tuple[Sequence[Edge], dict[UUID, Heading]]:
    """The relations of which both ends are still to be seen, and their headings."""
    known = _headings(viewer, chosen.nodes)
    return [edge for edge in chosen.edges if edge.source in known and edge.target in known], known


def _named(heading: Heading, language: str) -> str:
    return titled(heading.title.best(language).words, heading.nature)


@require_safe
@everybody
def network_csv(request: VivaioRequest) -> HttpResponseBase:
    """One relation a line, in CSV (UTF-8), safe to open in a spreadsheet."""
    viewer = request.viewer
    edges, known = _shown(viewer, _chosen(request))
    rows = (
        (
            _address(edge.source), known[edge.source].title.best(viewer.language).words, edge.kind,
            _address(edge.target), known[edge.target].title.best(viewer.language).words,
            edge.since, edge.until, edge.confirmed,
            _address(edge.through) if edge.through else "", edge.citation, coded(edge.nature),
            settings.DATA_LICENCE, clock.today().isoformat(),
        )
        for edge in edges
    )  # fmt: skip
    private = viewer.account is not None
    return tables.answer("relations.csv", _COLUMNS, rows, private=private)


@require_safe
@everybody
def network_graphml(request: VivaioRequest) -> HttpResponseBase:
    """The graph for programs that draw and measure, in GraphML."""
    lines = _graphml(request.viewer, _chosen(request))
    response = StreamingHttpResponse(lines, content_type="application/graphml+xml; charset=utf-8")
    return _as_file(response, "network.graphml", request.viewer)


def _as_file(response: HttpResponseBase, name: str, viewer: Viewer) -> HttpResponseBase:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    if viewer.account is not None:
        response["Cache-Control"] = "private, no-store"
    return response


def _graphml(viewer: Viewer, chosen: Network) -> Iterator[str]:
    edges, known = _shown(viewer, chosen)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    keys = [("graph", "licence"), ("graph", "taken_on")]
    keys += [("node", name) for name in ("name", "kind", "category", "country", "nature")]
    keys += [("edge", name) for name in ("relation", "since", "until", "confirmed_by", "nature_of")]
    for where, name in keys:
        yield f'<key id="{name}" for="{where}" attr.name="{name}" attr.type="string"/>\n'
    yield '<graph id="network" edgedefault="directed">\n'
    yield _data(licence=settings.DATA_LICENCE, taken_on=clock.today().isoformat())
    for uid, one in known.items():
        name = _named(one, viewer.language)
        values = _data(
            name=name, kind=one.kind, category=one.category, country=one.country, nature=one.nature
        )
        yield f"<node id={quoteattr(str(uid))}>{values}</node>\n"
    for edge in edges:
        values = _data(
            relation=edge.kind, since=edge.since, until=edge.until,
            confirmed_by=str(edge.confirmed), nature_of=edge.nature,
        )  # fmt: skip
        yield f'<edge source="{edge.source}" target="{edge.target}">{values}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _data(**values: str) -> str:
    """Values as GraphML holds them, without signs that XML cannot hold."""
    made = ""
    for name, value in values.items():
        words = "".join(sign for sign in value if sign >= " ")
        made += f'<data key="{name}">{escape(words)}</data>' if words else ""
    return made


@require_safe
@everybody
def network_jsonld(request: VivaioRequest) -> HttpResponseBase:
    """The same as linked data: W3C's vocabulary of organisations, each relation with its dates."""
    viewer = request.viewer
    edges, known = _shown(viewer, _chosen(request))
    graph: list[dict[str, Any]] = [
        {
            "@id": f"{settings.PUBLIC_ADDRESS}{request.path}",
            "@type": "schema:Dataset",
            "dct:license": {"@id": settings.DATA_LICENCE},
            "dct:issued": {"@value": clock.today().isoformat(), "@type": "xsd:date"},
        }
    ]
    graph += [_node(one, ties) for one, ties in _by_source(edges, known)]
    graph += [_statement(edge) for edge in edges]
    # Words that no vocabulary has are ours, below the address of this house.
    context = _CONTEXT | {"vivaio": f"{settings.PUBLIC_ADDRESS}/terms/"}
    body = json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False)
    response = HttpResponse(body, content_type="application/ld+json; charset=utf-8")
    return _as_file(response, "network.jsonld", viewer)


def _by_source(
    edges: Sequence[Edge], known: dict[UUID, Heading]
) -> Iterator[tuple[Heading, list[Edge]]]:
    ties: dict[UUID, list[Edge]] = {uid: [] for uid in known}
    for edge in edges:
        ties[edge.source].append(edge)
    return ((known[uid], of_it) for uid, of_it in ties.items())


def _predicate(kind: str) -> str:
    return _PREDICATES.get(kind, "org:linkedTo")


def _node(one: Heading, edges: Sequence[Edge]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@id": _address(one.uid),
        "@type": "org:Organization" if one.kind in ("actor", "centre") else "schema:Thing",
        "skos:prefLabel": [
            {"@value": titled(words, one.nature), "@language": language}
            for language, words in one.title.texts.items()
        ],
    }
    for edge in edges:
        made.setdefault(_predicate(edge.kind), []).append({"@id": _address(edge.target)})
    return made


def _statement(edge: Edge) -> dict[str, Any]:
    """A relation with what is known of it: kind, dates, source, how many sides confirm it."""
    made: dict[str, Any] = {
        "@type": "rdf:Statement",
        "rdf:subject": {"@id": _address(edge.source)},
        "rdf:predicate": {"@id": _predicate(edge.kind)},
        "rdf:object": {"@id": _address(edge.target)},
        "vivaio:relation": edge.kind,
        "schema:startDate": edge.since,
        "schema:endDate": edge.until,
        "vivaio:confirmedBySides": edge.confirmed,
        "dct:source": {"@id": edge.citation} if edge.citation else None,
        "dct:isPartOf": {"@id": _address(edge.through)} if edge.through else None,
        "vivaio:nature": edge.nature,
    }
    if edge.uid:
        made["@id"] = f"urn:uuid:{edge.uid}"
    return {name: value for name, value in made.items() if value not in ("", None)}
