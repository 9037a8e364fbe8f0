"""What this room does by itself, once a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from vivaio.contexts.exchange import rounds
from vivaio.platform import tasks


@tasks.task("exchange.round")
def go_round() -> Mapping[str, int]:
    """End what is over, ask what came of contacts."""
    return dict(rounds.go_round())


def register() -> None:
    """Put the round into the timetable."""
    tasks.schedule("exchange.round", go_round, at=time(0, 20))
