"""What a pilot holds in lists: its costs, indicators, steps and theory of change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vivaio.ground.indicators.parts import Cost, Indicator, Part
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


#: By field of a pilot, what its list holds.
LISTS: Mapping[str, type[Part]] = {
    "costs": Cost, "indicators": Indicator, "steps": Step, "theory": Node,
}  # fmt: skip
