"""Who may do what in the teams of the centres and of the network.

A team is a centre's, or (None) the network's coordination. `is_last`: whether the person is the
last of the team who appoints the others; operations find that out.
"""

from __future__ import annotations

from uuid import UUID

from vivaio.ground.centres.models import INVITATION_LIFE, TEAM_ROLES, Invitation, Membership, Role
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import ACCOUNT, Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Teams"))

LAST_ADMINISTRATOR = N_(
    "This is the last administrator of the centre: appoint another one first, so that somebody "
    "can look after the team."
)
LAST_COORDINATOR = N_(
    "This is the last coordinator of the network: appoint another one first, so that somebody "
    "can look after it."
)
NOT_IN_TEAM = N_("Only who belongs to a team can leave it.")
NOT_YOUR_TEAM = N_("The team is appointed by the administrators of the centre.")


@rule(N_("Enter the centre's own room"), "read", over="centre")
def can_enter(viewer: Viewer, centre: UUID) -> Decision:
    """A centre's own room is for its team."""
    if viewer.may("read", centre):
        return YES
    return no(N_("This room is for the team of the centre."))


@rule(N_("See who is in the team"), "read", "appoint")
def can_see_team(viewer: Viewer, team: UUID | None) -> Decision:
    """Those who work together know each other; the coordination sees who administers."""
    if viewer.may("read", team) or viewer.may("appoint", team):
        return YES
    return no(N_("Who works in a centre is known to its team."))


@rule(N_("See when each of the team was here last"), "manage")
def can_see_visits(viewer: Viewer, team: UUID | None) -> Decision:
    """Whoever looks after the team sees who is away."""
    if viewer.may("manage", team):
        return YES
    return no(NOT_YOUR_TEAM)


@rule(N_("Invite people into the team and appoint them"), "manage")
def can_give(viewer: Viewer, team: UUID | None, role: str) -> Decision:
    """Administrators appoint their team; the coordination appoints administrators."""
    if role not in TEAM_ROLES if team else role != Role.COORDINATOR:
        return no(N_("There is no such role in this team."))
    if viewer.may("manage", team):
        return YES
    if team and viewer.may("appoint", team):
        return can_appoint_administrator(viewer, role)
    if team is None:
        return no(N_("The coordination of the network appoints its own members."))
    return no(NOT_YOUR_TEAM)


@rule(
    N_("Invite, appoint and dismiss a centre's administrators"), "manage", "appoint", over="centre"
)
def can_appoint_administrator(viewer: Viewer, role: str) -> Decision:
    """Of a centre's team, the coordination of the network appoints the administrators alone."""
    if role == Role.ADMINISTRATOR:
        return YES
    return no(
        N_(
            "The coordination of the network appoints the administrators of a centre; they "
            "appoint the rest of the team."
        )
    )


@rule(N_("Change somebody's role"), "manage")
def can_change_role(viewer: Viewer, place: Membership, role: str, is_last: bool) -> Decision:
    """Both the role that is taken and the one that is given must be the viewer's to give."""
    for one in (place.role, role):
        decision = can_give(viewer, place.centre_id, one)
        if not decision:
            return decision
    if is_last and role != place.role:
        return _last(place)
    return YES


@rule(N_("End somebody's membership"), "manage")
def can_end(viewer: Viewer, place: Membership, is_last: bool) -> Decision:
    """By whoever may give the role; somebody always stays who can."""
    decision = can_give(viewer, place.centre_id, place.role)
    return _last(place) if decision and is_last else decision


@rule(N_("Leave the team"), "read", own=True)
def can_leave(viewer: Viewer, place: Membership, is_last: bool) -> Decision:
    """Everybody may go, but for the last one who looks after the team."""
    if viewer.account is None or place.account_id != viewer.account:
        return no(N_("Everybody leaves for themselves alone."))
    return _last(place) if is_last else YES


def _last(place: Membership) -> Decision:
    return no(LAST_ADMINISTRATOR if place.centre_id else LAST_COORDINATOR)


@rule(N_("Send an invitation again, or withdraw it"), "manage")
def can_recall(viewer: Viewer, invitation: Invitation, verb: str) -> Decision:
    """By whoever could have sent it, while it waits."""
    decision = can_give(viewer, invitation.centre_id, invitation.role)
    if not decision:
        return decision
    if not INVITATION_LIFE.can(verb, invitation.state):
        return no(N_("This invitation waits no longer: it was answered or withdrawn."))
    return YES


#: Why a link does not work (any more), by how the invitation stands.
_SETTLED = {
    "accepted": N_("This invitation was used already. Each one works once."),
    "declined": N_("This invitation was declined. Ask for a new one if that was a mistake."),
    "withdrawn": N_("This invitation was withdrawn by those who sent it."),
    "lapsed": N_("This invitation has expired. Ask those who sent it for a new one."),
}
REPLACED = N_("A newer mail with another link was sent after this one: use that link.")


@rule(N_("Answer an invitation to one's own address"), ACCOUNT, own=True)
def can_answer(viewer: Viewer, invitation: Invitation, expired: bool, is_own: bool) -> Decision:
    """Only whoever has proven to have the invited address, once, and in time."""
    if invitation.state in _SETTLED:
        return no(_SETTLED[invitation.state])
    if expired:
        return no(_SETTLED["lapsed"])
    if viewer.account is None:
        return no(N_("Sign in with the address to which the invitation was sent."))
    if not is_own:
        return no(
            N_(
                "This invitation was sent to another address than the one with which you have "
                "signed in."
            )
        )
    return YES


@rule(N_("Change the settings of the centre"), "manage")
def can_settle(viewer: Viewer, centre: UUID) -> Decision:
    """The settings of a centre are for those who look after it."""
    if viewer.may("manage", centre):
        return YES
    return no(N_("The settings are changed by the administrators of the centre."))
