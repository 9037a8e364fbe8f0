"""What an entry holds in lists: the parts of its sum, and its days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vivaio.ground.indicators.parts import Cost, Part
from vivaio.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Day(Part):
    """What happened on a day."""

    TEXTS = ("words",)
    DAYS = ("on",)

    on: date
    words: Text


#: By field of an entry, what its list holds.
LISTS: Mapping[str, type[Part]] = {"shares": Cost, "days": Day}
