"""Asking reviewers, and taking what they say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from vivaio.contexts.challenges import bridge, checking, letters, policies
from vivaio.contexts.challenges.models import Author, Challenge, Idea, Review, Reviewer
from vivaio.contexts.challenges.queries import challenges, evaluation
from vivaio.ground.people import queries as people
from vivaio.kernel import clock
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.writing import TOO_LONG, clean
from vivaio.platform.journal import operations as journal
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

MOST_REVIEWERS = 20
LONGEST = 2_000


@operation
def ask(
    *, by: Viewer, uid: UUID, name: str, address: str, language: str, key: UUID | None = None
) -> UUID:
    """Ask somebody to judge the ideas of a challenge; a letter brings them the link."""
    row = challenges.by_uid(by, uid)
    require(policies.can_write(by, row.centre_id))
    if row.state not in ("draft", "open", "closed"):
        require(no(N_("The evaluation has ended: no review is taken or changed any more.")))
    who, where = clean(name)[:120], address.strip().lower()
    if not who:
        raise Invalid({"name": [Message(checking.SOMETHING)]})
    if problem := _problem(row, where):
        raise Invalid({"address": [problem]})
    made = Reviewer.objects.create(
        challenge=row, name=who, address=where, language=language,
        account_id=people.owner_of(where),
    )  # fmt: skip
    letters.to_reviewer(row, made)
    journal.append(by=by, verb="challenge.reviewer", subject=uid, centre=row.centre_id)
    return made.uid


def _problem(row: Challenge, address: str) -> Message | None:
    there = Reviewer.objects.filter(challenge=row)
    account = people.owner_of(address)
    if there.filter(address=address).exists() or (
        account is not None and there.filter(account=account).exists()
    ):
        return Message(N_("This person is a reviewer already; each has one voice."))
    if there.count() >= MOST_REVIEWERS:
        return Message(N_("At most %(most)s people judge a challenge."), {"most": MOST_REVIEWERS})
    return None


@operation
def review(
    *, by: Viewer, marked: str, idea: UUID, points: Mapping[str, Any], words: str,
    is_recused: bool = False, key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Judge one idea, or stand aside from it; the last word counts until the evaluation ends."""
    reviewer = evaluation.reviewer(marked)
    challenge = reviewer.challenge
    require(policies.allows_review(challenge))
    row = evaluation.to_judge(challenge).filter(uid=idea).first()
    if row is None:
        raise Unknown(f"idea {idea}")
    if not is_recused and wrote(reviewer, row):
        require(no(N_("It is your own idea: stand aside from it.")))
    said = clean(words)
    given = {} if is_recused else dict(points)
    if wrong := _wrong(challenge, given, said, is_recused):
        raise Invalid(wrong)
    Review.objects.update_or_create(
        reviewer=reviewer, idea=row,
        defaults={"points": given, "words": said, "is_recused": is_recused, "at": clock.now()},
    )  # fmt: skip
    journal.append(
        by=by, verb="challenge.recused" if is_recused else "challenge.reviewed",
        subject=challenge.uid, centre=challenge.centre_id,
    )  # fmt: skip
    return reviewer.uid


def wrote(reviewer: Reviewer, idea: Idea) -> bool:
    """Whether a reviewer is among the authors."""
    authors = Author.objects.filter(idea=idea)
    if authors.filter(address=reviewer.address).exists():
        return True
    account = reviewer.account_id
    return account is not None and authors.filter(account=account).exists()


def _wrong(
    challenge: Challenge, points: Mapping[str, Any], said: str, is_recused: bool
) -> checking.Errors:
    wrong: checking.Errors = {}
    if not said:
        asked = N_("Say why you stand aside.") if is_recused else N_("Give your reasons.")
        wrong["words"] = [Message(asked)]
    elif len(said) > LONGEST:
        wrong["words"] = [Message(TOO_LONG, {"limit": LONGEST})]
    codes = {one["code"] for one in challenge.criteria}
    if not is_recused:
        for code in sorted(codes | set(points)):
            given = points.get(code)
            if code not in codes or type(given) is not int or not 0 <= given <= bridge.MOST_POINTS:
                wrong[code] = [Message(N_("Whole points from 0 to 10, please."))]
    return wrong
