"""What a course may hold; every no is a sentence that tells how to mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any
from urllib.parse import urlsplit

from vivaio.contexts.training.parts import Material, Session
from vivaio.ground.indicators.checking import (
    DAY_FAR,
    DAY_NEEDED,
    LONGEST_WORDS,
    MOST,
    NOT_LISTED,
    WORDS_NEEDED,
    Errors,
    is_far,
)
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.language import INTERFACE
from vivaio.kernel.text import own_words
from vivaio.kernel.writing import clean, too_long
from vivaio.platform.tenancy.models import Visibility

__all__ = ["LONGEST_WORDS", "MOST", "Errors", "clean", "too_long"]

#: Texts with the most characters each may have.
LONGEST = {"title": 160, "about": 3_000, "audience": 600, "price": 300, "reason": 1_000}
#: The texts of the form; the reason is asked for when a course is cancelled.
WRITTEN = ("title", "about", "audience", "price")
VALUES = (
    "organiser", "languages", "nuts", "country", "eqf", "places", "needed", "enrol_until",
    "visibility",
)  # fmt: skip
MOST_PLACES, LEVELS, MARKS = 10_000, range(1, 9), range(1, 6)
LONGEST_SAID = {"words": 2_000}
LONGEST_NAME, LONGEST_ADDRESS = 120, 500
TITLE_NEEDED = N_("Give it a title.")
NAME_NEEDED = N_("Give your name.")
REASON_NEEDED = N_("Say why it is cancelled: those who are enrolled read it.")
SAY_FIRST = N_("Say this before others see it.")
SESSION_NEEDED = N_("Add at least one session before others see it.")
NO_ADDRESS = N_("Write a whole address that begins with https:// or http://.")
TIMES_NEEDED = N_("Give both times, the later one last.")
PLACE_NEEDED = N_("Say where it is, or give the address at which it is online.")
NOT_BEGUN = N_("This session has not begun yet.")


def problems(words: Mapping[str, str], values: Mapping[str, Any]) -> Errors:
    """What is wrong; a field that is not known is a mistake of ours."""
    if unknown := set(values) - set(VALUES):
        raise KeyError(sorted(unknown))
    wrong = too_long(words, LONGEST)
    if not words.get("title"):
        wrong["title"] = [Message(TITLE_NEEDED)]
    if (nuts := values.get("nuts")) and not territories.valid(nuts):
        wrong["nuts"] = [Message(NOT_LISTED)]
    if set(values.get("languages") or ()) - set(INTERFACE):
        wrong["languages"] = [Message(NOT_LISTED)]
    if (values.get("visibility") or Visibility.PUBLIC) not in Visibility.values:
        wrong["visibility"] = [Message(NOT_LISTED)]
    if (until := values.get("enrol_until")) is not None and is_far(until):
        wrong["enrol_until"] = [Message(DAY_FAR)]
    if values.get("eqf") is not None and values["eqf"] not in LEVELS:
        wrong["eqf"] = [Message(NOT_LISTED)]
    for name, most in (("places", MOST_PLACES), ("needed", MOST)):
        if (number := values.get(name)) is not None and not 1 <= number <= most:
            said = N_("Give a number from 1 to %(most)s, or nothing.")
            wrong[name] = [Message(said, {"most": most})]
    return wrong


def problems_of_outcomes(outcomes: Sequence[str]) -> Errors:
    """What one learns: a few lines, each of a few words."""
    if len(outcomes) > MOST:
        return {"outcomes": [Message(N_("There is no room for more of these."))]}
    return too_long({"outcomes": max(outcomes, key=len, default="")}, {"outcomes": LONGEST_WORDS})


def problems_of_publishing(words: Mapping[str, str], sessions: Sequence[Session]) -> Errors:
    """What a course must say before others see it."""
    wrong: Errors = {} if words["about"] else {"about": [Message(SAY_FIRST)]}
    return wrong if sessions else wrong | {"sessions": [Message(SESSION_NEEDED)]}


def problems_of_session(one: Session) -> Errors:
    """By `on`, `starts`, `place`, `online` what is wrong with a session."""
    wrong = too_long({"place": own_words(one.place)}, {"place": LONGEST_WORDS})
    if one.on is None:
        wrong["on"] = [Message(DAY_NEEDED)]
    elif is_far(one.on):
        wrong["on"] = [Message(DAY_FAR)]
    if not _in_order(one.starts, one.ends):
        wrong["starts"] = [Message(TIMES_NEEDED)]
    if one.online and not is_address(one.online):
        wrong["online"] = [Message(NO_ADDRESS)]
    elif not one.online and not own_words(one.place):
        wrong["place"] = [Message(PLACE_NEEDED)]
    return wrong


def _in_order(first: str, last: str) -> bool:
    try:
        return time.fromisoformat(first) < time.fromisoformat(last)
    except ValueError:
        return False


def is_address(words: str) -> bool:
    """Whether somebody can follow it on the web, and it says nothing of who does."""
    try:
        found = urlsplit(words)
        named = bool(found.hostname) and not found.username
    except ValueError:
        return False
    return len(words) <= LONGEST_ADDRESS and named and found.scheme in ("http", "https")


def problems_of_materials(several: Sequence[Material]) -> Errors:
    """Beside "links" what is wrong with links to read."""
    for one in several:
        name = own_words(one.name)
        if not is_address(one.href):
            return {"links": [Message(NO_ADDRESS)]}
        if not name:
            return {"links": [Message(WORDS_NEEDED)]}
        if wrong := too_long({"links": name}, {"links": LONGEST_WORDS}):
            return wrong
    return {}


def problems_of_person(name: str) -> Errors:
    """What is wrong with the name of who enrols."""
    wrong = too_long({"name": name}, {"name": LONGEST_NAME})
    return wrong if name else {"name": [Message(NAME_NEEDED)]}


def problems_of_feedback(useful: int, words: str) -> Errors:
    """What is wrong with what somebody says afterwards."""
    wrong = too_long({"words": words}, LONGEST_SAID)
    return wrong if useful in MARKS else wrong | {"useful": [Message(NOT_LISTED)]}
