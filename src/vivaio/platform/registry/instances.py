"""The lists themselves, filled by the rooms' `apps.py` when the application starts."""

from collections.abc import Callable
from uuid import UUID

from vivaio.platform.registry.kinds import (
    Beside,
    DeskItem,
    Export,
    Feed,
    Gap,
    LinkKind,
    MapLayer,
    PersonalData,
    Representation,
    RoomLink,
    SearchSource,
)
from vivaio.platform.registry.registry import Registry

search_sources: Registry[SearchSource] = Registry("search_sources")
desk_items: Registry[DeskItem] = Registry("desk_items")
feeds: Registry[Feed] = Registry("feeds")
map_layers: Registry[MapLayer] = Registry("map_layers")
exports: Registry[Export] = Registry("exports")
representations: Registry[Representation] = Registry("representations")
link_kinds: Registry[LinkKind] = Registry("link_kinds")
#: What rooms add to the pages of each other's records.
beside: Registry[Beside] = Registry("beside")
#: Where the thread breaks off: shown together on one page.
gaps: Registry[Gap] = Registry("gaps")
personal_data: Registry[PersonalData] = Registry("personal_data")
#: The entrances of the centres' own rooms, in the order in which they are shown.
room_links: Registry[RoomLink] = Registry("room_links")
#: For a centre, the name of the stylesheet of its colours; "" for the network's.
themes: Registry[Callable[[UUID], str]] = Registry("themes")
#: What must be forgotten elsewhere when a record is removed for good, by its uid.
removals: Registry[Callable[[UUID], None]] = Registry("removals")
#: What removes the examples among rows that are no records.
examples: Registry[Callable[[], None]] = Registry("examples")
