"""Measures with their status, strategies, and what was measured: tables and linked data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS

from vivaio.contexts.strategy.models import Measure
from vivaio.contexts.strategy.queries import measures, strategies
from vivaio.contexts.strategy.queries.measures import Asked, Come, Found
from vivaio.contexts.strategy.rules import MEANINGS, Status
from vivaio.ground.indicators import exporting
from vivaio.kernel import clock
from vivaio.kernel.errors import N_
from vivaio.platform.linked import description
from vivaio.platform.linked.forms import Form
from vivaio.platform.records.queries import headings
from vivaio.platform.registry import Export
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer

COLUMNS = {
    "uid": N_("Identity"), "address": N_("Address"), "number": N_("Number"), "title": N_("Title"),
    "language": N_("Language"), "country": N_("Country"), "strategy": N_("Strategy"),
    "headings": N_("Headings"), "goals": N_("Sustainable Development Goals"),
    "owner": N_("Answers for it"), "starts_on": N_("First day"),
    "due_on": N_("Due"), "budget": N_("Budget in euro"), "status": N_("Status"),
    "days_late": N_("Days late"), "status_on": N_("Status of"), "nature": N_("Nature"),
}  # fmt: skip
OF_STRATEGIES = {
    "uid": N_("Identity"), "address": N_("Address"), "title": N_("Title"),
    "language": N_("Language"), "state": N_("State"), "country": N_("Country"),
    "starts_on": N_("First day"), "ends_on": N_("Last day"), "closes_on": N_("Comments until"),
    "adopted_on": N_("Adopted"), "nature": N_("Nature"),
}  # fmt: skip
MEASURED = {"measure": N_("Measure"), **exporting.COLUMNS}


def of_found(found: Found, viewer: Viewer) -> Iterator[dict[str, object]]:
    """Measures with their status as rows of a table."""
    language, told = viewer.language, [come.row for come in found.come]
    others = {row.strategy_id for row in told} | {row.owner_id for row in told}
    known = headings(viewer, [uid for uid in others if uid])
    for come in found.come:
        row = come.row
        title = row.title.best(language)
        yield {
            "uid": row.uid, "address": f"/id/{row.uid}", "number": row.number,
            "title": title.words, "language": title.language, "country": row.country,
            "strategy": f"/id/{row.strategy_id}" if row.strategy_id in known else "",
            "headings": " ".join(row.headings), "goals": " ".join(row.goals),
            "owner": f"/id/{row.owner_id}" if row.owner_id in known else "",
            "starts_on": row.starts_on or "", "due_on": row.due_on or "",
            "budget": "" if row.budget is None else row.budget, "status": come.status.value,
            "days_late": come.days_late or "", "status_on": found.day, "nature": row.nature,
        }  # fmt: skip


def rows(viewer: Viewer) -> Iterator[Mapping[str, object]]:
    """All measures with the status of today."""
    yield from of_found(measures.asked(viewer, Asked(), clock.today()), viewer)


def _strategies(viewer: Viewer) -> Iterator[Mapping[str, object]]:
    for row in strategies.every(viewer):
        title = row.title.best(viewer.language)
        days = ("starts_on", "ends_on", "closes_on", "adopted_on")
        yield {
            "uid": row.uid, "address": f"/id/{row.uid}", "title": title.words,
            "language": title.language, "state": row.state, "country": row.country,
            **{name: getattr(row, name) or "" for name in days}, "nature": row.nature,
        }  # fmt: skip


def _measured(viewer: Viewer) -> Iterator[Mapping[str, object]]:
    found = measures.asked(viewer, Asked(), clock.today())
    yield from of_rows((come.row for come in found.come), viewer.language)


def of_rows(several: Iterable[Measure], language: str) -> Iterator[Mapping[str, object]]:
    """Everything measured of measures, each with the definition of its indicator."""
    known = {row.uid: row for row in several}
    indicators = {uid: row.all_indicators() for uid, row in known.items()}
    for uid, told in exporting.rows(indicators, language):
        yield {"measure": f"/id/{uid}", **told, "nature": known[uid].nature}


def linked(found: Found, form: Form) -> bytes:
    """The same as linked data: each measure with its title, its day, and the status of a day."""
    graph = description.graph()
    for status in Status:
        concept = _concept(status)
        graph.add((concept, RDFS.label, Literal(str(status.label))))
        graph.add((concept, RDFS.comment, Literal(str(MEANINGS[status]))))
    for come in found.come:
        _tell(graph, come)
    return description.written(graph, form)


def _concept(status: Status) -> URIRef:
    return URIRef(f"urn:vivaio:status:{status.value}")


def _tell(graph: Graph, come: Come) -> None:
    row, subject = come.row, description.identity(come.row.uid)
    graph.add((subject, RDF.type, DCTERMS.Policy))
    for language, words in row.title.texts.items():
        if words and language not in row.title.machine:
            graph.add((subject, DCTERMS.title, Literal(words, lang=language)))
    graph.add((subject, DCTERMS.conformsTo, _concept(come.status)))
    if row.due_on:
        graph.add((subject, DCTERMS.valid, Literal(row.due_on)))
    if row.country:
        graph.add((subject, DCTERMS.spatial, Literal(row.country)))
    if row.nature == Nature.EXAMPLE:
        graph.add((subject, DCTERMS.type, Literal("example")))


EXPORTS = (
    Export("strategies", N_("Strategies"), OF_STRATEGIES, _strategies,
           kinds=frozenset({"strategy"})),
    Export(
        "measures", N_("Measures"), COLUMNS, rows, kinds=frozenset({"measure"}),
        about=N_("The measures of all strategies, with the status that rules give them today."),
    ),
    Export("measure-measurements", N_("Measurements of measures"), MEASURED, _measured,
           kinds=frozenset({"measure"})),
)  # fmt: skip
