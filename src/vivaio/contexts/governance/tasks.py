"""What this room does by itself, once a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from vivaio.contexts.governance.operations import rounds
from vivaio.kernel import clock
from vivaio.platform import tasks


@tasks.task("governance.round")
def go_round() -> Mapping[str, int]:
    """Expire, remind and forget adhesions."""
    return dict(rounds.go_round(clock.today()))


def register() -> None:
    """Put the round into the timetable."""
    tasks.schedule("governance.round", go_round, at=time(5, 40))
