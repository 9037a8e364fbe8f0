"""Who has the network worked out: the platform itself, in the background."""

from __future__ import annotations

from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Ties between records"))


@rule(N_("Have the network measured anew"), "manage", over="network")
def can_work_out(viewer: Viewer) -> Decision:
    """It is regular work; the coordination may ask for it too."""
    if viewer.may("manage", None):
        return YES
    return no(N_("The network is measured by the platform itself."))
