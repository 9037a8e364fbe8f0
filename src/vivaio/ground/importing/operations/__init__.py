"""Writing imports: bringing, mapping, running, ending and forgetting them."""

from vivaio.ground.importing.operations.bringing import bring, choose, expire
from vivaio.ground.importing.operations.deciding import OURS, THEIRS, decide
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
    "OURS", "THEIRS", "Report", "bring", "cancel", "choose", "decide", "expire", "give_up",
    "run_here", "start", "try_here", "work",
]  # fmt: skip
