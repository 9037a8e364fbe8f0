"""Pilots, their evidence and their transfers; what was measured is kept by the ground."""

from vivaio.contexts.pilots.models.pilots import ENDS, LIFE, Level, Pilot, Sort, State, nothing
from vivaio.contexts.pilots.models.results import (
    KINDS,
    RESULT_LIFE,
    Evidence,
    Result,
    Transfer,
)

__all__ = [
    "ENDS", "KINDS", "LIFE", "RESULT_LIFE", "Evidence", "Level", "Pilot", "Result", "Sort",
    "State", "Transfer", "nothing",
]  # fmt: skip
