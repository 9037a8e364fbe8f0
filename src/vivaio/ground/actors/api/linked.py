"""The directory as linked data: W3C ORG, schema.org and Core Location."""

from __future__ import annotations

from uuid import UUID

from rdflib.namespace import DCAT, DCTERMS, FOAF, ORG, RDFS, SKOS

from vivaio.ground.actors import queries
from vivaio.ground.actors.models import Actor, Place, Programme
from vivaio.platform.linked.description import Description, address, concept, dated, identity
from vivaio.platform.linked.words import CPOV, LOCN, SCHEMA, VCARD
from vivaio.platform.links import queries as links
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.viewer import Viewer

_PERSONS = frozenset({"person", "expert"})
_LISTS = {"theme": "themes", "target_group": "target_groups", "method": "methods"}


def describe_actor(viewer: Viewer, uid: UUID, told: Description) -> None:
    """A card: an organisation, unless its kind says that it is a person."""
    row = queries.actor_of(viewer, uid)
    if row.kind in _PERSONS:
        told.of_type(FOAF.Person, SCHEMA.Person)
    else:
        told.of_type(ORG.Organization, SCHEMA.Organization, FOAF.Organization)
    if row.sector == "public":
        told.of_type(CPOV.PublicOrganisation)
    told.text(SKOS.prefLabel, row.name)
    told.text(SCHEMA.name, row.name)
    told.text(SCHEMA.description, row.summary)
    told.text(DCTERMS.description, row.description)
    told.add(SCHEMA.url, address(row.website))
    told.add(FOAF.homepage, address(row.website))
    for one in row.identifiers:
        told.add(SCHEMA.identifier, one)
    for scheme in ("kind", "sector", "level"):
        code = getattr(row, scheme)
        told.add(ORG.classification, concept(scheme, code) if code else None)
    for scheme, name in _LISTS.items():
        for code in getattr(row, name):
            told.add(SCHEMA.knowsAbout, concept(scheme, code))
    _contact(row, told)
    _site(row, told)
    _membership(viewer, uid, told)
    _related(viewer, uid, told)
    told.sources(records.attributions(uid))


def _contact(row: Actor, told: Description) -> None:
    if not (row.email or row.telephone):
        return
    card = told.part("contact", VCARD.Kind, SCHEMA.ContactPoint)
    told.add(SCHEMA.contactPoint, card)
    told.add(SCHEMA.email, row.email, about=card)
    told.add(SCHEMA.telephone, row.telephone, about=card)


def _site(row: Actor, told: Description) -> None:
    if not any((row.country, row.nuts, row.address, row.town, row.latitude is not None)):
        return
    site = told.part("site", ORG.Site)
    told.add(ORG.hasSite, site)
    place = told.part("address", LOCN.Address, SCHEMA.PostalAddress)
    told.add(ORG.siteAddress, place, about=site)
    told.add(SCHEMA.address, place)
    told.add(LOCN.fullAddress, row.address, about=place)
    told.add(LOCN.postCode, row.postal_code, about=place)
    told.add(LOCN.postName, row.town, about=place)
    told.add(SCHEMA.addressCountry, row.country, about=place)
    told.add(LOCN.adminUnitL1, row.country, about=place)
    told.add(LOCN.adminUnitL2, row.nuts, about=place)
    if row.latitude is not None and row.longitude is not None:
        point = told.part("position", LOCN.Geometry, SCHEMA.GeoCoordinates)
        told.add(LOCN.geometry, point, about=site)
        told.add(SCHEMA.latitude, row.latitude, about=point)
        told.add(SCHEMA.longitude, row.longitude, about=point)


def _membership(viewer: Viewer, uid: UUID, told: Description) -> None:
    for number, part in enumerate(queries.parts_of(viewer, uid), start=1):
        if part.actor is None or part.actor.uid != uid:
            continue
        seat = told.part(f"membership-{number}", ORG.Membership)
        told.add(ORG.hasMembership, seat)
        told.add(ORG.organization, identity(part.centre.uid), about=seat)
        told.add(SCHEMA.roleName, part.role, about=seat)
        told.add(SCHEMA.startDate, dated(part.since), about=seat)
        told.add(SCHEMA.creativeWorkStatus, part.standing, about=seat)


def _related(viewer: Viewer, uid: UUID, told: Description) -> None:
    """Relations with their kind, their dates, and the record at the other end."""
    for number, hop in enumerate(links.of(viewer, uid), start=1):
        told.add(DCTERMS.relation, identity(hop.other.uid))
        tie = told.part(f"relation-{number}", DCAT.Relationship)
        told.add(DCAT.qualifiedRelation, tie)
        told.add(SCHEMA.roleName, f"{hop.kind} ({hop.direction})", about=tie)
        told.add(DCTERMS.relation, identity(hop.other.uid), about=tie)
        told.text(RDFS.label, hop.other.title, about=identity(hop.other.uid))
        told.add(SCHEMA.startDate, dated(hop.since), about=tie)
        told.add(SCHEMA.endDate, dated(hop.until), about=tie)


def _described(viewer: Viewer, row: Place | Programme, told: Description) -> None:
    told.text(SCHEMA.name, row.name)
    told.text(SCHEMA.description, row.summary)
    for claim in records.claims(row.uid):
        told.text(DCTERMS.description, claim.text)
    _related(viewer, row.uid, told)
    told.sources(records.attributions(row.uid))


def describe_place(viewer: Viewer, uid: UUID, told: Description) -> None:
    """A place: a site with an address."""
    row = queries.place_of(viewer, uid)
    told.of_type(ORG.Site, SCHEMA.Place)
    where = told.part("address", LOCN.Address, SCHEMA.PostalAddress)
    told.add(ORG.siteAddress, where)
    told.add(LOCN.fullAddress, row.address, about=where)
    told.add(LOCN.postName, row.town, about=where)
    told.add(SCHEMA.addressCountry, row.country, about=where)
    _described(viewer, row, told)


def describe_programme(viewer: Viewer, uid: UUID, told: Description) -> None:
    """A programme: a project in the words of schema.org."""
    row = queries.programme_of(viewer, uid)
    told.of_type(SCHEMA.Project)
    _described(viewer, row, told)


def describe_sister(viewer: Viewer, uid: UUID, told: Description) -> None:
    """A card in a sister directory, in its own words."""
    told.of_type(SCHEMA.CreativeWork)
    row = queries.sister_card_of(viewer, uid)
    told.text(SCHEMA.headline, row.title)
    told.text(SCHEMA.text, row.text)
    told.add(SCHEMA.about, identity(row.about_id))
    told.add(DCTERMS.publisher, identity(row.directory_id))
