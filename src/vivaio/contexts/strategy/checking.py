"""What a strategy, a measure and a comment may hold; every no tells how to mend it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from vivaio.contexts.strategy.models import Goal, Heading, Measure, Strategy
from vivaio.contexts.strategy.parts import ACTION, MILESTONE, Step
from vivaio.ground.indicators import checking as plain
from vivaio.ground.indicators.checking import Errors, in_order
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.text import own_words
from vivaio.kernel.writing import TOO_LONG, too_long
from vivaio.platform.tenancy.models import Visibility

OF_STRATEGIES = {"title": 160, "summary": 1_000}
OF_MEASURES = {"title": 200, "summary": 2_000, "change": 500, "output": 500, "result": 500}
LONGEST_REASON, LONGEST_OBJECTIVE, LONGEST_WHO = 2_000, 300, 200
VALUES_OF_STRATEGIES = ("starts_on", "ends_on", "closes_on", "visibility")
VALUES_OF_MEASURES = (
    "strategy", "objective", "number", "owner", "starts_on", "due_on", "budget", "headings",
    "goals", "visibility",
)  # fmt: skip
TITLE_NEEDED = N_("Give it a title.")
SAY_FIRST = N_("Say this before others see it.")
REASON_NEEDED = N_("Give the reason: people read it.")
DUE_NEEDED = N_("Say by which day it should be done.")
_NUMBER = re.compile(r"\d{1,3}(\.\d{1,3}){0,3}[a-z]?\Z")


def _visibility(values: Mapping[str, Any]) -> Errors:
    known = (values.get("visibility") or Visibility.PUBLIC) in Visibility.values
    return {} if known else {"visibility": [Message(plain.NOT_LISTED)]}


def _known(values: Mapping[str, Any], names: Collection[str]) -> None:
    if unknown := set(values) - set(names):
        raise KeyError(sorted(unknown))


def problems_of_strategy(words: Mapping[str, str], values: Mapping[str, Any]) -> Errors:
    """What is wrong with a strategy; a field that is not known is a mistake of ours."""
    _known(values, VALUES_OF_STRATEGIES)
    wrong = too_long(words, OF_STRATEGIES) | _visibility(values)
    if not words.get("title"):
        wrong["title"] = [Message(TITLE_NEEDED)]
    if not in_order(values.get("starts_on"), values.get("ends_on")):
        wrong["ends_on"] = [Message(plain.OUT_OF_ORDER)]
    return wrong


def problems_of_objectives(several: Collection[str]) -> Errors:
    """What is wrong with the list of objectives."""
    if len(several) > plain.MOST:
        return {"objectives": [Message(N_("There is no room for more of these."))]}
    if any(len(one) > LONGEST_OBJECTIVE for one in several):
        return {"objectives": [Message(TOO_LONG, {"limit": LONGEST_OBJECTIVE})]}
    return {}


def problems_of_moving(verb: str, row: Strategy, waiting: int, *, dated: bool) -> Errors:
    """What a strategy must have before it is opened or adopted.

    `waiting`: comments without an answer. `dated`: it was done on a past day, told now.
    """
    wrong: Errors = {}
    if verb in ("open", "adopt") and not row.summary:
        wrong["summary"] = [Message(SAY_FIRST)]
    if verb in ("open", "adopt") and not row.body:
        wrong["body"] = [Message(N_("There is no text yet: write it, or bring it from a file."))]
    if verb == "open" and row.closes_on is None:
        wrong["closes_on"] = [Message(N_("Say until which day people can comment."))]
    elif verb == "open" and row.closes_on and row.closes_on < row.day_of(clock.now()) and not dated:
        wrong["closes_on"] = [Message(N_("This day is past: choose a later one."))]
    if verb == "adopt" and waiting:
        said = N_("Answer every comment first; these have no answer: %(count)s.")
        wrong["body"] = [Message(said, {"count": waiting})]
    return wrong


def problems_of_comment(name: str, words: str) -> Errors:
    """What is wrong with a comment."""
    wrong = too_long({"words": words}, {"words": LONGEST_REASON})
    said = N_("Write something here.")
    return wrong | {
        field: [Message(said)] for field, given in (("name", name), ("words", words)) if not given
    }


def closed(row: Strategy, today: date) -> Message | None:
    """Why no comment is taken on a day of its centre's clock; None where one is."""
    if row.state != "open":
        return Message(N_("This strategy takes no comments now; your words are still here."))
    if row.closes_on is not None and row.closes_on < today:
        said = N_("Comments were taken until %(day)s; your words are still here.")
        return Message(said, {"day": row.closes_on})
    return None


def problems_of_measure(
    words: Mapping[str, str], values: Mapping[str, Any], objectives: Collection[str]
) -> Errors:
    """What is wrong with a measure; `objectives` are the codes of its strategy's."""
    _known(values, VALUES_OF_MEASURES)
    wrong = too_long(words, OF_MEASURES) | _visibility(values)
    if not words.get("title"):
        wrong["title"] = [Message(TITLE_NEEDED)]
    if (number := values.get("number")) and not _NUMBER.match(number):
        wrong["number"] = [Message(N_("Write a number such as 2 or 2.3."))]
    if (objective := values.get("objective")) and objective not in objectives:
        wrong["objective"] = [Message(plain.NOT_LISTED)]
    for name, known in (("headings", Heading), ("goals", Goal)):
        if set(values.get(name) or ()) - set(known.values):
            wrong[name] = [Message(plain.NOT_LISTED)]
    if not 0 <= (values.get("budget") or 0) <= plain.HIGHEST:
        wrong["budget"] = [Message(plain.WHOLE_EURO)]
    if not in_order(values.get("starts_on"), values.get("due_on")):
        wrong["due_on"] = [Message(plain.OUT_OF_ORDER)]
    return wrong


def problems_of_publishing(row: Measure) -> Errors:
    """What a measure must have before others see it."""
    return {} if row.due_on else {"due_on": [Message(DUE_NEEDED)]}


def problems_of_ending(verb: str, reason: str, first: date | None, day: date | None) -> Errors:
    """What is said when a measure is closed or stopped, and on which days that cannot be."""
    wrong = too_long({"reason": reason}, {"reason": LONGEST_REASON})
    if verb == "stop" and not reason:
        wrong["reason"] = [Message(REASON_NEEDED)]
    if day is None:
        wrong["on"] = [Message(plain.DAY_NEEDED)]
    elif day > clock.today():
        wrong["on"] = [Message(N_("This day has not come yet."))]
    elif not in_order(first, day):
        wrong["on"] = [Message(plain.OUT_OF_ORDER)]
    return wrong


def problems_of_step(one: Step) -> Errors:
    """What is wrong with a milestone or an action."""
    words = own_words(one.words)
    wrong = too_long({"words": words, "who": one.who},
                     {"words": plain.LONGEST_WORDS, "who": LONGEST_WHO})  # fmt: skip
    if not words:
        wrong["words"] = [Message(plain.WORDS_NEEDED)]
    if one.sort not in (MILESTONE, ACTION):
        wrong["sort"] = [Message(plain.NOT_LISTED)]
    elif one.on is None and one.sort == MILESTONE:
        wrong["on"] = [Message(plain.DAY_NEEDED)]
    if one.done_on is not None and one.done_on > clock.today():
        wrong["done_on"] = [Message(N_("This day has not come yet."))]
    return wrong
