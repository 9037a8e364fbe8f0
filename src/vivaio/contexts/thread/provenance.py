"""A thread in the words of PROV-O: what was derived from, used or attributed to what."""

from __future__ import annotations

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, XSD

from vivaio.contexts.thread.queries import Told
from vivaio.kernel.text import Text
from vivaio.platform.linked import description
from vivaio.platform.linked.forms import Form
from vivaio.platform.links import grammar
from vivaio.platform.links.walking import Knot, Strand
from vivaio.platform.tenancy.models import Nature

#: Kinds of record that are something done, over a time, and those that act; all others are things.
ACTIVITIES = frozenset({"analysis", "prioritisation", "pilot", "course", "transfer"})
AGENTS = frozenset({"actor", "centre", "consortium"})
#: Ties that say whose a thing is, and ties in answer to which a thing was made by somebody else.
ATTRIBUTED = frozenset(
    {"set_by", "proposed_by", "owned_by", "offered_by", "sought_by", "answered_for_by"}
)
PROMPTED = frozenset({"received"})
#: What was said, word for word, before anybody worked on it.
FIRST_HAND = frozenset({"interview", "extract"})


def written(told: Told, form: Form) -> bytes:
    """The whole thread in one of the forms of linked data."""
    return description.written(graph(told), form)


def graph(told: Told) -> Graph:
    """Its records with their titles, and each link twice: as a property, and with its reason."""
    found = description.graph()
    knots = {step.knot.uid: step.knot for step in told.thread.steps}
    knots[told.thread.start.uid] = told.thread.start
    for knot in knots.values():
        _tell(found, knot)
        for one in told.absorbed.get(knot.uid, ()):
            gone = description.identity(one.uid)
            found.add((gone, PROV.invalidatedAtTime, _moment(one.on.isoformat())))
            found.add((gone, DCTERMS.isReplacedBy, description.identity(knot.uid)))
    for strand in told.thread.strands:
        _tie(found, strand, knots[strand.source], knots[strand.target])
    return found


def _tell(found: Graph, knot: Knot) -> None:
    subject = description.identity(knot.uid)
    found.add((subject, RDF.type, _sort(knot.kind)))
    found.add((subject, DCTERMS.type, Literal(knot.kind)))
    _say(found, subject, DCTERMS.title, knot.title)
    if knot.gone_on is not None:
        found.add((subject, PROV.invalidatedAtTime, _moment(knot.gone_on.isoformat())))
    if knot.nature == Nature.EXAMPLE:
        found.add((subject, DCTERMS.type, Literal("example")))


def _sort(kind: str) -> URIRef:
    if kind in ACTIVITIES:
        return PROV.Activity
    return PROV.Agent if kind in AGENTS else PROV.Entity


def _tie(found: Graph, strand: Strand, source: Knot, target: Knot) -> None:
    kind = grammar.known(strand.kind)
    way = grammar.way(kind) if kind else "along"
    # What came later, and what it rests on; of ties beside the thread, as they were recorded.
    later, earlier = (target, source) if way == "along" else (source, target)
    term = DCTERMS.relation if way == "both" else _term(strand.kind, way, later, earlier)
    subject = description.identity(later.uid)
    other = description.identity(earlier.uid)
    found.add((subject, term, other))
    tie = URIRef(f"urn:uuid:{strand.uid}")
    found.add((subject, PROV.qualifiedInfluence, tie))
    is_derived = term in (PROV.wasDerivedFrom, PROV.hadPrimarySource)
    found.add((tie, RDF.type, PROV.Derivation if is_derived else PROV.Influence))
    found.add((tie, PROV.entity if is_derived else PROV.influencer, other))
    found.add((tie, DCTERMS.type, Literal(strand.kind)))
    day = strand.since or strand.recorded_on.isoformat()
    found.add((tie, DCTERMS.date, description.dated(day) or Literal(day)))
    _say(found, tie, RDFS.comment, strand.reason)


def _term(code: str, way: str, later: Knot, earlier: Knot) -> URIRef:
    """The property of the later one that names the earlier one."""
    if way == "beside":
        return PROV.wasAttributedTo if code in ATTRIBUTED else DCTERMS.relation
    sorts = (_sort(later.kind), _sort(earlier.kind))
    if sorts == (PROV.Activity, PROV.Activity):
        return PROV.wasInformedBy
    if sorts == (PROV.Entity, PROV.Activity):
        return PROV.wasGeneratedBy
    if sorts == (PROV.Activity, PROV.Entity):
        return PROV.used
    if sorts != (PROV.Entity, PROV.Entity) or code in PROMPTED:
        return PROV.wasInfluencedBy
    return PROV.hadPrimarySource if earlier.kind in FIRST_HAND else PROV.wasDerivedFrom


def _moment(day: str) -> Literal:
    return Literal(f"{day}T00:00:00+00:00", datatype=XSD.dateTime)


def _say(found: Graph, subject: URIRef, term: URIRef, text: Text) -> None:
    """Words in each language in which a person wrote them."""
    for language, words in text.texts.items():
        if words and language not in text.machine:
            found.add((subject, term, Literal(words, lang=language)))
