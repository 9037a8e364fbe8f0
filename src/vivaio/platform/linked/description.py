"""One record as a graph, and the forms in which graphs are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.utils import translation
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, PROV, RDF, RDFS, XSD

from vivaio.kernel.language import INTERFACE
from vivaio.kernel.text import Text
from vivaio.platform.linked.forms import Form
from vivaio.platform.linked.words import PREFIXES
from vivaio.platform.records.queries import Attribution, Heading
from vivaio.platform.tenancy.examples import mark
from vivaio.platform.tenancy.models import Nature

Value = str | int | float | date | datetime | URIRef | Literal


def graph() -> Graph:
    """An empty one that knows our prefixes."""
    made = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        made.bind(prefix, namespace)
    return made


def written(found: Graph, form: Form) -> bytes:
    """A graph in one of the forms, in UTF-8; the same graph is always written alike."""
    if form.name == "json-ld":
        context = {prefix: str(namespace) for prefix, namespace in found.namespaces()}
        words = found.serialize(format=form.name, context=context, auto_compact=True, indent=1)
    else:
        words = found.serialize(format=form.name)
    return words.encode()


def identity(uid: UUID) -> URIRef:
    """The permanent address by which a record is spoken of."""
    return URIRef(f"{settings.PUBLIC_ADDRESS}/id/{uid}")


def concept(scheme: str, code: str) -> URIRef:
    """The address of a concept of the taxonomy."""
    return URIRef(f"{settings.PUBLIC_ADDRESS}/taxonomy/{scheme}/{code}")


class Description:
    """A graph about one record, to which its room adds."""

    def __init__(self, heading: Heading) -> None:
        self.graph = graph()
        self.subject = identity(heading.uid)
        self.heading = heading
        self.text(DCTERMS.title, heading.title)
        self.add(DCTERMS.identifier, f"urn:uuid:{heading.uid}")
        self.add(DCTERMS.modified, heading.updated_at)
        for language in INTERFACE:
            page = URIRef(f"{settings.PUBLIC_ADDRESS}/{language}/{heading.address}")
            self.add(FOAF.page, page)
            self.add(DCTERMS.language, Literal(language), about=page)
        if heading.nature == Nature.EXAMPLE:
            self._as_example()

    def _as_example(self) -> None:
        self.add(DCTERMS.type, URIRef(f"{settings.PUBLIC_ADDRESS}/data/dictionary/#example"))
        for language in INTERFACE:
            with translation.override(language):
                self.add(RDFS.comment, Literal(mark(), lang=language))

    def of_type(self, *types: URIRef) -> None:
        """What it is."""
        for one in types:
            self.add(RDF.type, one)

    def add(self, term: URIRef, *values: Value | None, about: URIRef | None = None) -> None:
        """Say something of the record, or of `about`; what is empty is not said."""
        for value in values:
            if value is None or value == "":
                continue
            told = value if isinstance(value, URIRef | Literal) else _literal(value)
            self.graph.add((about or self.subject, term, told))

    def text(self, term: URIRef, text: Text, about: URIRef | None = None) -> None:
        """Words in each language in which a person wrote them."""
        for language, words in text.texts.items():
            if words and language not in text.machine:
                self.add(term, Literal(words, lang=language), about=about)

    def part(self, name: str, *types: URIRef) -> URIRef:
        """Something that belongs to the record and has no address of its own."""
        made = URIRef(f"{self.subject}#{name}")
        for one in types:
            self.add(RDF.type, one, about=made)
        return made

    def sources(self, found: Mapping[str, Iterable[Attribution]]) -> None:
        """For each field who says so: `prov:wasDerivedFrom`, with the words and the day."""
        for field, several in found.items():
            for number, one in enumerate(several, start=1):
                source = self.part(f"source-{field}-{number}", PROV.Entity)
                self.add(PROV.wasDerivedFrom, source)
                self.add(DCTERMS.subject, field, about=source)
                self.text(DCTERMS.title, one.title, about=source)
                self.add(DCTERMS.publisher, one.publisher, about=source)
                self.add(FOAF.page, address(one.address), about=source)
                self.add(DCTERMS.description, one.quotation, about=source)
                self.add(DCTERMS.date, one.checked_on, about=source)


def address(words: str) -> URIRef | None:
    """A web address, or nothing where the words are none that can be written as one."""
    usable = words.startswith(("https://", "http://")) and not set(words) & set(' <>"{}|\\^`')
    return URIRef(words) if usable else None


def dated(words: str) -> Literal | None:
    """A year, a month or a day, as precisely as it is known; nothing for none."""
    kinds = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
    return Literal(words, datatype=kinds.get(len(words))) if words else None


def _literal(value: str | int | float | date | datetime) -> Literal:
    if isinstance(value, datetime):
        return Literal(value.isoformat(timespec="seconds"), datatype=XSD.dateTime)
    if isinstance(value, float):
        return Literal(repr(value), datatype=XSD.decimal)
    return Literal(value)
