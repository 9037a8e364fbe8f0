"""Who may hand over and take back."""

from __future__ import annotations

from vivaio.contexts.desk.models import Handover
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import ACCOUNT, Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("My desk"))


@rule(N_("Take back what was handed over, or give it back"), ACCOUNT, "manage", own=True)
def can_take_back(viewer: Viewer, handover: Handover) -> Decision:
    """Who gave it, who has it, and the administrators of the centre."""
    if viewer.account is not None and viewer.account in (handover.giver_id, handover.receiver_id):
        return YES
    if viewer.may("manage", handover.centre_id):
        return YES
    return no(N_("What was handed over is taken back by who gave it or given back by who has it."))
