"""What a strategy and a measure hold in lists: blocks of text, objectives, milestones, actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vivaio.ground.indicators.parts import Cost, Indicator, Part
from vivaio.kernel.text import Text

#: What a block of text is.
SECTION, PARAGRAPH = "section", "paragraph"
#: Under which prefix a strategy keeps the highest number that it gave to an objective.
OBJECTIVE = "n"
#: What a step of a measure is.
MILESTONE, ACTION = "milestone", "action"


@dataclass(frozen=True, slots=True)
class Block(Part):
    """A heading or a paragraph; its code (`s3`, `s3-p2`) stays when it is moved or reworded."""

    TEXTS = ("words",)

    sort: str
    words: Text


@dataclass(frozen=True, slots=True)
class Objective(Part):
    """What a strategy wants to reach; measures say by its code which one they serve."""

    TEXTS = ("words",)

    words: Text


@dataclass(frozen=True, slots=True)
class Step(Part):
    """A milestone or an action of a measure: due `on` a day, `done_on` another; `who` does it."""

    TEXTS = ("words",)
    DAYS = ("on", "done_on")

    sort: str
    words: Text
    who: str = ""
    on: date | None = None
    done_on: date | None = None


OF_STRATEGIES: Mapping[str, type[Part]] = {"body": Block, "objectives": Objective}
OF_MEASURES: Mapping[str, type[Part]] = {"costs": Cost, "indicators": Indicator, "steps": Step}
