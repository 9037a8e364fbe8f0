"""What an entry may hold; every no is a sentence that tells how to mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from vivaio.contexts.chronicle.models import Stage
from vivaio.ground.indicators.checking import (
    HIGHEST,
    LONGEST_WORDS,
    NOT_LISTED,
    OUT_OF_ORDER,
    WORDS_NEEDED,
    Errors,
    in_order,
)
from vivaio.ground.indicators.parts import Cost
from vivaio.ground.taxonomy.queries import concepts
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.writing import TOO_LONG, too_long
from vivaio.platform.tenancy.models import Visibility

#: Texts with the most characters each may have.
LONGEST = {"title": 160, "summary": 600, "outcome": 3_000, "unit": 40}
VALUES = (
    "stage", "owner", "country", "nuts", "themes", "starts_on", "ends_on", "total",
    "days_required", "days_given", "visibility",
)  # fmt: skip
#: The most days that somebody may have to answer in.
MOST_DAYS = 3_650
TITLE_NEEDED = N_("Give it a title.")


def problems(words: Mapping[str, str], values: Mapping[str, Any]) -> Errors:
    """What is wrong; a field that is not known is a mistake of ours."""
    if unknown := set(values) - set(VALUES):
        raise KeyError(sorted(unknown))
    wrong = too_long(words, LONGEST)
    if not words.get("title"):
        wrong["title"] = [Message(TITLE_NEEDED)]
    if values.get("stage") not in Stage.values:
        wrong["stage"] = [Message(NOT_LISTED)]
    if set(values.get("themes") or ()) - set(concepts("theme")):
        wrong["themes"] = [Message(NOT_LISTED)]
    if (nuts := values.get("nuts")) and not territories.valid(nuts):
        wrong["nuts"] = [Message(NOT_LISTED)]
    if (values.get("visibility") or Visibility.PUBLIC) not in Visibility.values:
        wrong["visibility"] = [Message(NOT_LISTED)]
    if not in_order(values.get("starts_on"), values.get("ends_on")):
        wrong["ends_on"] = [Message(OUT_OF_ORDER)]
    return {**wrong, **_of_numbers(words, values)}


def _of_numbers(words: Mapping[str, str], values: Mapping[str, Any]) -> Errors:
    wrong: Errors = {}
    if not 0 <= (values.get("total") or 0) <= HIGHEST:
        wrong["total"] = [Message(N_("Give a whole number."))]
    elif values.get("total") is not None and not words.get("unit"):
        wrong["unit"] = [Message(N_("Say what is counted: euro, contributions, people."))]
    required, given = values.get("days_required"), values.get("days_given")
    for name in ("days_required", "days_given"):
        if not 0 <= (values.get(name) or 0) <= MOST_DAYS:
            wrong[name] = [Message(N_("Give a whole number of days."))]
    if not wrong and required is not None and given is not None and given < required:
        told = N_("These are fewer than the %(required)s days required.")
        wrong["days_given"] = [Message(told, {"required": required})]
    return wrong


def problems_of_shares(shares: Sequence[Cost], total: int | None) -> Errors:
    """The parts of a sum add up to the whole."""
    whole = sum(one.amount for one in shares)
    if shares and whole != total:
        said = N_("The parts add up to %(sum)s, and the whole says %(whole)s.")
        return {"shares": [Message(said, {"sum": whole, "whole": total or 0})]}
    return {}


def problems_of_days(days: Sequence[tuple[date, str]]) -> Errors:
    """Each day says what happened."""
    if any(not words for _on, words in days):
        return {"days": [Message(WORDS_NEEDED)]}
    if any(len(words) > LONGEST_WORDS for _on, words in days):
        return {"days": [Message(TOO_LONG, {"limit": LONGEST_WORDS})]}
    return {}


def problems_of_publishing(words: Mapping[str, str]) -> Errors:
    """What an entry must say before others see it."""
    said = N_("Say this before others see it.")
    return {} if words["summary"] else {"summary": [Message(said)]}
