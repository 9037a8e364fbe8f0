"""Consortia with their partners."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from tests.factories.sources import evidence, said
from tests.factories.words import canary, words
from vivaio.contexts.consortium import operations as consortia
from vivaio.contexts.consortium.operations import Joining
from vivaio.platform.tenancy.viewer import Viewer


def partner(actor: UUID, bird: str, role: str = "partner", country: str = "IT") -> Joining:
    """A partner whose printed name holds a canary."""
    return Joining(actor, role, country, f"{bird} as printed", f"{bird} country")


def consortium(
    partners: Sequence[Joining] = (), bird: str = "", *, predecessor: UUID | None = None
) -> UUID:
    """A consortium with every field filled."""
    bird = bird or canary()
    return consortia.record_consortium(
        by=Viewer.system(),
        acronym=f"Acronym {bird}",
        name=words(bird, "name"),
        summary=words(bird, "summary"),
        programme=f"Programme {bird}",
        agreement_number=f"No {bird}",
        starts="2024-07",
        ends="2027-06",
        countries=["IT"],
        predecessor_id=predecessor,
        partners=partners,
        said=said(bird, "action"),
        evidence={"name": [evidence(bird)], "starts": [evidence(bird)]},
        slug=f"consortium {bird}",
    )
