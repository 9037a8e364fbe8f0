"""What this room offers to the rest of the house."""

from __future__ import annotations

from vivaio.ground.upkeep import declarations, desk, tasks
from vivaio.kernel.errors import N_
from vivaio.platform.journal import verbs
from vivaio.platform.registry import desk_items

SENTENCES = {
    "upkeep.remarked": N_("%(who)s said that something on the card is wrong."),
    "upkeep.settled": N_("%(who)s dealt with what was said to be wrong."),
}


def plug_in() -> None:
    """Register sentences, desk, task and personal data."""
    for verb, sentence in SENTENCES.items():
        verbs.register(verb, sentence)
    desk_items.register(desk.ITEM.code, desk.ITEM)
    tasks.register()
    declarations.register()
