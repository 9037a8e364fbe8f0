"""The directory's word to `ground.importing`."""

from __future__ import annotations

from uuid import UUID

from vivaio.ground.actors import policies
from vivaio.ground.actors.importing import example
from vivaio.ground.actors.importing.fields import FIELDS, OWN_HEADINGS
from vivaio.ground.actors.importing.session import DirectorySession
from vivaio.ground.actors.models import Actor
from vivaio.ground.importing.importers import Importer
from vivaio.kernel.decision import Decision
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.viewer import Viewer


def may_publish(viewer: Viewer, centre: UUID | None) -> Decision:
    """Whether cards may be published as they come in."""
    return policies.can_move(viewer, Actor(centre_id=centre, state="draft"), "publish")


ACTORS = Importer(
    kind="actor",
    name="actors",
    title=N_("Actors"),
    fields=FIELDS,
    begin=DirectorySession,
    may=policies.can_register,
    may_publish=may_publish,
    own_headings=OWN_HEADINGS,
    example=example.table,
    example_heading=example.HEADING,
)
