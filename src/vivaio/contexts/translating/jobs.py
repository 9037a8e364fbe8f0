"""The desk's work in the background."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.translating import machine
from vivaio.platform import tasks


@tasks.task("translating.machine", attempts=3, lease=120)
def translate_by_machine(run: str) -> str:
    """Let the machine make the missing texts of a record; done twice it changes nothing more."""
    return machine.perform(UUID(run))
