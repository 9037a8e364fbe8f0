"""The directory as one result: what a reader asks for, which cards fit, and how many would."""

from vivaio.ground.actors.directory.filters import Filter
from vivaio.ground.actors.directory.finding import Found, found

__all__ = ["Filter", "Found", "found"]
