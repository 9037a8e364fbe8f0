"""What words, days and budgets may be; every no is a sentence that tells how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from vivaio.ground.indicators.parts import Cost
from vivaio.kernel.errors import N_, Message

Errors = dict[str, list[Message]]
#: The most of one list.
MOST = 200
LONGEST_WORDS = 500
HIGHEST = 2_000_000_000
NOT_LISTED = N_("Choose from the list.")
OUT_OF_ORDER = N_("The last day is before the first.")
DAY_NEEDED = N_("Give a day.")
DAY_FAR = N_("Give a day between 2000 and 2100.")
WORDS_NEEDED = N_("Say it in a few words.")
WHOLE_EURO = N_("Give whole euro, without cents.")


def is_far(day: date) -> bool:
    """Whether a day is in no year of ours: somebody mistyped it."""
    return not 2000 <= day.year <= 2100


def in_order(first: date | None, last: date | None) -> bool:
    """Whether two days, as far as they are known, follow each other."""
    return first is None or last is None or first <= last


def problems_of_costs(costs: Sequence[Cost], budget: int | None) -> Errors:
    """The parts of a budget add up to the whole."""
    if any(not 0 <= one.amount <= HIGHEST for one in costs):
        return {"costs": [Message(WHOLE_EURO)]}
    whole = sum(one.amount for one in costs)
    if costs and whole != budget:
        said = N_("The parts add up to %(sum)s euro, and the budget says %(budget)s.")
        return {"costs": [Message(said, {"sum": whole, "budget": budget or 0})]}
    return {}
