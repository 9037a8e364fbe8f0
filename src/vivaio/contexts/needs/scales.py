"""What the numbers from 1 to 5 mean, beside every place where one is given or shown."""

from __future__ import annotations

from collections.abc import Mapping

from vivaio.kernel.errors import N_

LOWEST, HIGHEST = 1, 5
#: By name of the field: what each number says.
SCALES: Mapping[str, tuple[str, ...]] = {
    "severity": (
        N_("a nuisance"),
        N_("costs time or money, and can be borne"),
        N_("makes daily life or work hard"),
        N_("harms health, income or rights"),
        N_("threatens life, home or safety"),
    ),
    "frequency": (
        N_("single cases"),
        N_("some people, now and then"),
        N_("many people, or every month"),
        N_("most of the group, or every week"),
        N_("the whole group, or every day"),
    ),
    "strength": (
        N_("one voice"),
        N_("a few voices that agree"),
        N_("many voices, or two methods that agree"),
        N_("three methods or more that agree"),
        N_("several methods, and public figures say so too"),
    ),
    "fit": (
        N_("outside the strategy"),
        N_("at its edge"),
        N_("fits one of its aims"),
        N_("fits several of its aims"),
        N_("one of its first aims"),
    ),
    "points": (
        N_("can wait"),
        N_("rather later"),
        N_("in between"),
        N_("soon"),
        N_("first of all"),
    ),
}
TITLES = {
    "severity": N_("How grave it is"),
    "frequency": N_("How often it happens"),
    "strength": N_("How well it is proved"),
    "fit": N_("Strategic fit"),
    "points": N_("Points"),
}
SCORE = N_("How grave × how often × how well proved: from 1 to 125.")


def is_on(value: object) -> bool:
    """Whether a value is a number of a scale."""
    return isinstance(value, int) and LOWEST <= value <= HIGHEST


def meaning(scale: str, value: int | None) -> str:
    """What a number says, as a msgid; "" where none is given."""
    return SCALES[scale][value - 1] if value else ""
