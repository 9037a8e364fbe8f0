"""What accounts offer to the rest of the house."""

from __future__ import annotations

from vivaio.ground.people import declarations, desk, own_data, sessions
from vivaio.kernel.errors import N_
from vivaio.platform.journal import verbs
from vivaio.platform.registry import DeskItem, desk_items
from vivaio.platform.registry.people import subject_sources


def plug_in() -> None:
    """Register who knows people, what is known of them, and what waits for them."""
    sessions.listen()
    subject_sources.register("people", own_data.subject)
    verbs.register(own_data.ERASED, N_("%(who)s erased an account: %(why)s."))
    desk_items.register("people", DeskItem("people", N_("Your account"), desk.lines))
    declarations.register()
