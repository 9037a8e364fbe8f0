"""Where rooms plug in: each names here what it offers to the pages that mix rooms."""

from vivaio.platform.registry.instances import (
    desk_items,
    exports,
    feeds,
    link_kinds,
    map_layers,
    personal_data,
    representations,
    room_links,
    search_sources,
    themes,
)
from vivaio.platform.registry.kinds import (
    DeskItem,
    DeskLine,
    Export,
    Feed,
    FeedEntry,
    LinkKind,
    MapLayer,
    MapPoint,
    PersonalData,
    Representation,
    RoomLink,
    SearchSource,
    Sensitivity,
)
from vivaio.platform.registry.people import Retention
from vivaio.platform.registry.registry import Registry

__all__ = [
    "DeskItem",
    "DeskLine",
    "Export",
    "Feed",
    "FeedEntry",
    "LinkKind",
    "MapLayer",
    "MapPoint",
    "PersonalData",
    "Registry",
    "Representation",
    "Retention",
    "RoomLink",
    "SearchSource",
    "Sensitivity",
    "desk_items",
    "exports",
    "feeds",
    "link_kinds",
    "map_layers",
    "personal_data",
    "representations",
    "room_links",
    "search_sources",
    "themes",
]
