"""What this room does by itself, once a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from vivaio.contexts.needs import rounds
from vivaio.platform import tasks


@tasks.task("needs.round")
def go_round() -> Mapping[str, int]:
    """Forget what was lent, close votes, tell authors what is new."""
    return dict(rounds.go_round())


def register() -> None:
    """Put the round into the timetable."""
    tasks.schedule("needs.round", go_round, at=time(0, 40))
