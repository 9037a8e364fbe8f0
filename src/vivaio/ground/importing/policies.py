"""Who may bring tables."""

from __future__ import annotations

from uuid import UUID

from vivaio.ground.importing.models import LIFE, Import
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Imports"))


@rule(N_("Bring a table"), "edit")
def can_import(viewer: Viewer, centre: UUID | None) -> Decision:
    """Tables are brought by those who edit in the centre that will keep what is in them."""
    if viewer.may("edit", centre):
        return YES
    return no(N_("Tables are brought by the editors of the centre."))


@rule(N_("Decide between ours and theirs"), "edit")
def can_decide(viewer: Viewer, job: Import) -> Decision:
    """Whose value a card keeps is decided by its editors, once rows have come in."""
    allowed = can_import(viewer, job.centre_id)
    if allowed and not job.has_run:
        return no(N_("Nothing has come in yet: decide when the import has run."))
    return allowed


@rule(N_("Run or stop an import"), "edit")
def can_move(viewer: Viewer, job: Import, verb: str) -> Decision:
    """An import is run and stopped by the editors of its centre."""
    allowed = can_import(viewer, job.centre_id)
    return LIFE.can(verb, job.state) if allowed else allowed
