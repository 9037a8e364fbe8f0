"""Challenges, ideas, those who write and judge them, and solutions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.factories.words import canary, words
from vivaio.contexts.challenges import marks
from vivaio.contexts.challenges.models import LIFE, Author, Challenge, Comment, Idea, Reviewer
from vivaio.contexts.challenges.operations import answering, challenges, evaluation, ideas
from vivaio.contexts.solutions import operations as solutions
from vivaio.contexts.solutions.models import LIFE as SOLUTION_LIFE
from vivaio.kernel import clock
from vivaio.kernel.text import text
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.viewer import Viewer

SYSTEM = Viewer.system()
OF_RECORDS = {
    "centre_challenges": "centre",
    "centre_idea": "centre",
    "centre_solutions": "centre",
    "challenge": "challenge",
    "challenge_add": "centre",
    "challenge_edit": "challenge",
    "challenge_evaluation": "challenge",
    "challenge_submit": "challenge",
    "idea": "idea",
    "idea_answer": "idea",
    "idea_comment": "idea",
    "idea_group": "idea",
    "idea_versions": "idea",
    "solution": "solution",
    "solution_add": "centre",
    "solution_edit": "solution",
    "solution_tie": "solution",
}
_OF_SOLUTIONS = (
    "title", "summary", "users", "payers", "cost", "price", "lasting", "inclusion",
)  # fmt: skip


def values(**given: Any) -> dict[str, Any]:
    """What a challenge has beside its words."""
    today = clock.today()
    criteria = [
        {"code": code, "name": text(name, "en").to_json(), "weight": weight}
        for code, name, weight in (("c1", "Use", 60), ("c2", "Reach", 40))
    ]
    plain = {
        "budget": 5_000, "closes_on": today + timedelta(days=20),
        "answers_by": today + timedelta(days=40), "criteria": criteria, "is_blind": True,
        "reviews_needed": 2, "tie_rule": "agreed", "themes": [], "owner": None,
    }  # fmt: skip
    return plain | given


def challenge(centre: UUID, bird: str = "", *, opened: bool = True, **given: Any) -> UUID:
    """A challenge with every text filled; open unless said otherwise."""
    bird = bird or canary()
    names = ("title", "description", "promise", "findings")
    uid = challenges.draft(
        by=SYSTEM, centre=centre, language="en", words={"title": "title"},
        translations={name: words(bird, name) for name in names}, values=values(**given),
        slug_words=f"challenge {bird}",
    )  # fmt: skip
    if opened:
        challenges.move(by=SYSTEM, uid=uid, version=1, verb="open")
    return uid


def move(uid: UUID, verb: str, by: Viewer = SYSTEM, **given: Any) -> None:
    """Take a challenge a step further."""
    version = Challenge.objects.get(uid=uid).version
    challenges.move(by=by, uid=uid, version=version, verb=verb, **given)


def idea(
    centre: UUID, bird: str = "", *, to: UUID | None = None, shown: bool = True, **given: Any
) -> UUID:
    """An idea with every text filled, sent by somebody without an account."""
    bird = bird or canary()
    texts = {name: words(bird, name) for name in ("title", "summary", "body")}
    plain: dict[str, Any] = {
        "by": SYSTEM, "name": f"{bird} Rossi", "address": f"{bird.lower()}@guest.example",
        "is_named": True,
        "words": {name: name for name in texts}, "translations": texts, "language": "en",
    }  # fmt: skip
    uid = ideas.begin(challenge=to, centre=centre, slug_words=f"idea {bird}", **(plain | given))
    if shown:
        answering.move(by=SYSTEM, uid=uid, version=row(uid).version, verb="show")
    return uid


def row(uid: UUID) -> Idea:
    """The row of an idea."""
    return Idea.objects.get(uid=uid)


def marked(uid: UUID) -> str:
    """The link of its first author."""
    return marks.mark("author", Author.objects.get(idea=uid, is_first=True).uid)


def reviewer(uid: UUID, bird: str = "") -> str:
    """Somebody who judges a challenge: their link."""
    bird = bird or canary()
    made = evaluation.ask(
        by=SYSTEM, uid=uid, name=f"{bird} Bianchi", address=f"jury-{bird.lower()}@guest.example",
        language="en",
    )  # fmt: skip
    return marks.mark("reviewer", made)


def whole_challenge(centre: UUID, bird: str) -> UUID:
    """A challenge with somebody who judges it."""
    uid = challenge(centre, bird)
    reviewer(uid, bird)
    return uid


def whole_idea(centre: UUID, bird: str) -> UUID:
    """An idea on which somebody commented, that has its answer."""
    uid = idea(centre, bird)
    made = answering.comment(
        by=Viewer.anonymous(), uid=uid, name=f"{bird} Verdi", words=f"{bird} says", language="en"
    )
    answering.judge_comment(by=SYSTEM, comment=made, show=True)
    answering.answer(
        by=SYSTEM, uid=uid, version=row(uid).version, code="accepted", words=words(bird, "reason")
    )
    return uid


def solution(centre: UUID, bird: str = "", *, published: bool = True, **given: Any) -> UUID:
    """A solution with every text filled."""
    bird = bird or canary()
    plain = {"form": "service", "stage": "in_use", "is_lasting": "", "is_inclusive": "",
             "themes": [], "country": "IT", "owner": None}  # fmt: skip
    uid = solutions.draft(
        by=SYSTEM, centre=centre, language="en", values=plain | given,
        words={name: name for name in _OF_SOLUTIONS},
        translations={name: words(bird, name) for name in _OF_SOLUTIONS},
        slug_words=f"solution {bird}",
    )  # fmt: skip
    if published:
        solutions.move(by=SYSTEM, uid=uid, version=1, verb="publish")
    return uid


def paths(name: str, records: Iterable[Record]) -> list[str] | None:
    """The paths of addresses that only these rooms know how to fill; None for another's.

    Signed words are given for what everybody may see.
    """
    rows = list(records)
    lives = {"challenge_move": LIFE, "solution_move": SOLUTION_LIFE}
    if name in lives:
        kind = name.removesuffix("_move")
        found = [one.address for one in rows if one.kind == kind]
        return [f"{address}move/{verb}/" for address in found for verb in lives[name].verbs]
    if name == "idea_move":
        found = [one.address for one in rows if one.kind == "idea"]
        return [f"{address}move/{verb}/" for address in found for verb in answering.MOVES]
    if name == "idea_comment_judge":
        written = Comment.objects.filter(idea__in=[one.uid for one in rows])
        return [f"ideas/comments/{one.uid}/" for one in written]
    public = [
        one.uid
        for one in rows
        if one.is_open and one.visibility == "public" and one.deleted_at is None
    ]
    authors = Author.objects.filter(idea__in=public)
    if name == "own_idea":
        return [f"ideas/own/{marks.mark('author', one.uid)}/" for one in authors]
    if name == "idea_stop":
        return [f"ideas/letters/stop/{marks.mark('stop', one.uid)}/" for one in authors]
    judges = Reviewer.objects.filter(challenge__in=public)
    if name == "reviews":
        return [f"reviews/{marks.mark('reviewer', one.uid)}/" for one in judges]
    if name == "review":
        nobody = "00000000-0000-7000-8000-000000000000"
        return [f"reviews/{marks.mark('reviewer', one.uid)}/{nobody}/" for one in judges]
    return None
