"""The nouns of this room."""

from vivaio.contexts.competences.models.framework import Competence, Difference, Sort
from vivaio.contexts.competences.models.growing import Assessment, View
from vivaio.contexts.competences.models.portfolio import (
    LIFE,
    OFFERED,
    Entry,
    State,
    Trial,
    Verdict,
)

__all__ = [
    "LIFE",
    "OFFERED",
    "Assessment",
    "Competence",
    "Difference",
    "Entry",
    "Sort",
    "State",
    "Trial",
    "Verdict",
    "View",
]
