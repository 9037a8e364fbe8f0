"""Deciding on notices, one or several at once."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from vivaio.ground.moderation import letters, policies, queries
from vivaio.ground.moderation.models import LIFE, Decision, Ground, Measure, Notice
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.platform.journal import operations as journal
from vivaio.platform.journal import wording
from vivaio.platform.records import operations as records
from vivaio.platform.records.kinds import models_by_kind
from vivaio.platform.records.models import Recorded
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

LONGEST = 2_000


@operation
def decide(
    *, by: Viewer, notices: Sequence[UUID], measure: str, ground: str, words: str,
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Decide on notices about any records in one go; the last decision's uid.

    Each record gets one decision. Those who gave notice, where they can be told, and those who
    keep the record get the statement of reasons, with the way to appeal.
    """
    _check(notices, measure, ground, words)
    found = [queries.notice(by, uid) for uid in dict.fromkeys(notices)]
    for one in found:
        require(policies.can_decide(by, one))
    by_record: dict[UUID, list[Notice]] = {}
    for one in found:
        by_record.setdefault(one.record_id, []).append(one)
    decision = [
        _decide(by, several, Measure(measure), Ground(ground), words.strip())
        for several in by_record.values()
    ][-1]
    return decision.uid


def _check(notices: Sequence[UUID], measure: str, ground: str, words: str) -> None:
    problems: dict[str, list[Message]] = {}
    if not notices:
        problems["notices"] = [Message(N_("Choose at least one notice."))]
    if measure not in Measure.values:
        problems["measure"] = [Message(N_("Choose what is done."))]
    if ground not in Ground.values:
        problems["ground"] = [Message(N_("Choose what the decision rests on."))]
    elif (measure == Measure.KEEP) != (ground == Ground.NOTHING_WRONG):
        problems["ground"] = [Message(N_("Measure and ground do not fit each other."))]
    if not words.strip():
        problems["words"] = [Message(N_("Give the reasons in your own words: they are told."))]
    elif len(words.strip()) > LONGEST:
        text = N_("This is %(length)s characters long; %(longest)s is the most it can be.")
        given = {"length": len(words.strip()), "longest": LONGEST}
        problems["words"] = [Message(text, given)]
    if problems:
        raise Invalid(problems)


def row_of(record: UUID, kind: str) -> Recorded:
    """The row of a record; `Unknown` when it was removed."""
    found: Recorded | None = models_by_kind()[kind].objects.filter(uid=record).first()
    if found is None or found.deleted_at is not None:
        raise Unknown
    return found


def _decide(
    by: Viewer, notices: list[Notice], measure: Measure, ground: Ground, words: str
) -> Decision:
    first = notices[0]
    row = row_of(first.record_id, first.record.kind)
    if measure == Measure.ARCHIVE and not row.archivable:
        wrong = Message(N_("This kind of record cannot be archived; hide it instead."))
        raise Invalid({"measure": [wrong]})
    made = Decision.objects.create(
        record_id=first.record_id, centre_id=first.centre_id, measure=measure, ground=ground,
        words=words, decided_by_id=by.account, visibility_before=row.visibility,
        state_before=row.state,
    )  # fmt: skip
    _carry_out(by, row, measure)
    for one in notices:
        one.state, one.decision = LIFE.after("decide"), made
        one.save()
    letters.state_reasons(made, notices)
    journal.append(
        by=by, verb="notice.decided", subject=row.uid, centre=first.centre_id,
        parameters={
            "measure": wording.msgid(letters.MEASURES[measure]),
            "ground": wording.msgid(letters.GROUNDS[ground]),
        },
    )  # fmt: skip
    return made


def _carry_out(by: Viewer, row: Recorded, measure: Measure) -> None:
    if measure == Measure.HIDE:
        row.visibility = Visibility.CENTRE
        records.save(row, by=by, verb="record.hidden")
    elif measure == Measure.ARCHIVE:
        row.state = "archived"
        records.save(row, by=by, verb="record.archived")
