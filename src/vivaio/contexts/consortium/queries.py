"""Reading consortia."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from vivaio.contexts.consortium.models import Consortium, Partner, PartnerRole
from vivaio.platform.records import queries as records
from vivaio.platform.records.queries import Heading
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Lead:
    """Who leads which project."""

    actor: Heading
    consortium: Heading


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """A partner as the consortium's page shows it."""

    printed_name: str
    printed_country: str
    country: str
    role: str
    eu_contribution: Decimal | None
    actor: Heading


def consortia(viewer: Viewer) -> list[Consortium]:
    """The consortia a viewer may see, newest first."""
    return list(Consortium.objects.visible_to(viewer).order_by("position"))


def consortium(viewer: Viewer, slug: str) -> Consortium:
    """One consortium by its slug."""
    return records.only(Consortium.objects.visible_to(viewer).filter(slug=slug))


def consortium_of(viewer: Viewer, uid: UUID) -> Consortium:
    """The same by its uid."""
    return records.only(Consortium.objects.visible_to(viewer).filter(uid=uid))


def predecessor(viewer: Viewer, consortium: Consortium) -> Consortium | None:
    """The consortium this one went on from, if the viewer may know of it."""
    if consortium.predecessor_id is None:
        return None
    return Consortium.objects.visible_to(viewer).filter(pk=consortium.predecessor_id).first()


def successors(viewer: Viewer, consortium: Consortium) -> list[Consortium]:
    """The consortia that went on from this one."""
    return list(Consortium.objects.visible_to(viewer).filter(predecessor=consortium))


def partners(viewer: Viewer, consortium: Consortium) -> Sequence[PartnerLine]:
    """The partners of a visible consortium whose cards the viewer may see, in printed order."""
    rows = list(Partner.objects.filter(consortium=consortium))
    known = records.headings(viewer, [row.actor_id for row in rows])
    return [
        PartnerLine(
            row.printed_name,
            row.printed_country,
            row.country,
            row.role,
            row.eu_contribution,
            known[row.actor_id],
        )
        for row in rows
        if row.actor_id in known
    ]


def leads(viewer: Viewer, actors: Sequence[UUID]) -> list[Lead]:
    """Which projects some actors lead."""
    rows = Partner.objects.filter(actor__in=actors, role=PartnerRole.LEAD)
    pairs = list(rows.values_list("actor_id", "consortium_id"))
    known = records.headings(viewer, [uid for pair in pairs for uid in pair]) if pairs else {}
    return [
        Lead(known[actor], known[consortium])
        for actor, consortium in pairs
        if actor in known and consortium in known
    ]
