"""What kinds of organisations some actors are: for whoever counts them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from vivaio.ground.actors.models import Actor
from vivaio.kernel.text import Text
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Traits:
    """One actor; an empty trait is *not known*."""

    uid: UUID
    name: Text
    slug: str
    kind: str
    sector: str
    level: str
    nuts: str
    country: str
    nature: str
    website: str
    email: str


_COLUMNS = (
    "uid", "name", "slug", "kind", "sector", "level", "nuts", "country", "nature", "website",
    "email",
)  # fmt: skip


def of(viewer: Viewer, uids: Iterable[UUID]) -> dict[UUID, Traits]:
    """The traits of those of some actors that a viewer may see."""
    rows = Actor.objects.visible_to(viewer).filter(uid__in=list(uids))
    return {row[0]: Traits(*row) for row in rows.values_list(*_COLUMNS)}


def kept_by(viewer: Viewer, centre: UUID | None, also: UUID | None) -> list[Traits]:
    """The cards that a centre keeps, and one more; up to a thousand."""
    rows = Actor.objects.visible_to(viewer).filter(Q(centre=centre) | Q(uid=also))
    return [Traits(*row) for row in rows.values_list(*_COLUMNS)[:1_000]]


def of_network(viewer: Viewer, centre: UUID, others: Iterable[UUID]) -> list[Traits]:
    """Those with a part in a centre, and some others, each once."""
    rows = Actor.objects.visible_to(viewer).filter(
        Q(roles__centre=centre) | Q(uid__in=list(others))
    )
    found = {row[0]: Traits(*row) for row in rows.values_list(*_COLUMNS)}
    return list(found.values())
