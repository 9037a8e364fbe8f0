"""Of which team a page speaks: a centre's, or the network's coordination."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from vivaio.ground.centres import queries
from vivaio.ground.centres.models import TEAM_ROLES, Centre, Role
from vivaio.kernel.text import Wording
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Where:
    """A team's name, its time zone and its addresses."""

    centre: Centre | None
    name: Wording
    zone: str

    @property
    def team(self) -> UUID | None:
        """The uid of the centre; None for the network."""
        return self.centre.uid if self.centre else None

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles there are in this team."""
        return TEAM_ROLES if self.centre else (Role.COORDINATOR,)

    def address(self, name: str, *words: Any) -> str:
        """The address of one of the team's pages."""
        if self.centre is None:
            return reverse(f"network_{name}", args=words)
        return reverse(name, args=(self.centre.slug, *words))


def where(viewer: Viewer, slug: str) -> Where:
    """The team at an address; `Unknown` when there is none for this viewer."""
    if not slug:
        name = Wording(gettext("The coordination of the network"), viewer.language)
        return Where(None, name, "UTC")
    centre = queries.centre(viewer, slug)
    return Where(centre, centre.name.best(viewer.language), centre.time_zone)
