"""Centres as linked data.

A centre may be an agreement between bodies without a legal person of its own, so it is told as an
`org:OrganizationalCollaboration`, and no number in a register is asked for.
"""

from __future__ import annotations

from uuid import UUID

from rdflib.namespace import DCTERMS, FOAF, ORG, SKOS

from vivaio.ground.centres import queries
from vivaio.platform.linked.description import Description, address, identity
from vivaio.platform.linked.words import SCHEMA
from vivaio.platform.links import queries as links
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.viewer import Viewer


def describe(viewer: Viewer, uid: UUID, told: Description) -> None:
    """A centre, with what sources say of it."""
    row = queries.centre_of(viewer, uid)
    told.of_type(ORG.OrganizationalCollaboration, SCHEMA.Organization)
    told.text(SKOS.prefLabel, row.name)
    told.text(SKOS.altLabel, row.short_name)
    told.text(SCHEMA.name, row.name)
    told.add(SCHEMA.url, address(row.website))
    told.add(FOAF.homepage, address(row.website))
    told.add(SCHEMA.email, row.email)
    told.add(SCHEMA.areaServed, row.country)
    for claim in records.claims(uid):
        told.text(DCTERMS.description, claim.text)
    for hop in links.of(viewer, uid):
        told.add(DCTERMS.relation, identity(hop.other.uid))
    told.sources(records.attributions(uid))
