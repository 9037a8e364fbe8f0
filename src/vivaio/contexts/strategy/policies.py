"""Who writes strategies and measures, who comments, who answers."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.strategy.models import LIFE, LIFE_OF_MEASURES, Measure, Strategy
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import ENTRUSTED, EVERYBODY, Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Strategies and measures"))


@rule(N_("Write a strategy and its measures; answer comments"), "edit")
def can_write(viewer: Viewer, centre: UUID | None) -> Decision:
    """They are written by the editors of the centre that keeps them."""
    if viewer.may("edit", centre):
        return YES
    return no(N_("Strategies and measures are written by the editors of their centre."))


@rule(N_("Change the words of a strategy"), "edit")
def can_reword(viewer: Viewer, found: Strategy) -> Decision:
    """Its words are changed by the editors of its centre until it is adopted."""
    if not (allowed := can_write(viewer, found.centre_id)):
        return allowed
    if found.state in ("draft", "open"):
        return YES
    return no(N_("It is adopted: its words stay as they are, and another strategy follows it."))


@rule(N_("Open a strategy for comments, adopt it, let another take its place"), "publish")
def can_move(viewer: Viewer, found: Strategy, verb: str) -> Decision:
    """It is opened and adopted by those who publish in its centre."""
    if viewer.may("publish", found.centre_id):
        return LIFE.can(verb, found.state)
    return no(N_("Strategies are opened and adopted by those who publish in the centre."))


@rule(N_("Comment on a strategy that is open"), EVERYBODY)
def can_comment(found: Strategy) -> Decision:
    """Anybody, as long as it is open; its last day is told beside the words."""
    if found.state == "open":
        return YES
    return no(N_("This strategy takes no comments now."))


@rule(N_("Change a measure, its plan and its measurements"), "edit", ENTRUSTED)
def can_amend(viewer: Viewer, found: Measure) -> Decision:
    """It is changed by the editors of its centre and by the organisation that answers for it."""
    if viewer.may("edit", found.centre_id) or found.owner_id in viewer.entrusted:
        return YES
    return no(N_("This measure is changed by who answers for it or by the editors of its centre."))


@rule(N_("Publish, close or stop a measure"), "publish")
def can_move_measure(viewer: Viewer, found: Measure, verb: str) -> Decision:
    """It is taken from state to state by those who publish in its centre."""
    if viewer.may("publish", found.centre_id):
        return LIFE_OF_MEASURES.can(verb, found.state)
    return no(N_("Measures are published and ended by those who publish in the centre."))
