"""What this room does by itself, once a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from vivaio.ground.upkeep import rounds
from vivaio.platform import tasks


@tasks.task("upkeep.round")
def go_round() -> Mapping[str, int]:
    """Date, ask, ask again, archive."""
    return dict(rounds.go_round())


def register() -> None:
    """Put the round into the timetable, just after a day has begun."""
    tasks.schedule("upkeep.round", go_round, at=time(0, 5))
