"""What news and pages offer to the rest of the house, and what they know of people."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from vivaio.contexts.pages import declarations, desk, queries, tasks, translating
from vivaio.contexts.pages.models import MODELS
from vivaio.contexts.pages.table import COLUMNS, rows
from vivaio.kernel.errors import N_
from vivaio.kernel.later import later
from vivaio.platform.journal import verbs
from vivaio.platform.records.reading import plug_in_search
from vivaio.platform.registry import (
    DeskItem,
    Export,
    Feed,
    FeedEntry,
    LinkKind,
    Representation,
    RoomLink,
    desk_items,
    exports,
    feeds,
    link_kinds,
    representations,
    room_links,
)
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer

SENTENCES = {
    "drafted": N_("%(who)s began the draft."),
    "amended": N_("%(who)s changed the words."),
    "submit": N_("%(who)s handed it in."),
    "send_back": N_("%(who)s sent it back: %(reason)s"),
    "schedule": N_("%(who)s scheduled it."),
    "unschedule": N_("%(who)s took it off the schedule."),
    "publish": N_("%(who)s published it."),
    "archive": N_("%(who)s archived it."),
    "revive": N_("%(who)s made it a draft again."),
    "restored": N_("%(who)s put version %(number)s back in place."),
}


def entries(viewer: Viewer) -> Iterator[FeedEntry]:
    """Published news, newest first."""
    for row in queries.latest(viewer, limit=50):
        yield FeedEntry(
            uid=row.uid,
            title=row.title,
            summary=row.summary,
            address=row.record_address(),
            at=row.released_at or row.updated_at,
            example=row.nature == Nature.EXAMPLE,
        )


def _may_write(viewer: Viewer, centre: UUID) -> bool:
    return viewer.may("edit", centre)


NEWSROOM = RoomLink(
    "newsroom",
    N_("News and pages"),
    "centres/{slug}/newsroom/",
    _may_write,
    N_("Write, translate, schedule and publish."),
    "news",
)


def plug_in() -> None:
    """Register sentences, links, search, the desk, feed, export and what is known of people."""
    for kind, model in MODELS.items():
        for verb, sentence in SENTENCES.items():
            verbs.register(f"{kind}.{verb}", sentence)
        plug_in_search(model)
    link_kinds.register(
        "about",
        LinkKind(
            "about",
            frozenset(MODELS),
            frozenset(),
            N_("is about"),
            N_("in the news"),
            way="beside",
        ),
    )
    desk_items.register("pages", DeskItem("pages", N_("News and pages"), desk.lines))
    feeds.register("news", Feed("news", N_("News"), entries))
    exports.register("news", Export("news", N_("News"), COLUMNS, rows, kinds=frozenset({"news"})))
    room_links.register(NEWSROOM.code, NEWSROOM)
    for kind in MODELS:
        described = later("vivaio.contexts.pages.api.linked", f"describe_{kind}")
        representations.register(kind, Representation(kind, described))
    declarations.register()
    translating.register()
    tasks.put_on_timetable()
