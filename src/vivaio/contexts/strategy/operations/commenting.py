"""Saying something of a paragraph, and answering it."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from vivaio.contexts.strategy import checking, policies
from vivaio.contexts.strategy.models import ANSWERS, Comment
from vivaio.contexts.strategy.queries import strategies as queries
from vivaio.ground.indicators import checking as plain
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Conflict, Invalid, Message, Unknown
from vivaio.kernel.text import Text
from vivaio.kernel.writing import clean, too_long
from vivaio.platform.journal import operations as journal
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

ANSWERED = N_("This comment was answered: it stays, with its answer.")


@operation
def comment(
    *, by: Viewer, uid: UUID, code: str, name: str, words: str, language: str,
    at: datetime | None = None, key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Say something of a paragraph; words of the centre's own team stand at once.

    After the last day it is refused beside the words, which stay. `at` is for the house itself.
    """
    row = queries.by_uid(by, uid)
    moment = at if at and by.is_system else clock.now()
    if code not in {one.code for one in row.blocks()}:
        raise Unknown(code)
    own = "" if by.is_system else by.name
    said, who = clean(words), clean(own or name)[:120]
    if refusal := checking.closed(row, row.day_of(moment)):
        raise Invalid({"words": [refusal]})
    if wrong := checking.problems_of_comment(who, said):
        raise Invalid(wrong)
    known = True if by.may("edit", row.centre_id) else None
    made = Comment.objects.create(
        strategy=row, code=code, name=who, words=said, language=language, account_id=by.account,
        at=moment, is_shown=known, judged_at=clock.now() if known else None,
    )  # fmt: skip
    journal.append(by=by, verb="strategy.commented", subject=uid, centre=row.centre_id)
    return made.uid


def _comment(by: Viewer, uid: UUID) -> Comment:
    """One that the viewer answers, as it stands, with nobody else writing."""
    row = queries.comment(by, uid)
    require(policies.can_write(by, row.strategy.centre_id))
    row.refresh_from_db(
        fields=("answer", "reason", "is_shown", "judged_at"),
        from_queryset=Comment.objects.select_for_update(),
    )
    return row


@operation
def judge(*, by: Viewer, comment: UUID, show: bool) -> UUID:
    """Show a stranger's comment before it is answered, or leave it out."""
    row = _comment(by, comment)
    if row.answer:
        raise Invalid({"": [Message(ANSWERED)]})
    row.is_shown, row.judged_at = show, clock.now()
    row.save(update_fields=["is_shown", "judged_at"])
    verb = "strategy.comment_shown" if show else "strategy.comment_left_out"
    journal.append(by=by, verb=verb, subject=row.strategy_id, centre=row.strategy.centre_id)
    return row.strategy_id


@operation
def answer(
    *, by: Viewer, comment: UUID, code: str, reason: str | Text, on: date | None = None,
    version: int | None = None, key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Give a comment its answer with the reason; both are shown beside it from then on.

    `version` is that of the comment that was read: `Conflict` where it was answered since.
    """
    row = _comment(by, comment)
    if version not in (None, row.version()):
        raise Conflict(row, row.version())
    said = clean(reason) if isinstance(reason, str) else reason
    wrong: plain.Errors = {}
    if code not in dict(ANSWERS):
        wrong["code"] = [Message(N_("Choose one of the answers."))]
    if not said:
        wrong["reason"] = [Message(checking.REASON_NEEDED)]
    elif isinstance(said, str):
        wrong |= too_long({"reason": said}, {"reason": checking.LONGEST_REASON})
    if wrong:
        raise Invalid(wrong)
    row.answer = code
    row.reason = Text(by.language, {by.language: said}) if isinstance(said, str) else said
    row.answered_on = on if on and by.is_system else clock.today()
    row.is_shown, row.judged_at = True, row.judged_at or clock.now()
    row.save()
    journal.append(
        by=by, verb="strategy.answered", subject=row.strategy_id, centre=row.strategy.centre_id
    )
    return row.strategy_id
