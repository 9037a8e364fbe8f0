"""Looking for duplicates in the background: every hour in which a card has changed."""

from __future__ import annotations

from datetime import timedelta

from vivaio.ground.duplicates import looking
from vivaio.platform import tasks


@tasks.task("duplicates.look", lease=300)
def look() -> int:
    """Look for pairs, after an import for instance; nothing is done when nothing changed."""
    return looking.look_again()


tasks.schedule("duplicates.look", look, every=timedelta(hours=1))
