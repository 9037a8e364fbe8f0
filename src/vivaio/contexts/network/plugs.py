"""What the network offers to the rest of the house."""

from __future__ import annotations

from vivaio.contexts.network import declarations, desk, tasks
from vivaio.platform.registry import desk_items


def plug_in() -> None:
    """Register what waits on desks, what is worked out regularly, what is known of people."""
    desk_items.register(desk.RELATIONS.code, desk.RELATIONS)
    declarations.register()
    tasks.put_on_timetable()
