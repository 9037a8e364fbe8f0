"""Writing consortia."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from vivaio.contexts.consortium.models import Consortium, Partner, PartnerRole
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_
from vivaio.platform.links import operations as links
from vivaio.platform.records import operations as records
from vivaio.platform.records.operations import Evidence, Said
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Joining:
    """A partner as a source prints it."""

    actor: UUID
    role: str
    country: str
    printed_name: str
    printed_country: str = ""
    eu_contribution: Decimal | None = None


@operation
def record_consortium(
    *,
    by: Viewer,
    acronym: str,
    partners: Sequence[Joining],
    said: Sequence[Said],
    evidence: Mapping[str, Sequence[Evidence]],
    slug: str = "",
    **values: Any,
) -> UUID:
    """Record a consortium with its partners and what sources say of it."""
    if not by.may("edit", None):
        require(no(N_("Consortia are recorded by the coordination of the network.")))
    consortium = Consortium(
        acronym=acronym, visibility=Visibility.PUBLIC, state="published", **values
    )
    record = records.save(consortium, by=by, verb="consortium.recorded", slug_words=slug)
    records.assert_all(record, said)
    records.attribute(record, evidence)
    for position, partner in enumerate(partners, start=1):
        _join(by, consortium, partner, position)
    return consortium.uid


def _join(by: Viewer, consortium: Consortium, partner: Joining, position: int) -> None:
    Partner.objects.create(
        consortium=consortium,
        actor_id=partner.actor,
        role=PartnerRole(partner.role),
        country=partner.country,
        printed_name=partner.printed_name,
        printed_country=partner.printed_country,
        eu_contribution=partner.eu_contribution,
        position=position,
    )
    leading = {PartnerRole.LEAD: "leads", PartnerRole.COORDINATOR: "coordinates"}
    kind = leading.get(PartnerRole(partner.role), "partner_in")
    links.link(by=by, kind=kind, source=partner.actor, target=consortium.uid)
