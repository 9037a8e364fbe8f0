"""Who keeps statements and who answers."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.duties.models import LIFE, Ticket
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Statements and reports"))


@rule(N_("Keep statements and say who answers for what"), "manage")
def can_keep(viewer: Viewer, centre: UUID | None) -> Decision:
    """Statements and who answers for what are kept by administrators."""
    if viewer.may("manage", centre):
        return YES
    if centre is None:
        return no(N_("This is kept by the coordination of the network."))
    return no(N_("This is kept by the administrators of the centre."))


@rule(N_("See the reports that came in"), "edit")
def can_work(viewer: Viewer, centre: UUID | None) -> Decision:
    """The queue of reports is for those who edit."""
    if viewer.may("edit", centre):
        return YES
    return no(N_("Reports are answered by the editors of the centre they were sent to."))


@rule(N_("Answer a report"), "edit")
def can_answer(viewer: Viewer, ticket: Ticket) -> Decision:
    """Reports are answered by the editors of the centre they were sent to."""
    return can_work(viewer, ticket.centre_id)


@rule(N_("Take up a report, or close it"), "edit")
def can_move(viewer: Viewer, ticket: Ticket, verb: str) -> Decision:
    """The same, and only as a report's life allows."""
    may = can_answer(viewer, ticket)
    return LIFE.can(verb, ticket.state) if may else may
