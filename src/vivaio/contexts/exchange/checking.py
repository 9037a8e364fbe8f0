"""What an offer or a request may hold; every no is a sentence that tells how to mend it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from vivaio.contexts.exchange.models import Sort
from vivaio.ground.taxonomy.queries import concepts
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.period import after_months
from vivaio.kernel.writing import too_long

Errors = dict[str, list[Message]]
#: Texts with the most characters each may have.
LONGEST = {"title": 160, "description": 3_000}
#: Fields that hold several codes, with the scheme of the codes.
CODES = {"themes": "theme", "target_groups": "target_group"}
VALUES = ("sort", "themes", "target_groups", "country", "nuts", "expires_on")
_NUTS = re.compile(r"([A-Z]{2}[A-Z0-9]{0,3})?\Z")
TITLE_NEEDED = N_("Give it a title.")
END_NEEDED = N_("Say until which day it is open.")
END_PAST = N_("This day is past: choose a later one.")
END_FAR = N_("Choose a day within a year, so that the list stays fresh.")


def last_day(today: date | None = None) -> date:
    """The latest day on which something opened today may end."""
    return after_months(today or clock.today(), 12)


def problems_of_words(words: Mapping[str, str]) -> Errors:
    """What is wrong with title and description."""
    wrong = too_long(words, LONGEST)
    if not words.get("title"):
        wrong["title"] = [Message(TITLE_NEEDED)]
    return wrong


def problems_of_values(values: Mapping[str, Any]) -> Errors:
    """What is wrong with the rest; a field that is not known is a mistake of ours."""
    if unknown := set(values) - set(VALUES):
        raise KeyError(sorted(unknown))
    wrong: Errors = {}
    if values.get("sort") not in Sort.values:
        wrong["sort"] = [Message(N_("Say what it is: choose from the list."))]
    for name, scheme in CODES.items():
        if set(values.get(name) or ()) - set(concepts(scheme)):
            wrong[name] = [Message(N_("Choose from the list."))]
    if not _NUTS.match(values.get("nuts") or ""):
        said = N_("A NUTS code has two letters and up to three more signs, such as ITC1.")
        wrong["nuts"] = [Message(said)]
    if problem := problem_of_end(values.get("expires_on")):
        wrong["expires_on"] = [problem]
    return wrong


def problem_of_end(day: date | None) -> Message | None:
    """What is wrong with the last day."""
    if day is None:
        return Message(END_NEEDED)
    if day < clock.today():
        return Message(END_PAST)
    return Message(END_FAR) if day > last_day() else None
