"""The catalogue of data sets as linked data: DCAT-AP 3.0.1, checked by `make shapes`.

Only identifiers are used that we know: no authority table of the EU is named, since none of its
codes is in a file we have. How often data changes is told by a frequency of our own.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, RDFS, XSD

from vivaio.api.datasets import DataSet, File, data_sets
from vivaio.api.version import BASE, VERSION
from vivaio.kernel.errors import N_
from vivaio.kernel.language import INTERFACE
from vivaio.platform.linked.description import graph
from vivaio.platform.linked.words import VCARD
from vivaio.platform.records.harvesting import last_changes

TITLE = N_("Open data of the network")
ABOUT = N_("What everybody may read here, for programs and for people who calculate.")
SERVICE = N_("Interface for programs")
CONTINUOUS = N_("As soon as something changes")
#: Newer than the list of DCAT's terms that rdflib has.
DCAT_VERSION = URIRef(f"{DCAT}version")
#: Registered media types have an address there (DCAT 3, section 6.8).
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


def _at(path: str) -> URIRef:
    return URIRef(f"{settings.PUBLIC_ADDRESS}{path}")


def _moment(value: datetime | None) -> Literal | None:
    return Literal(value.isoformat(timespec="seconds"), datatype=XSD.dateTime) if value else None


class Catalogue:
    """The graph, and the nodes that many parts of it speak of."""

    def __init__(self) -> None:
        self.graph = graph()
        self.node = _at("/data/#catalogue")
        self.publisher = _at("/data/#publisher")
        self.contact = _at("/data/#contact")
        self.licence = URIRef(settings.DATA_LICENCE)
        self.frequency = _at("/data/#continuous")
        self.service = _at(f"/{BASE}#service")
        self.page = _at("/en/data/")

    def say(self, about: URIRef, *told: tuple[URIRef, URIRef | Literal | None]) -> None:
        """Add what is told of a node; what is None is not."""
        for term, value in told:
            if value is not None:
                self.graph.add((about, term, value))

    def words(self, about: URIRef, term: URIRef, msgid: str) -> None:
        """A sentence in each language of the interface."""
        for language in INTERFACE:
            with translation.override(language):
                self.graph.add((about, term, Literal(gettext(msgid), lang=language)))

    def around(self) -> None:
        """Who publishes, whom to ask, under which licence, how often."""
        self.say(
            self.publisher,
            (RDF.type, FOAF.Agent),
            (FOAF.name, Literal(settings.DATA_PUBLISHER)),
            (FOAF.homepage, _at("/")),
        )
        self.say(_at("/"), (RDF.type, FOAF.Document))
        self.say(self.page, (RDF.type, FOAF.Document))
        asked = settings.DATA_CONTACT or f"{settings.PUBLIC_ADDRESS}/en/about/"
        reached = VCARD.hasEmail if asked.startswith("mailto:") else VCARD.hasURL
        self.say(
            self.contact,
            (RDF.type, VCARD.Kind),
            (VCARD.fn, Literal(settings.DATA_PUBLISHER)),
            (reached, URIRef(asked)),
        )
        self.say(self.licence, (RDF.type, DCTERMS.LicenseDocument))
        self.say(self.frequency, (RDF.type, DCTERMS.Frequency))
        self.words(self.frequency, RDFS.label, CONTINUOUS)

    def head(self) -> None:
        """The catalogue itself, and the interface that serves it."""
        for node, of_type, title in (
            (self.node, DCAT.Catalog, TITLE),
            (self.service, DCAT.DataService, SERVICE),
        ):
            self.say(
                node,
                (RDF.type, of_type),
                (DCTERMS.publisher, self.publisher),
                (DCTERMS.license, self.licence),
                (DCAT.contactPoint, self.contact),
            )
            self.words(node, DCTERMS.title, title)
            self.words(node, DCTERMS.description, ABOUT)
        self.say(self.node, (FOAF.homepage, self.page), (DCAT.service, self.service))
        description = _at(f"/{BASE}openapi.json")
        self.say(
            self.service,
            (DCAT.endpointURL, _at(f"/{BASE}")),
            (DCAT.endpointDescription, description),
            (DCAT.landingPage, _at("/en/api/")),
            (DCAT_VERSION, Literal(VERSION)),
        )
        self.say(_at("/en/api/"), (RDF.type, FOAF.Document))

    def data_set(self, one: DataSet, modified: datetime | None) -> None:
        """One data set with its files."""
        node = _at(f"/data/#{one.code}")
        changed = _moment(modified)
        self.say(
            node,
            (RDF.type, DCAT.Dataset),
            (DCTERMS.identifier, Literal(str(node))),
            (DCTERMS.publisher, self.publisher),
            (DCAT.contactPoint, self.contact),
            (DCTERMS.accrualPeriodicity, self.frequency),
            (DCTERMS.modified, changed),
            (DCAT_VERSION, Literal(modified.date().isoformat()) if modified else None),
            (DCAT.landingPage, self.page),
            (FOAF.page, _at(f"/en/data/dictionary/#{one.code}")),
        )
        self.say(_at(f"/en/data/dictionary/#{one.code}"), (RDF.type, FOAF.Document))
        self.words(node, DCTERMS.title, one.title)
        self.words(node, DCTERMS.description, one.about or one.title)
        self.say(self.node, (DCAT.dataset, node))
        for file in one.files:
            self._file(node, one, file, changed)

    def _file(self, of: URIRef, one: DataSet, file: File, changed: Literal | None) -> None:
        address = _at(file.path.replace("{language}", "en"))
        ending = file.media_type.rpartition("/")[2]
        node = _at(f"/data/#{one.code}-{'api-' if file.is_interface else ''}{ending}")
        media_type = URIRef(f"{MEDIA_TYPES}{file.media_type}")
        self.say(
            node,
            (RDF.type, DCAT.Distribution),
            (DCAT.accessURL, address),
            (DCAT.mediaType, media_type),
            (DCTERMS.license, self.licence),
            (DCTERMS.modified, changed),
        )
        self.words(node, DCTERMS.title, one.title)
        self.say(media_type, (RDF.type, DCTERMS.MediaType))
        if file.is_interface:
            self.say(node, (DCAT.accessService, self.service))
            self.say(self.service, (DCAT.servesDataset, of))
        else:
            self.say(node, (DCAT.downloadURL, address))
        self.say(of, (DCAT.distribution, node))


def catalogue() -> Graph:
    """The whole catalogue."""
    made = Catalogue()
    made.around()
    made.head()
    changes = last_changes()
    for one in data_sets():
        made.data_set(one, one.modified(changes))
    return made.graph
