"""What a challenge and an idea may hold; every no is a sentence that tells how to mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from vivaio.contexts.challenges.models import Challenge, TieRule
from vivaio.ground.taxonomy.queries import concepts
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.writing import too_long

Errors = dict[str, list[Message]]
#: Texts of a challenge with the most characters each may have.
OF_CHALLENGES = {"title": 200, "description": 6_000, "promise": 2_000}
OF_IDEAS = {"title": 160, "summary": 600, "body": 8_000}
VALUES = (
    "themes", "budget", "closes_on", "answers_by", "criteria", "is_blind", "reviews_needed",
    "tie_rule", "owner",
)  # fmt: skip
#: What was promised: it stays as it is once the challenge is open.
PROMISED = ("promise", "answers_by", "criteria", "is_blind", "reviews_needed", "tie_rule")
MOST_CRITERIA, MOST_REVIEWERS, MOST_BUDGET = 6, 9, 100_000_000
#: Within which time an idea that nobody asked for is answered.
UNASKED = timedelta(days=60)
SOMETHING = N_("Write something here.")


def problems_of_words(
    words: Mapping[str, str], longest: Mapping[str, int], needed: Sequence[str]
) -> Errors:
    """What is wrong with texts: too long, or missing where one is needed."""
    wrong = too_long(words, longest)
    return wrong | {name: [Message(SOMETHING)] for name in needed if not words.get(name)}


def problems_of_values(values: Mapping[str, Any]) -> Errors:
    """What is wrong with the rest of a challenge; an unknown field is a mistake of ours."""
    if unknown := set(values) - set(VALUES):
        raise KeyError(sorted(unknown))
    wrong: Errors = {}
    if set(values.get("themes") or ()) - set(concepts("theme")):
        wrong["themes"] = [Message(N_("Choose from the list."))]
    budget = values.get("budget")
    if budget is not None and not 0 <= budget <= MOST_BUDGET:
        wrong["budget"] = [Message(N_("Give whole euro, without a sign before them."))]
    if values.get("tie_rule") not in TieRule.values:
        wrong["tie_rule"] = [Message(N_("Choose from the list."))]
    if not 0 <= values.get("reviews_needed", 0) <= MOST_REVIEWERS:
        said = N_("Between 0 (no jury) and %(most)s.")
        wrong["reviews_needed"] = [Message(said, {"most": MOST_REVIEWERS})]
    wrong |= _problems_of_days(values.get("closes_on"), values.get("answers_by"))
    if problem := problem_of_criteria(values.get("criteria") or []):
        wrong["criteria"] = [problem]
    return wrong


def _problems_of_days(closes: date | None, answers: date | None) -> Errors:
    if closes and answers and answers <= closes:
        said = N_("Answers come after the last day for ideas: choose a later day.")
        return {"answers_by": [Message(said)]}
    return {}


def problem_of_criteria(criteria: Sequence[Mapping[str, Any]]) -> Message | None:
    """Weights add up to 100; a challenge that is judged by nobody needs none."""
    if not criteria:
        return None
    if len(criteria) > MOST_CRITERIA or any(not 1 <= one["weight"] <= 100 for one in criteria):
        return Message(N_("Each criterion weighs at least 1; there are at most six of them."))
    whole = sum(one["weight"] for one in criteria)
    if whole != 100:
        said = N_("The weights add up to %(sum)s: make it 100.")
        return Message(said, {"sum": whole})
    return None


def problems_of_opening(challenge: Challenge, *, dated: bool = False) -> Errors:
    """What a challenge must say before it opens: afterwards it is a promise.

    `dated`: it opened on a day in the past, which is told now.
    """
    wrong: Errors = {}
    if not challenge.promise:
        said = N_("Say first what will happen to the ideas: people read it before they write.")
        wrong["promise"] = [Message(said)]
    if challenge.closes_on is None:
        wrong["closes_on"] = [Message(N_("Say until which day ideas can be sent."))]
    elif challenge.closes_on <= clock.today() and not dated:
        wrong["closes_on"] = [Message(N_("This day is past: choose a later one."))]
    if challenge.answers_by is None:
        wrong["answers_by"] = [Message(N_("Say by which day every author hears."))]
    if challenge.reviews_needed and not challenge.criteria:
        wrong["criteria"] = [Message(N_("Say by which criteria the jury judges."))]
    return wrong
