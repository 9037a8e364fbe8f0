"""How answers become a level, what is asked next, and what somebody does best next.

Levels go from 0 (before the first) to 8, two to a band. A statement of a band answered *often*
says that both levels of the band are reached, *sometimes* that the first is and the second is not,
*not yet* that neither is. A competence is settled when what is reached meets what is not: after
one or two answers, seldom three.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.competences.written import BANDS, LEVELS

HIGHEST = LEVELS[-1]
#: After so many answers the short path begins no other competence: about twelve in all.
ENOUGH = 11
#: The most answers to one competence on the short path.
MOST_EACH = 3
#: How many steps are proposed, always.
STEPS = 3


class Answer(models.TextChoices):
    """What somebody says to a statement."""

    OFTEN = "often", _("Yes, often")
    SOMETIMES = "sometimes", _("Sometimes")
    NOT_YET = "not_yet", _("Not yet")
    NONE = "none", _("It does not concern me")


#: Triples as they are stored: a competence's code, a statement's, an answer.
Given = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Reached:
    """Between which levels somebody stands; `is_out`: it does not concern them."""

    low: int = 0
    high: int = HIGHEST
    answers: int = 0
    is_out: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to ask."""
        return self.is_out or self.low >= self.high

    @property
    def level(self) -> int:
        """What is certain: no level that was not said."""
        return self.low


def reached(given: Given, competence: str) -> Reached:
    """Where somebody stands in a competence."""
    low, high, answers = 0, HIGHEST, 0
    for code, statement, answer in given:
        if code != competence:
            continue
        answers += 1
        place = 2 * BANDS.index(statement[0])
        if answer == Answer.NONE:
            return Reached(answers=answers, is_out=True)
        if answer == Answer.OFTEN:
            low = max(low, place + 2)
        elif answer == Answer.SOMETIMES:
            low, high = max(low, place + 1), min(high, place + 1)
        else:
            high = min(high, place)
    return Reached(low, max(low, high), answers)


def next_band(given: Given, competence: str, target: int) -> str:
    """The band to ask about next; "" when the competence is settled.

    It begins where the role asks most of it, and goes up or down from there one band at a time.
    """
    stands = reached(given, competence)
    if stands.is_settled:
        return ""
    if stands.answers == 0:
        return BANDS[(target - 1) // 2]
    asked = {one[1][0] for one in given if one[0] == competence}
    open_ones = [
        band
        for place, band in enumerate(BANDS)
        if band not in asked and 2 * place < stands.high and 2 * place + 2 > stands.low
    ]
    if not open_ones:
        return ""
    return open_ones[0] if stands.low else open_ones[-1]


def next_asked(
    asked: Sequence[str], given: Given, targets: Mapping[str, int], *, is_long: bool
) -> tuple[str, str]:
    """The competence and the band of the next question; ("", "") at the end."""
    for code in asked:
        answers = sum(one[0] == code for one in given)
        if not answers and not is_long and len(given) >= ENOUGH:
            return "", ""
        if not is_long and answers >= MOST_EACH:
            continue
        if band := next_band(given, code, targets.get(code, 3)):
            return code, band
    return "", ""


def order(codes: Sequence[str], targets: Mapping[str, int]) -> list[str]:
    """Competences as they are asked: those first of which the role asks most."""
    return sorted(codes, key=lambda code: (-targets.get(code, 0), code))


def strengths(levels: Mapping[str, int], targets: Mapping[str, int]) -> list[str]:
    """Up to three competences in which somebody stands highest, best met first."""
    good = [code for code, level in levels.items() if level >= min(3, targets.get(code, 3))]
    good.sort(key=lambda code: (-(levels[code] - targets.get(code, 0)), -levels[code], code))
    return good[:STEPS]


def next_steps(
    levels: Mapping[str, int], asked: Sequence[str], targets: Mapping[str, int]
) -> list[tuple[str, str]]:
    """Exactly three competences with the band into which the step leads.

    First where most is missing for the role, then where it can go higher still, then what was not
    asked, in the order of the role.
    """
    missing = [code for code in levels if levels[code] < targets.get(code, 0)]
    missing.sort(key=lambda code: (levels[code] - targets.get(code, 0), code))
    higher = [code for code in levels if code not in missing and levels[code] < HIGHEST]
    higher.sort(key=lambda code: (levels[code], code))
    rest = [code for code in asked if code not in levels]
    chosen = [*missing, *higher, *rest][:STEPS]
    return [(code, BANDS[min(levels.get(code, 0), HIGHEST - 1) // 2]) for code in chosen]
