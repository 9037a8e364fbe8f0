"""The nouns of this room."""

from vivaio.contexts.strategy.models.measures import LIFE_OF_MEASURES, Goal, Heading, Measure
from vivaio.contexts.strategy.models.strategies import ALREADY, ANSWERS, LIFE, Comment, Strategy

__all__ = [
    "ALREADY",
    "ANSWERS",
    "LIFE",
    "LIFE_OF_MEASURES",
    "Comment",
    "Goal",
    "Heading",
    "Measure",
    "Strategy",
]
