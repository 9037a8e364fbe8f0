"""What a pilot may hold; every no is a sentence that tells how to mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from vivaio.contexts.pilots.models import Level, Sort
from vivaio.contexts.pilots.parts import Node
from vivaio.ground.indicators.checking import (
    DAY_NEEDED,
    HIGHEST,
    LONGEST_WORDS,
    NOT_LISTED,
    OUT_OF_ORDER,
    WHOLE_EURO,
    WORDS_NEEDED,
    Errors,
    in_order,
)
from vivaio.ground.taxonomy.queries import concepts
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.text import own_words
from vivaio.kernel.writing import TOO_LONG, too_long
from vivaio.platform.tenancy.models import Visibility

#: Texts with the most characters each may have.
LONGEST = {
    "title": 160, "summary": 600, "trial": 3_000, "funding": 300, "findings": 3_000,
    "failures": 3_000, "reason": 1_000,
}  # fmt: skip
#: The texts of the form; the others are asked for when a pilot ends.
WRITTEN = ("title", "summary", "trial", "funding", "findings", "failures")
VALUES = (
    "leader", "country", "nuts", "target_groups", "themes", "starts_on", "ends_on", "budget",
    "visibility",
)  # fmt: skip
CODES = {"target_groups": "target_group", "themes": "theme"}
TITLE_NEEDED = N_("Give it a title.")
REASON_NEEDED = N_("Say why it was stopped.")
FINDINGS_NEEDED = N_("Say what came out of it.")
FAILURES_NEEDED = N_("Say what did not work: others learn most from it.")


def problems(words: Mapping[str, str], values: Mapping[str, Any]) -> Errors:
    """What is wrong; a field that is not known is a mistake of ours."""
    if unknown := set(values) - set(VALUES):
        raise KeyError(sorted(unknown))
    wrong = too_long(words, LONGEST)
    if not words.get("title"):
        wrong["title"] = [Message(TITLE_NEEDED)]
    for name, scheme in CODES.items():
        if set(values.get(name) or ()) - set(concepts(scheme)):
            wrong[name] = [Message(NOT_LISTED)]
    if (nuts := values.get("nuts")) and not territories.valid(nuts):
        wrong["nuts"] = [Message(NOT_LISTED)]
    if (values.get("visibility") or Visibility.PUBLIC) not in Visibility.values:
        wrong["visibility"] = [Message(NOT_LISTED)]
    if not 0 <= (values.get("budget") or 0) <= HIGHEST:
        wrong["budget"] = [Message(WHOLE_EURO)]
    if not in_order(values.get("starts_on"), values.get("ends_on")):
        wrong["ends_on"] = [Message(OUT_OF_ORDER)]
    return wrong


def problems_of_publishing(words: Mapping[str, str]) -> Errors:
    """What a pilot must say before others see it."""
    said = N_("Say this before others see it.")
    return {} if words["summary"] else {"summary": [Message(said)]}


def problems_of_ending(
    verb: str, words: Mapping[str, str], first: date | None, day: date
) -> Errors:
    """What a pilot must say before it is closed or stopped, and on which days that cannot be."""
    wrong = too_long(words, LONGEST)
    if not words["failures"]:
        wrong["failures"] = [Message(FAILURES_NEEDED)]
    if "reason" in words and not words["reason"]:
        wrong["reason"] = [Message(REASON_NEEDED)]
    if "findings" in words and not words["findings"]:
        wrong["findings"] = [Message(FINDINGS_NEEDED)]
    if verb == "close" and not in_order(first, day):
        wrong["on"] = [Message(OUT_OF_ORDER)]
    elif day > clock.today():
        wrong["on"] = [Message(N_("This day has not come yet."))]
    return wrong


def problems_of_steps(sort: str, words: str, on: date | None, done_on: date | None) -> Errors:
    """What is wrong with a milestone, a risk or an entry of the logbook."""
    wrong = too_long({"words": words}, {"words": LONGEST_WORDS})
    if not words:
        wrong["words"] = [Message(WORDS_NEEDED)]
    if sort not in Sort.values:
        wrong["sort"] = [Message(NOT_LISTED)]
    elif on is None and sort != Sort.RISK:
        wrong["on"] = [Message(DAY_NEEDED)]
    if sort == Sort.LOG and done_on is not None:
        wrong["done_on"] = [Message(N_("An entry of the logbook has one day only."))]
    return wrong


def circle(nodes: Sequence[Node]) -> list[str]:
    """The codes of statements that lead to themselves through others; none where all is well."""
    left = {one.code: set(one.to) for one in nodes}
    while ends := [code for code, to in left.items() if not to & set(left)]:
        for code in ends:
            del left[code]
    way: list[str] = []
    code = next(iter(left), "")
    while code and code not in way:
        way.append(code)
        code = min(left[code] & set(left))
    return way[way.index(code) :] if code else []


def problems_of_theory(nodes: Sequence[Node]) -> Errors:
    """Beside "" what is wrong with the whole, and by `words_n1`, `to_n1` with one statement."""
    wrong: Errors = {}
    said = {one.code: own_words(one.words) for one in nodes}
    for one in nodes:
        if not said[one.code]:
            wrong[f"words_{one.code}"] = [Message(WORDS_NEEDED)]
        elif len(said[one.code]) > LONGEST_WORDS:
            wrong[f"words_{one.code}"] = [Message(TOO_LONG, {"limit": LONGEST_WORDS})]
        elif one.level not in Level.values:
            wrong[f"level_{one.code}"] = [Message(NOT_LISTED)]
        if set(one.to) - set(said):
            wrong[f"to_{one.code}"] = [Message(N_("Give the numbers of other lines."))]
    if not wrong and (way := circle(nodes)):
        words = " → ".join(said[code] for code in (*way, way[0]))
        told = N_("These lead back to where they began: %(lines)s. Take one arrow away.")
        wrong[""] = [Message(told, {"lines": words})]
    return wrong
