"""What pilots hold in lists, and what their evidence does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from vivaio.ground.indicators.parts import Cost, Indicator, Lists, Part
from vivaio.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Step(Part):
    """A milestone, a risk or an entry of the logbook, by its `sort`.

    `on`: the day by which it should be reached, or on which it was written; `done_on`: when a
    milestone was reached or a risk was over. `answer`: what is done about a risk.
    """

    TEXTS = ("words", "answer")
    DAYS = ("on", "done_on")

    sort: str
    words: Text
    answer: Text
    on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Node(Part):
    """A statement of the theory of change; `to` are the codes of what it leads to."""

    TEXTS = ("words",)

    level: str
    words: Text
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ready(Part):
    """One question of scaling readiness (its code: `QUESTIONS`), its `answer`, and why."""

    TEXTS = ("words",)

    answer: str
    words: Text


@dataclass(frozen=True, slots=True)
class Estimate(Part):
    """What the outcome of a pilot is worth: the explicit assumptions of a social return.

    `quantity` units of `outcome`, each worth `value_low` to `value_high` euro, for `years`. Shares
    in percent, each from a low to a high one: `deadweight` would have come anyway, `displacement`
    only moved elsewhere, `attribution` is owed to others, `drop` is lost each further year.
    `discount` in percent a year; `investment` in euro. `source` says where the numbers are from.
    """

    TEXTS = ("outcome", "source")
    NUMBERS = (
        "quantity", "value_low", "value_high", "deadweight_low", "deadweight_high",
        "displacement_low", "displacement_high", "attribution_low", "attribution_high",
        "drop_low", "drop_high", "discount", "investment",
    )  # fmt: skip

    outcome: Text
    source: Text
    quantity: Decimal
    value_low: Decimal
    value_high: Decimal
    deadweight_low: Decimal
    deadweight_high: Decimal
    displacement_low: Decimal
    displacement_high: Decimal
    attribution_low: Decimal
    attribution_high: Decimal
    drop_low: Decimal
    drop_high: Decimal
    discount: Decimal
    investment: Decimal
    years: int = 1


@dataclass(frozen=True, slots=True)
class Figure(Part):
    """A number of an evaluation: before (`baseline`), after (`measured`), aim, and of how many."""

    TEXTS = ("name", "unit", "source")
    NUMBERS = ("baseline", "target", "measured")

    name: Text
    unit: Text
    source: Text
    baseline: Decimal | None = None
    target: Decimal | None = None
    measured: Decimal | None = None
    number: int | None = None


#: What is asked before a pilot grows, by the code of the answer.
QUESTIONS = ("evidence", "cost", "legal", "adopter")
#: By field of a pilot, what its list holds.
LISTS: Lists = {
    "costs": Cost, "indicators": Indicator, "steps": Step, "theory": Node, "readiness": Ready,
    "estimate": Estimate,
}  # fmt: skip
#: The same of a piece of evidence.
FIGURES: Lists = {"figures": Figure}
