"""Who may write, and who may publish."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.pages.models import LIFE, Editorial
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("News and pages"))

#: Verbs that anybody who writes may do; the others are for those who publish.
_OF_WRITERS = frozenset({"submit"})
NOT_A_WRITER = N_("News and pages are written by the editors of the centre.")


@rule(N_("Begin a draft"), "edit")
def can_draft(viewer: Viewer, centre: UUID | None) -> Decision:
    """A draft is begun by those who edit in its centre (or, for the network's, coordinate it)."""
    return YES if viewer.may("edit", centre) else no(NOT_A_WRITER)


@rule(N_("Change a piece of news or a page"), "edit")
def can_amend(viewer: Viewer, found: Editorial) -> Decision:
    """A draft is changed by those who edit; what the public reads, by those who publish."""
    if not viewer.may("edit", found.centre_id):
        return no(NOT_A_WRITER)
    if found.state in ("published", "scheduled") and not viewer.may("publish", found.centre_id):
        return no(N_("What is published is changed by those who may publish."))
    return YES


@rule(N_("Schedule, publish and withdraw it"), "publish")
def can_move(viewer: Viewer, found: Editorial, verb: str) -> Decision:
    """Handing in is for whoever writes; everything else for those who publish."""
    wanted = "edit" if verb in _OF_WRITERS else "publish"
    if not viewer.may(wanted, found.centre_id):
        return no(N_("This is decided by those who may publish in the centre."))
    return LIFE.can(verb, found.state)
