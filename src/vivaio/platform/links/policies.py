"""Who may tie records together and take ties back."""

from __future__ import annotations

from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.rules import Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Ties between records"))


@rule(N_("Tie records together, and untie them"), "edit")
def can_link(viewer: Viewer, source: Record) -> Decision:
    """A link is said by its source: whoever may edit that may link it to anything they see."""
    if viewer.may("edit", source.centre_id):
        return YES
    return no(N_("Only the team of its centre can link this record to others."))
