"""The nouns of this room."""

from vivaio.contexts.challenges.models.challenges import LIFE, Challenge, TieRule
from vivaio.contexts.challenges.models.ideas import IDEA_LIFE, Author, Comment, Idea
from vivaio.contexts.challenges.models.reviews import Review, Reviewer
from vivaio.platform.records.answers import Answer

__all__ = [
    "IDEA_LIFE",
    "LIFE",
    "Answer",
    "Author",
    "Challenge",
    "Comment",
    "Idea",
    "Review",
    "Reviewer",
    "TieRule",
]
