"""Writing imports: bringing, mapping, running, ending and forgetting them."""

from vivaio.ground.importing.operations.bringing import bring, choose, expire
from vivaio.ground.importing.operations.running import (
    Report,
    cancel,
    give_up,
    run_here,
    start,
    try_here,
    work,
)

__all__ = [
    "Report", "bring", "cancel", "choose", "expire", "give_up", "run_here", "start", "try_here",
    "work",
]  # fmt: skip
