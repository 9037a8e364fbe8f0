"""The verbs of moderation."""

from vivaio.ground.moderation.operations.appealing import judge, take_appeal
from vivaio.ground.moderation.operations.deciding import decide
from vivaio.ground.moderation.operations.noticing import take_notice

__all__ = ["decide", "judge", "take_appeal", "take_notice"]
