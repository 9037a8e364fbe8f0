"""Who may tie records together and take ties back."""

from __future__ import annotations

from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.rules import ENTRUSTED, Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Ties between records"))


@rule(N_("Tie records together, and untie them"), "edit")
def can_link(viewer: Viewer, source: Record) -> Decision:
    """A link is said by its source: whoever may edit that may link it to anything they see."""
    if viewer.may("edit", source.centre_id):
        return YES
    return no(N_("Only the team of its centre can link this record to others."))


@rule(N_("Record what a card has to do with others, confirm it or refuse it"), "edit", ENTRUSTED)
def can_speak_for(viewer: Viewer, end: Record) -> Decision:
    """For one end of a relation speak its organisation and the editors of its centre."""
    if viewer.may("edit", end.centre_id) or end.uid in viewer.entrusted:
        return YES
    return no(N_("Relations are recorded and confirmed by those who keep one of the two cards."))
