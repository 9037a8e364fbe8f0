"""Reading centres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import IntegerField

from vivaio.ground.centres.models import CAPABILITIES_OF, Centre, Membership, Role
from vivaio.kernel.text import Text
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.readings import Reading
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class CentreLine:
    """A centre as it is chosen from a list."""

    uid: UUID
    slug: str
    name: Text
    short_name: Text
    country: str
    address: str


def centres(viewer: Viewer) -> list[CentreLine]:
    """The centres this viewer may see, in the network's order."""
    rows = Centre.objects.visible_to(viewer).order_by("position")
    return [
        CentreLine(row.uid, row.slug, row.name, row.short_name, row.country, row.record_address())
        for row in rows
    ]


def centre(viewer: Viewer, slug: str) -> Centre:
    """One centre by its slug; `Unknown` when there is none for this viewer."""
    return records.only(Centre.objects.visible_to(viewer).filter(slug=slug))


def capabilities_of(account: int) -> Mapping[UUID, frozenset[str]]:
    """What an account may do in each centre whose team it belongs to."""
    rows = _memberships.rows(None, account=account)
    return {centre: CAPABILITIES_OF[Role(role)] for centre, role in rows}


_memberships = Reading(
    lambda viewer, account: Membership.objects.filter(account=account).values_list(
        "centre_id", "role"
    ),
    account=IntegerField(),
)
