"""Appeals, and deciding on them."""

from __future__ import annotations

from uuid import UUID

from vivaio.ground.moderation import letters, policies, queries
from vivaio.ground.moderation.models import LIFE, Appeal, Measure, Side
from vivaio.ground.moderation.operations.deciding import row_of
from vivaio.ground.moderation.statements import Reader
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.platform.journal import operations as journal
from vivaio.platform.records import operations as records
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

LONGEST = 4_000


@operation
def take_appeal(
    *, by: Viewer, reader: Reader, words: str, email: str = "", key: UUID | None = None
) -> UUID:
    """One side asks that a decision be looked at again; `reader` is whom its address was for."""
    statement = queries.statement(reader)
    has_appealed = statement.appeal is not None
    require(policies.can_appeal(statement.decision.at, has_appealed=has_appealed))
    clean = words.strip()
    if not clean:
        raise Invalid({"words": [Message(N_("Say why the decision should be another."))]})
    if len(clean) > LONGEST:
        text = N_("This is %(length)s characters long; %(longest)s is the most it can be.")
        given = {"length": len(clean), "longest": LONGEST}
        raise Invalid({"words": [Message(text, given)]})
    decision = statement.decision
    told = statement.notice.email if statement.notice else email
    made = Appeal.objects.create(
        decision=decision, side=Side(reader.side), notice=statement.notice, words=clean,
        email=told, language=by.language,
    )  # fmt: skip
    journal.append(
        by=by, verb="appeal.made", subject=decision.record_id, centre=decision.centre_id,
        parameters={},
    )  # fmt: skip
    return made.uid


@operation
def judge(*, by: Viewer, uid: UUID, upheld: bool, answer: str, key: UUID | None = None) -> UUID:
    """Decide on an appeal, as another person than decided first; both sides are told.

    Upheld, what was hidden or archived is as it was before, unless it was changed since; where
    it had stayed, the editors are asked to decide again on the notice.
    """
    found = queries.appeal(by, uid)
    require(policies.can_judge(by, found))
    if not answer.strip():
        wrong = Message(N_("Give the reasons in your own words: they are told."))
        raise Invalid({"answer": [wrong]})
    found.state, found.upheld = LIFE.after("decide"), upheld
    found.answer, found.decided_at = answer.strip()[:2_000], clock.now()
    found.decided_by_id = by.account
    found.save()
    if upheld:
        _undo(by, found)
    letters.tell_of_appeal(found)
    journal.append(
        by=by, verb="appeal.upheld" if upheld else "appeal.turned_down",
        subject=found.decision.record_id, centre=found.decision.centre_id, parameters={},
    )  # fmt: skip
    return uid


def _undo(by: Viewer, found: Appeal) -> None:
    decision = found.decision
    decision.reversed_at = clock.now()
    decision.save()
    if decision.measure == Measure.KEEP:
        for notice in decision.notices.all():
            notice.state = "waiting"
            notice.save()
        return
    try:
        row = row_of(decision.record_id, decision.record.kind)
    except Unknown:
        return
    if decision.measure == Measure.HIDE and row.visibility == Visibility.CENTRE:
        row.visibility = decision.visibility_before
    elif decision.measure == Measure.ARCHIVE and row.state == "archived":
        row.state = decision.state_before
    else:
        return
    records.save(row, by=by, verb="record.restored")
