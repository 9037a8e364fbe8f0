"""A pilot in the words of the Common Impact Data Standard, as its basic tier asks.

Terms and what each must have: `validation/shacl/cids.basictier.shacl.ttl` of the repository
commonapproach/CIDS (commit b801a9e), read on 2026-11-23. `make shapes` checks against that file
where it lies. Words stand in one language, English where there is, since the standard has one.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import UUID

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF

from vivaio.contexts.pilots.models import Level, Pilot
from vivaio.ground.indicators import measuring
from vivaio.ground.indicators import queries as measurements
from vivaio.ground.indicators.parts import Indicator
from vivaio.ground.taxonomy.queries import concepts
from vivaio.kernel.text import Text
from vivaio.platform.linked import description
from vivaio.platform.linked.forms import Form
from vivaio.platform.records.queries import headings
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer

CIDS = Namespace("https://ontology.commonapproach.org/cids#")
ORG = Namespace("http://ontology.eil.utoronto.ca/tove/organization#")
I72 = Namespace("http://ontology.eil.utoronto.ca/ISO21972/iso21972#")


def written(viewer: Viewer, row: Pilot, form: Form) -> bytes:
    """A pilot that this viewer sees: who answers, what should change, what was measured."""
    return description.written(told(viewer, row), form)


def told(viewer: Viewer, row: Pilot) -> Graph:
    """The same as a graph."""
    graph = description.graph()
    for prefix, namespace in (("cids", CIDS), ("org", ORG), ("i72", I72)):
        graph.bind(prefix, namespace)
    body = _organization(graph, viewer, row)
    themes = _themes(graph, row)
    outcomes = _outcomes(graph, row)
    for outcome in outcomes:
        graph.add((body, CIDS.hasOutcome, outcome))
        graph.add((outcome, CIDS.forOrganization, body))
        for theme in themes:
            graph.add((outcome, CIDS.forTheme, theme))
    only = outcomes[0] if len(outcomes) == 1 else None
    found = measurements.measured(row.uid)
    for one in row.all_indicators():
        subject = _indicator(graph, row, one, body, only)
        for theme in themes:
            graph.add((subject, CIDS.forTheme, theme))
        first = one.baseline_on or row.starts_on
        for each in found.get(one.code, ()):
            _report(graph, subject, one, (each.uid, each.on_day, measuring.plain(each.value)),
                    first, body)  # fmt: skip
    return graph


def _words(text: Text) -> Literal:
    return Literal(text.best("en").words)


def _part(row: Pilot, code: str) -> URIRef:
    return URIRef(f"{description.identity(row.uid)}#{code}")


def _organization(graph: Graph, viewer: Viewer, row: Pilot) -> URIRef:
    """Who runs it; the centre where nobody else is known to."""
    uid, name = row.centre_id, row.centre.name if row.centre else Text("en")
    known = headings(viewer, [row.leader_id]) if row.leader_id else {}
    for leader in known.values():
        uid, name = leader.uid, leader.title
    subject = description.identity(uid) if uid else _part(row, "organization")
    graph.add((subject, RDF.type, CIDS.Organization))
    graph.add((subject, ORG.hasLegalName, _words(name)))
    return subject


def _themes(graph: Graph, row: Pilot) -> list[URIRef]:
    known, made = concepts("theme"), []
    for code in row.themes:
        if code in known:
            subject = description.concept("theme", code)
            graph.add((subject, RDF.type, CIDS.Theme))
            _name(graph, subject, known[code].label, known[code].definition)
            made.append(subject)
    return made


def _outcomes(graph: Graph, row: Pilot) -> list[URIRef]:
    """What its theory of change says should follow; the pilot itself where it says nothing."""
    stated = [
        (_part(row, f"theory-{one.code}"), one.words, one.words)
        for one in row.all_nodes()
        if one.level in (Level.OUTCOME, Level.IMPACT)
    ]
    made = []
    for subject, name, about in stated or [(_part(row, "outcome"), row.title, row.summary)]:
        graph.add((subject, RDF.type, CIDS.Outcome))
        _name(graph, subject, name, about)
        made.append(subject)
    if row.nature == Nature.EXAMPLE:
        for subject in made:
            graph.add((subject, DCTERMS.type, Literal("example")))
    return made


def _name(graph: Graph, subject: URIRef, name: Text, about: Text) -> None:
    graph.add((subject, ORG.hasName, _words(name)))
    graph.add((subject, CIDS.hasDescription, _words(about or name)))


def _indicator(
    graph: Graph, row: Pilot, one: Indicator, body: URIRef, outcome: URIRef | None
) -> URIRef:
    subject = _part(row, f"indicator-{one.code}")
    graph.add((subject, RDF.type, CIDS.Indicator))
    _name(graph, subject, one.name, one.definition)
    graph.add((subject, CIDS.unitDescription, _words(one.unit)))
    graph.add((subject, CIDS.forOrganization, body))
    graph.add((body, CIDS.hasIndicator, subject))
    if outcome is not None:
        graph.add((subject, CIDS.forOutcome, outcome))
        graph.add((outcome, CIDS.hasIndicator, subject))
    return subject


def _report(
    graph: Graph,
    indicator: URIRef,
    one: Indicator,
    measured: tuple[UUID, date, str],
    first: date | None,
    body: URIRef,
) -> None:
    """What was measured on a day: the standard wants a time with a beginning and an end."""
    uid, day, value = measured
    subject, held = URIRef(f"{indicator}-{uid}"), URIRef(f"{indicator}-{uid}-value")
    graph.add((subject, RDF.type, CIDS.IndicatorReport))
    graph.add((subject, ORG.hasName, Literal(f"{one.name.best('en').words}, {day.isoformat()}")))
    graph.add((subject, CIDS.forIndicator, indicator))
    graph.add((subject, CIDS.forOrganization, body))
    graph.add((indicator, CIDS.hasIndicatorReport, subject))
    graph.add((subject, PROV.startedAtTime, _moment(min(first or day, day))))
    graph.add((subject, PROV.endedAtTime, _moment(day)))
    graph.add((subject, I72.value, held))
    graph.add((held, RDF.type, I72.Measure))
    graph.add((held, I72.hasNumericalValue, Literal(value)))


def _moment(day: date) -> Literal:
    return Literal(datetime.combine(day, time(), UTC))
