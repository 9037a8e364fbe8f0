"""Who may hand over and take back."""

from __future__ import annotations

from vivaio.contexts.desk.models import Handover
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.viewer import Viewer


def can_take_back(viewer: Viewer, handover: Handover) -> Decision:
    """Who gave it, who has it, and the administrators of the centre."""
    if viewer.account is not None and viewer.account in (handover.giver_id, handover.receiver_id):
        return YES
    if viewer.may("manage", handover.centre_id):
        return YES
    return no(N_("What was handed over is taken back by who gave it or given back by who has it."))
