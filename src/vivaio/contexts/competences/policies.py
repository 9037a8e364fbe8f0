"""Who keeps a centre's portfolio, who judges it, and to whom an assessment belongs."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.competences.models import Assessment, Entry, View
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.rules import ACCOUNT, Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Competences"))


@rule(N_("Keep the portfolio of a centre, and say competences in its own words"), "edit")
def can_keep(viewer: Viewer, centre: UUID | None) -> Decision:
    """The portfolio is kept by the editors of its centre."""
    if viewer.may("edit", centre):
        return YES
    return no(N_("This is kept by the editors of the centre."))


@rule(N_("Show an entry of the portfolio to others"), "publish")
def can_show(viewer: Viewer, entry: Entry, visibility: str) -> Decision:
    """What others read is decided by those who publish in the centre."""
    if visibility in (entry.visibility, Visibility.CENTRE):
        return YES
    if viewer.may("publish", entry.centre_id):
        return YES
    return no(N_("Others are shown it by those who publish in the centre."))


@rule(N_("Put competences to the test in a pilot"), "edit")
def can_try(viewer: Viewer, centre: UUID | None) -> Decision:
    """What a pilot tests is said by the editors of its centre."""
    if viewer.may("edit", centre):
        return YES
    return no(N_("What a pilot tests is said by the editors of its centre."))


@rule(N_("Write down a verdict on a competence"), "publish")
def can_judge(viewer: Viewer, centre: UUID | None) -> Decision:
    """Verdicts are written down by those who publish in the centre."""
    if viewer.may("publish", centre):
        return YES
    return no(N_("Verdicts are written down by those who publish in the centre."))


@rule(N_("Look at one's own competences"), ACCOUNT, own=True)
def can_assess(viewer: Viewer, found: Assessment | None = None) -> Decision:
    """An assessment is read and changed by nobody but the person herself."""
    if viewer.account is not None and (found is None or found.account_id == viewer.account):
        return YES
    return no(N_("An assessment is read by nobody but the person herself."))


@rule(N_("Say how one sees a colleague who asks"), ACCOUNT, own=True)
def can_view(viewer: Viewer, found: View) -> Decision:
    """It is said by the colleague who was asked."""
    if viewer.account is not None and found.account_id == viewer.account:
        return YES
    return no(N_("Only the colleague who was asked answers here."))


@rule(N_("See the map of a team's competences"), "read")
def can_map(viewer: Viewer, centre: UUID) -> Decision:
    """The map of a team is read by the team."""
    if viewer.may("read", centre):
        return YES
    return no(N_("The map of a team is read by the team."))
