"""What editors do with ideas: show them, group them, answer them; and with comments."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from vivaio.contexts.challenges import checking, policies
from vivaio.contexts.challenges.models import IDEA_LIFE, Answer, Comment, Idea
from vivaio.contexts.challenges.queries import ideas as queries
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.text import Text
from vivaio.kernel.writing import TOO_LONG, clean
from vivaio.platform.journal import operations as journal
from vivaio.platform.links import operations as links
from vivaio.platform.links import queries as tied
from vivaio.platform.records import operations as records
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

LONGEST_REASON = 2_000
#: The answers before which the jury of a challenge is heard; what is no idea needs none.
MOVES = ("show", "turn_away")


def _reason(words: str | Text, language: str) -> Text:
    said = words if isinstance(words, Text) else clean(words)
    if not said:
        raise Invalid({"words": [Message(N_("Give the reason: the authors read it."))]})
    if isinstance(said, Text):
        return said
    if len(said) > LONGEST_REASON:
        raise Invalid({"words": [Message(TOO_LONG, {"limit": LONGEST_REASON})]})
    return Text(language, {language: said})


@operation
def move(
    *, by: Viewer, uid: UUID, version: int, verb: str, words: str = "", on: date | None = None
) -> UUID:
    """Show an idea to everybody, or turn away what is none, with the reason."""
    row = queries.by_uid(by, uid)
    if verb not in MOVES:
        raise Unknown(verb)
    require(policies.can_answer(by, row, verb))
    records.check_version(row, version)
    today = on if on and by.is_system else clock.today()
    if verb == "turn_away":
        row.reason, row.answered_on = _reason(words, by.language), today
    else:
        row.shown_on = today
    row.state = IDEA_LIFE.after(verb)
    records.save(row, by=by, verb=f"idea.{verb}")
    name_actor(row)
    return uid


@operation
def answer(
    *, by: Viewer, uid: UUID, version: int, code: str, words: str | Text, on: date | None = None,
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Give an idea its answer, with the reason; both are public, and its authors are told."""
    row = queries.by_uid(by, uid)
    require(policies.can_answer(by, row, "answer"))
    records.check_version(row, version)
    if code not in Answer.values:
        raise Invalid({"code": [Message(N_("Choose one of the four answers."))]})
    asked = row.challenge
    if asked and (asked.state == "open" or (asked.reviews_needed and asked.state == "closed")):
        said = N_("The challenge promised a jury: end its evaluation first, then answer.")
        if asked.state == "open":
            said = N_("Ideas still come in: answer when the challenge is closed.")
        raise Invalid({"": [Message(said)]})
    row.answer, row.reason = code, _reason(words, by.language)
    today = on if on and by.is_system else clock.today()
    row.answered_on, row.shown_on = today, row.shown_on or today
    row.state = IDEA_LIFE.after("answer")
    records.save(row, by=by, verb="idea.answer")
    name_actor(row)
    return uid


def name_actor(row: Idea) -> None:
    """Tie an idea that others see to the organisation that had it, once names may be known."""
    hidden = row.challenge is not None and row.challenge.names_are_hidden
    if row.actor_id is None or hidden or row.state not in row.open_states:
        return
    system = Viewer.system()
    if not any(hop.kind == "proposed_by" for hop in tied.of(system, row.uid)):
        links.link(by=system, kind="proposed_by", source=row.uid, target=row.actor_id)


@operation
def group(*, by: Viewer, uid: UUID, under: UUID, why: str = "", on: date | None = None) -> UUID:
    """Put an idea together with one of the same challenge that says the same; both keep authors."""
    row, other = queries.by_uid(by, uid), queries.by_uid(by, under)
    require(policies.can_write(by, row.centre_id))
    if row.uid == other.uid:
        raise Invalid({"under": [Message(N_("An idea cannot be grouped with itself."))]})
    if row.challenge_id is None or row.challenge_id != other.challenge_id:
        raise Invalid({"under": [Message(N_("Only ideas of one challenge are grouped."))]})
    today = on if on and by.is_system else clock.today()
    links.link(
        by=by, kind="grouped_with", source=uid, target=under, reason=clean(why)[:500],
        since=today.isoformat(), recorded_on=today,
    )  # fmt: skip
    return uid


@operation
def comment(
    *, by: Viewer, uid: UUID, name: str, words: str, language: str, key: UUID | None = None
) -> UUID:
    """Say something about an idea; words of the centre's own team stand at once."""
    row = queries.by_uid(by, uid)
    require(policies.can_comment(row))
    said, who = clean(words), clean(by.name or name)[:120]
    wrong = {one: [Message(checking.SOMETHING)] for one, given in
             (("name", who), ("words", said)) if not given}  # fmt: skip
    if len(said) > LONGEST_REASON:
        wrong["words"] = [Message(TOO_LONG, {"limit": LONGEST_REASON})]
    if wrong:
        raise Invalid(wrong)
    known = True if by.may("edit", row.centre_id) else None
    made = Comment.objects.create(
        idea=row, name=who, words=said, language=language, account_id=by.account, is_shown=known,
        judged_at=clock.now() if known else None,
    )  # fmt: skip
    journal.append(by=by, verb="idea.commented", subject=uid, centre=row.centre_id)
    return made.uid


@operation
def judge_comment(*, by: Viewer, comment: UUID, show: bool) -> UUID:
    """Show a stranger's comment, or leave it out."""
    row = queries.comment(by, comment)
    require(policies.can_write(by, row.idea.centre_id))
    row.is_shown, row.judged_at = show, clock.now()
    row.save(update_fields=["is_shown", "judged_at"])
    verb = "idea.comment_shown" if show else "idea.comment_left_out"
    journal.append(by=by, verb=verb, subject=row.idea_id, centre=row.idea.centre_id)
    return row.uid
