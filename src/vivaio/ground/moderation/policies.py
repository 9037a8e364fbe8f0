"""Who decides on notices and appeals."""

from __future__ import annotations

from datetime import datetime, timedelta

from vivaio.ground.moderation.models import LIFE, Appeal, Notice
from vivaio.kernel import clock
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import EVERYBODY, Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Notices and appeals"))

#: How long after a decision it may be appealed against: six months.
APPEALABLE = timedelta(days=183)
EDITORS = N_("Notices are decided by the editors of the centre that keeps the record.")


@rule(N_("Decide on a notice"), "publish")
def can_decide(viewer: Viewer, notice: Notice) -> Decision:
    """Those who publish in the centre that keeps the record; for others' the network."""
    if not viewer.may("publish", notice.centre_id):
        return no(EDITORS)
    if viewer.account is not None and notice.account_id == viewer.account:
        return no(N_("Somebody else of the team has to decide on your own notice."))
    return LIFE.can("decide", notice.state)


@rule(N_("Appeal against a decision"), EVERYBODY)
def can_appeal(decided_at: datetime, *, has_appealed: bool) -> Decision:
    """Each side once, within six months."""
    if has_appealed:
        return no(N_("You have appealed against this decision already."))
    if clock.now() > decided_at + APPEALABLE:
        return no(N_("The six months in which one can appeal are over."))
    return YES


@rule(N_("Decide on an appeal"), "publish")
def can_judge(viewer: Viewer, appeal: Appeal) -> Decision:
    """An appeal is decided by another person than the decision was."""
    if not viewer.may("publish", appeal.decision.centre_id):
        return no(EDITORS)
    if viewer.account is not None and appeal.decision.decided_by_id == viewer.account:
        return no(N_("An appeal is decided by another person than the first decision."))
    return LIFE.can("decide", appeal.state)
