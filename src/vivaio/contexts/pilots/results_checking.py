"""What evidence, transfers, readiness and estimates may hold; every no tells how to mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from vivaio.contexts.pilots.checking import TITLE_NEEDED
from vivaio.contexts.pilots.models import KINDS
from vivaio.contexts.pilots.parts import QUESTIONS, Estimate, Figure, Ready
from vivaio.ground.indicators import measuring
from vivaio.ground.indicators.checking import (
    DAY_NEEDED,
    LONGEST_WORDS,
    MOST,
    NOT_LISTED,
    OUT_OF_ORDER,
    WORDS_NEEDED,
    Errors,
    in_order,
)
from vivaio.ground.indicators.vocabulary import Confidence
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.text import own_words
from vivaio.kernel.writing import too_long
from vivaio.platform.tenancy.models import Visibility

ANSWERS = ("yes", "partly", "no")
#: Shares of an estimate, in the order in which they are taken off.
FILTERS = ("deadweight", "displacement", "attribution", "drop")
MOST_YEARS, HIGHEST = 20, Decimal(10) ** 10
LONGEST_SOURCE = 1_000
SAY_FIRST = N_("Say this before others see it.")
SHARE = N_("Give a share from 0 to 100 percent.")
ORDER = N_("The low end is above the high end.")
ABOVE = N_("Give a number above nought.")


def problems(kind: str, words: Mapping[str, str], values: Mapping[str, Any]) -> Errors:
    """What is wrong with evidence or a transfer; an unknown field is a mistake of ours."""
    model = KINDS[kind]
    if unknown := set(values) - set(model.VALUES):
        raise KeyError(sorted(unknown))
    wrong = too_long(words, model.LONGEST)
    if not words.get("title"):
        wrong["title"] = [Message(TITLE_NEEDED)]
    if (values.get("visibility") or Visibility.PUBLIC) not in Visibility.values:
        wrong["visibility"] = [Message(NOT_LISTED)]
    if "confidence" in values and values["confidence"] not in Confidence.values:
        wrong["confidence"] = [Message(NOT_LISTED)]
    if (nuts := values.get("nuts")) and not territories.valid(nuts):
        wrong["nuts"] = [Message(NOT_LISTED)]
    if not in_order(values.get("starts_on"), values.get("ends_on")):
        wrong["ends_on"] = [Message(OUT_OF_ORDER)]
    return wrong


def problems_of_figures(figures: Sequence[Figure]) -> Errors:
    """By `name_n1`, `measured_n2` what is wrong with figures."""
    wrong: Errors = {}
    if len(figures) > MOST:
        wrong[""] = [Message(N_("There is no room for more of these."))]
    for one in figures:
        said = {name: own_words(getattr(one, name)) for name in Figure.TEXTS}
        limits = {"name": 160, "unit": 60, "source": LONGEST_WORDS}
        found = too_long(said, limits)
        for name, needed in (
            ("name", measuring.NAME_NEEDED), ("unit", measuring.UNIT_NEEDED),
            ("source", measuring.SOURCE_NEEDED),
        ):  # fmt: skip
            if not said[name]:
                found[name] = [Message(needed)]
        if one.measured is None:
            found["measured"] = [Message(measuring.VALUE_NEEDED)]
        if one.number is not None and not 1 <= one.number <= 10**9:
            found["number"] = [Message(ABOVE)]
        wrong |= {f"{name}_{one.code}": several for name, several in found.items()}
    return wrong


def problems_of_publishing(kind: str, words: Mapping[str, str], on: date | None) -> Errors:
    """What must be said before others see it: of evidence its method and why it is trusted."""
    needed = {"evidence": ("summary", "method", "doubts"), "transfer": ("summary", "adopters")}
    wrong: Errors = {name: [Message(SAY_FIRST)] for name in needed[kind] if not words.get(name)}
    if on is None:
        wrong["on_day" if kind == "evidence" else "starts_on"] = [Message(DAY_NEEDED)]
    return wrong


def problems_of_readiness(answers: Sequence[Ready]) -> Errors:
    """By `answer_cost`, `words_cost` what is wrong with the answers."""
    wrong: Errors = {}
    for one in answers:
        said = own_words(one.words)
        if one.code not in QUESTIONS or one.answer not in ANSWERS:
            wrong[f"answer_{one.code}"] = [Message(NOT_LISTED)]
        elif not said:
            wrong[f"words_{one.code}"] = [Message(WORDS_NEEDED)]
        found = too_long({"words": said}, {"words": LONGEST_WORDS})
        wrong |= {f"words_{one.code}": several for several in found.values()}
    return wrong


def problems_of_estimate(one: Estimate) -> Errors:
    """What is wrong with the assumptions of a social return, beside their fields."""
    said = {"outcome": own_words(one.outcome), "source": own_words(one.source)}
    wrong = too_long(said, {"outcome": LONGEST_WORDS, "source": LONGEST_SOURCE})
    for name, words in said.items():
        if not words:
            wrong[name] = [Message(WORDS_NEEDED)]
    for name in ("quantity", "value_low", "investment"):
        if not 0 < getattr(one, name) <= HIGHEST:
            wrong[name] = [Message(ABOVE)]
    if not 0 < one.value_high <= HIGHEST or one.value_low > one.value_high:
        wrong.setdefault("value_high", [Message(ORDER)])
    for name in (*(f"{each}_{end}" for each in FILTERS for end in ("low", "high")), "discount"):
        if not 0 <= getattr(one, name) <= 100:
            wrong[name] = [Message(SHARE)]
    for each in FILTERS:
        if getattr(one, f"{each}_low") > getattr(one, f"{each}_high"):
            wrong.setdefault(f"{each}_high", [Message(ORDER)])
    if not 1 <= one.years <= MOST_YEARS:
        told = N_("Give a number of years from 1 to %(most)s.")
        wrong["years"] = [Message(told, {"most": MOST_YEARS})]
    if not wrong and not _has_range(one):
        told = N_("Give at least one range: nobody knows all of this exactly.")
        wrong["value_high"] = [Message(told)]
    return wrong


def _has_range(one: Estimate) -> bool:
    names = ("value", *(FILTERS if one.years > 1 else FILTERS[:3]))
    return any(getattr(one, f"{each}_low") != getattr(one, f"{each}_high") for each in names)
