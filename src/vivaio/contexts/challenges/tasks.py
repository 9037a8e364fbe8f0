"""What this room does by itself, once a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from vivaio.contexts.challenges import rounds
from vivaio.platform import tasks


@tasks.task("challenges.round")
def go_round() -> Mapping[str, int]:
    """Close what is over, tell authors what became of their ideas."""
    return dict(rounds.go_round())


def register() -> None:
    """Put the round into the timetable."""
    tasks.schedule("challenges.round", go_round, at=time(0, 40))
