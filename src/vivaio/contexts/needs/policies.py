"""Who may tell, enter, group, answer and vote."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.needs.models import (
    ANALYSIS_LIFE,
    LIFE,
    PRIORITY_LIFE,
    Analysis,
    Interview,
    Need,
    Prioritisation,
    Use,
)
from vivaio.kernel import clock
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import ACCOUNT, EVERYBODY, Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Needs"))
NOT_YOURS = N_("Needs are kept by the team of their centre.")
NOT_TO_DECIDE = N_("This is decided by those who may publish for the centre.")
OVER = N_("Nothing can be told here any more: its last day has passed.")


@rule(N_("Tell a need"), EVERYBODY)
def can_tell(analysis: Analysis | None) -> Decision:
    """Anybody tells a need: to a centre at any time, in a campaign while it is open."""
    if analysis is None:
        return YES
    today = clock.today()
    if analysis.state == "open" and analysis.starts_on <= today <= analysis.ends_on:
        return YES
    return no(OVER)


@rule(N_("Enter needs, interviews and paper forms"), "edit")
def can_enter(viewer: Viewer, centre: UUID | None) -> Decision:
    """What was heard elsewhere is entered by the team of the centre."""
    return YES if viewer.may("edit", centre) else no(NOT_YOURS)


@rule(N_("Accept a need, decline it, answer it"), "publish")
def can_decide(viewer: Viewer, centre: UUID | None) -> Decision:
    """What becomes of a need is decided by those who publish."""
    return YES if viewer.may("publish", centre) else no(NOT_TO_DECIDE)


@rule(N_("Move a need through its life"), "publish")
def can_move(viewer: Viewer, need: Need, verb: str) -> Decision:
    """The same, where the need stands."""
    allowed = can_decide(viewer, need.centre_id)
    return LIFE.can(verb, need.state) if allowed else allowed


@rule(N_("Group two needs into one"), "publish")
def can_group(viewer: Viewer, gone: Need, kept: Need) -> Decision:
    """By somebody who decides about both."""
    if can_decide(viewer, gone.centre_id) and can_decide(viewer, kept.centre_id):
        return YES
    return no(N_("Needs are grouped by somebody who may publish for the centres of both."))


@rule(N_("Open and close a needs analysis"), "publish")
def can_open(viewer: Viewer, analysis: Analysis, verb: str) -> Decision:
    """A campaign is opened and closed by those who publish."""
    allowed = can_decide(viewer, analysis.centre_id)
    return ANALYSIS_LIFE.can(verb, analysis.state) if allowed else allowed


@rule(N_("Publish an extract of an interview"), "publish")
def can_extract(viewer: Viewer, interview: Interview) -> Decision:
    """Only what consent was given for, and as long as it is good."""
    allowed = can_decide(viewer, interview.centre_id)
    if not allowed:
        return allowed
    if interview.state != "kept" or interview.keep_until < clock.today():
        return no(N_("What was said here is forgotten, or its day has passed."))
    if interview.consent_on is None or Use.EXTRACT not in interview.uses:
        return no(N_("Nobody has consented to an extract: record the consent first."))
    return YES


@rule(N_("Put needs in order with stakeholders"), "publish")
def can_steer(viewer: Viewer, found: Prioritisation, verb: str) -> Decision:
    """A vote is opened and closed by those who publish."""
    allowed = can_decide(viewer, found.centre_id)
    return PRIORITY_LIFE.can(verb, found.state) if allowed else allowed


@rule(N_("Vote on needs"), ACCOUNT)
def can_vote(viewer: Viewer, found: Prioritisation) -> Decision:
    """Anybody with an account, once, while the vote is open."""
    if viewer.account is None:
        return no(N_("Sign in to vote: each person votes once."))
    return is_open(found)


@rule(N_("Enter votes from paper"), "edit")
def can_count(viewer: Viewer, found: Prioritisation) -> Decision:
    """By the team, while the vote is open."""
    allowed = can_enter(viewer, found.centre_id)
    if allowed and viewer.is_system and found.state == "open":
        return YES
    return is_open(found) if allowed else allowed


def is_open(found: Prioritisation) -> Decision:
    """Whether votes still come in."""
    if found.state == "open" and clock.today() <= found.closes_on:
        return YES
    return no(N_("The vote is closed: no more votes are taken."))
