"""Consortia as linked data: projects of schema.org whose members are organisations."""

from __future__ import annotations

from uuid import UUID

from rdflib.namespace import DCTERMS, ORG, SKOS

from vivaio.contexts.consortium import queries
from vivaio.platform.linked.description import Description, dated, identity
from vivaio.platform.linked.words import SCHEMA
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.viewer import Viewer


def describe(viewer: Viewer, uid: UUID, told: Description) -> None:
    """A consortium, with the partners whose cards the viewer may see."""
    row = queries.consortium_of(viewer, uid)
    told.of_type(ORG.OrganizationalCollaboration, SCHEMA.Project)
    told.add(SCHEMA.name, row.acronym)
    told.text(SKOS.prefLabel, row.name)
    told.text(SCHEMA.description, row.summary)
    told.add(SCHEMA.identifier, row.agreement_number)
    told.add(SCHEMA.foundingDate, dated(row.starts))
    told.add(SCHEMA.dissolutionDate, dated(row.ends))
    for number, partner in enumerate(queries.partners(viewer, row), start=1):
        part = told.part(f"partner-{number}", ORG.Membership)
        told.add(ORG.member, identity(partner.actor.uid), about=part)
        told.add(ORG.organization, told.subject, about=part)
        told.add(SCHEMA.roleName, partner.role, about=part)
        told.add(SCHEMA.member, identity(partner.actor.uid))
    before = queries.predecessor(viewer, row)
    told.add(DCTERMS.replaces, identity(before.uid) if before else None)
    for claim in records.claims(uid):
        told.text(DCTERMS.description, claim.text)
    told.sources(records.attributions(uid))
