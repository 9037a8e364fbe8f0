"""Competences as linked data: concepts of SKOS."""

from __future__ import annotations

from uuid import UUID

from rdflib.namespace import DCTERMS, SKOS

from vivaio.contexts.competences.queries import framework
from vivaio.platform.linked.description import Description
from vivaio.platform.tenancy.viewer import Viewer


def describe(viewer: Viewer, uid: UUID, told: Description) -> None:
    """A competence with its definition and, as examples, what somebody can do who has it."""
    row = framework.by_uid(viewer, uid)
    told.of_type(SKOS.Concept)
    told.add(SKOS.notation, row.code)
    told.text(SKOS.prefLabel, row.title)
    told.text(SKOS.definition, row.definition)
    told.add(DCTERMS.hasVersion, row.edition)
    for one in row.all_statements():
        part = told.part(one.code, SKOS.Concept)
        told.add(SKOS.narrower, part)
        told.add(SKOS.notation, f"{row.code}.{one.code}", about=part)
        told.text(SKOS.prefLabel, one.words, about=part)
