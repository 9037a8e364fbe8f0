"""The nouns of this room."""

from vivaio.contexts.needs.models.codes import Helix, Method
from vivaio.contexts.needs.models.listening import (
    ANALYSIS_LIFE,
    Analysis,
    Extract,
    Interview,
    Manner,
    Use,
)
from vivaio.contexts.needs.models.needs import LIFE, SCORES, Answer, Grouping, Need, Voice
from vivaio.contexts.needs.models.priorities import (
    PRIORITY_LIFE,
    Ballot,
    Candidate,
    Mark,
    Prioritisation,
)

__all__ = [
    "ANALYSIS_LIFE",
    "LIFE",
    "PRIORITY_LIFE",
    "SCORES",
    "Analysis",
    "Answer",
    "Ballot",
    "Candidate",
    "Extract",
    "Grouping",
    "Helix",
    "Interview",
    "Manner",
    "Mark",
    "Method",
    "Need",
    "Prioritisation",
    "Use",
    "Voice",
]
