"""Who may put challenges, send ideas, judge and answer them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from vivaio.contexts.challenges.models import IDEA_LIFE, LIFE, Challenge, Idea
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import EVERYBODY, Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Challenges and ideas"))
NOT_YOURS = N_("Challenges are kept by the editors of their centre.")


@rule(N_("Write a challenge, and see how its ideas are judged"), "edit")
def can_write(viewer: Viewer, centre: UUID | None) -> Decision:
    """It is written by the editors of the centre that keeps it."""
    return YES if viewer.may("edit", centre) else no(NOT_YOURS)


@rule(N_("Open a challenge, end its evaluation, conclude it"), "publish")
def can_move(viewer: Viewer, challenge: Challenge, verb: str) -> Decision:
    """It is opened, evaluated and concluded by those who publish in its centre."""
    if not viewer.may("publish", challenge.centre_id):
        return no(N_("Challenges are opened and concluded by those who publish in the centre."))
    return LIFE.can(verb, challenge.state)


@rule(N_("Send an idea"), EVERYBODY)
def can_send(viewer: Viewer, challenge: Challenge | None, today: date) -> Decision:
    """Anybody, with or without an account, while the challenge is open; unasked at any time."""
    if challenge is None or (viewer.is_system and challenge.state == "open"):
        return YES
    if challenge.state != "open":
        return no(N_("This challenge takes no ideas now."))
    if challenge.closes_on is not None and challenge.closes_on < today:
        return no(N_("The last day for ideas is past."))
    return YES


@rule(N_("Answer an idea: show it, group it, decide about it"), "edit")
def can_answer(viewer: Viewer, idea: Idea, verb: str) -> Decision:
    """Ideas are read and answered by the editors of the centre that got them."""
    if not viewer.may("edit", idea.centre_id):
        return no(N_("Ideas are answered by the editors of the centre that got them."))
    return IDEA_LIFE.can(verb, idea.state)


def allows_writing(viewer: Viewer, idea: Idea, today: date) -> Decision:
    """Its authors, by their link, until the challenge closes or the idea is answered."""
    if idea.state not in ("draft", "received", "shown"):
        return no(N_("This idea is answered or taken back: its words stay as they are."))
    challenge = idea.challenge
    if can_send(viewer, challenge, today):
        return YES
    return no(N_("The challenge is closed: ideas stay as they were sent, for all alike."))


@rule(N_("Comment on an idea"), EVERYBODY)
def can_comment(idea: Idea) -> Decision:
    """Anybody, as long as the idea is shown and waits for its answer."""
    return YES if idea.state == "shown" else no(N_("This idea takes no comments now."))


def allows_review(challenge: Challenge) -> Decision:
    """Reviewers judge once all ideas are in, until the evaluation has ended."""
    if challenge.state == "closed":
        return YES
    if challenge.state in ("draft", "open"):
        return no(N_("Ideas are judged when all of them are in: after the last day."))
    return no(N_("The evaluation has ended: no review is taken or changed any more."))
