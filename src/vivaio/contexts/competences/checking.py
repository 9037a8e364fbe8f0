"""What an entry of the portfolio and a trial may hold; every no tells how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from vivaio.contexts.competences.models import Verdict
from vivaio.contexts.competences.written import LEVELS
from vivaio.ground.indicators.checking import DAY_FAR, is_far
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.language import INTERFACE
from vivaio.kernel.writing import too_long
from vivaio.platform.tenancy.models import Visibility

Errors = dict[str, list[Message]]
LONGEST = {"title": 160, "summary": 800, "methods": 800, "price": 300}
#: The texts of a trial and of a verdict.
JUDGED = {"method": 600, "evidence": 800, "reason": 800, "validator": 200}
VALUES = ("level", "people", "languages", "country", "nuts", "is_core", "visibility")
MOST_PEOPLE = 10_000
#: How long a verdict holds where nobody says until when.
HOLDS = timedelta(days=730)
LONGEST_HOLD = timedelta(days=5 * 366)
NOT_LISTED = N_("Choose from the list.")
LEVEL_JUDGED = N_(
    "The verdict is on this level. For a higher one, retire the entry, bring it back as a draft "
    "and have it tested anew."
)
TITLE_NEEDED = N_("Give it a title.")
METHOD_NEEDED = N_("Say how it is tested.")
REASON_NEEDED = N_("Give the reason.")
CONDITION_NEEDED = N_("Say the condition.")
VALIDATOR_NEEDED = N_("Say who gives the verdict: a role and its organisation.")


def problems(words: Mapping[str, str], values: Mapping[str, Any]) -> Errors:
    """What is wrong with an entry; a field that is not known is a mistake of ours."""
    if unknown := set(values) - set(VALUES):
        raise KeyError(sorted(unknown))
    wrong = too_long(words, LONGEST)
    if not words.get("title"):
        wrong["title"] = [Message(TITLE_NEEDED)]
    if values.get("level") not in LEVELS:
        wrong["level"] = [Message(NOT_LISTED)]
    if not 0 <= (values.get("people") or 0) <= MOST_PEOPLE:
        wrong["people"] = [Message(N_("Give a whole number of people."))]
    if set(values.get("languages") or ()) - set(INTERFACE):
        wrong["languages"] = [Message(NOT_LISTED)]
    if (nuts := values.get("nuts")) and not territories.valid(nuts):
        wrong["nuts"] = [Message(NOT_LISTED)]
    if (values.get("visibility") or Visibility.CENTRE) not in Visibility.values:
        wrong["visibility"] = [Message(NOT_LISTED)]
    return wrong


def problems_of_verdict(
    verdict: str, words: Mapping[str, str], address: str, on: date, until: date | None
) -> Errors:
    """What a verdict must say, and on which days it cannot be."""
    wrong = too_long(words, JUDGED)
    if verdict not in Verdict.values:
        wrong["verdict"] = [Message(NOT_LISTED)]
    if not words["validator"]:
        wrong["validator"] = [Message(VALIDATOR_NEEDED)]
    if not words["reason"] and verdict != Verdict.VALIDATED:
        needed = CONDITION_NEEDED if verdict == Verdict.CONDITIONAL else REASON_NEEDED
        wrong["reason"] = [Message(needed)]
    if is_far(on):
        wrong["on"] = [Message(DAY_FAR)]
    elif on > clock.today():
        wrong["on"] = [Message(N_("This day has not come yet."))]
    if until is not None and is_far(until):
        wrong["valid_until"] = [Message(DAY_FAR)]
    elif until is not None and not is_far(on) and not on < until <= on + LONGEST_HOLD:
        wrong["valid_until"] = [Message(N_("A verdict holds for up to five years after its day."))]
    if address and not address.startswith(("https://", "http://", "/")):
        wrong["evidence_address"] = [Message(N_("Give a web address that begins with https://."))]
    return wrong
