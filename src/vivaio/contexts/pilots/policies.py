"""Who keeps pilots, and who says how far they have come."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.pilots.models import LIFE, RESULT_LIFE, Evidence, Pilot, Transfer
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import ENTRUSTED, Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Pilots"))


@rule(N_("Begin a pilot"), "edit")
def can_add(viewer: Viewer, centre: UUID | None) -> Decision:
    """It is begun by the editors of the centre that keeps it."""
    if viewer.may("edit", centre):
        return YES
    return no(N_("Pilots are begun by the editors of a centre."))


@rule(N_("Change a pilot, its plan and its measurements; read its risks and logbook"), "edit",
      ENTRUSTED)  # fmt: skip
def can_amend(viewer: Viewer, found: Pilot) -> Decision:
    """It is changed by the editors of its centre and by the organisation that runs it."""
    if viewer.may("edit", found.centre_id) or found.leader_id in viewer.entrusted:
        return YES
    return no(N_("This pilot is changed by who runs it or by the editors of its centre."))


@rule(N_("Publish, start, close or stop a pilot"), "publish")
def can_move(viewer: Viewer, found: Pilot, verb: str) -> Decision:
    """It is taken from state to state by those who publish in its centre."""
    if viewer.may("publish", found.centre_id):
        return LIFE.can(verb, found.state)
    return no(N_("Pilots are taken further by those who publish in the centre."))


@rule(N_("Write evidence and transfers of a pilot"), "edit", ENTRUSTED)
def can_write_result(viewer: Viewer, found: Evidence | Transfer) -> Decision:
    """They are written by those who change the pilot."""
    return can_amend(viewer, found.pilot)


@rule(N_("Publish and archive evidence and transfers"), "publish")
def can_move_result(viewer: Viewer, found: Evidence | Transfer, verb: str) -> Decision:
    """They are published by those who publish in the centre."""
    if viewer.may("publish", found.centre_id):
        return RESULT_LIFE.can(verb, found.state)
    return no(N_("Pilots are taken further by those who publish in the centre."))
