"""What moderation offers to the rest of the house."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from vivaio.ground.moderation import declarations, queries
from vivaio.ground.moderation.models import Appeal, Decision, Notice
from vivaio.kernel.errors import N_, Message
from vivaio.platform.journal import verbs
from vivaio.platform.registry import DeskItem, DeskLine, RoomLink, desk_items, room_links
from vivaio.platform.registry.instances import removals
from vivaio.platform.registry.merging import MergeRule, merges, stays
from vivaio.platform.tenancy.viewer import Viewer

PROMISED = timedelta(days=7)

SENTENCES = {
    "notice.given": N_("%(who)s gave notice that something is wrong with it."),
    "notice.decided": N_("%(who)s decided about a notice: %(measure)s. Reason: %(ground)s"),
    "appeal.made": N_("%(who)s appealed against a decision about it."),
    "appeal.upheld": N_("%(who)s changed a decision about it after an appeal."),
    "appeal.turned_down": N_("%(who)s looked at a decision about it again and left it."),
    "record.hidden": N_("%(who)s hid it from all but the centre."),
    "record.archived": N_("%(who)s archived it."),
    "record.restored": N_("%(who)s brought it back as it was."),
}
_WHY = N_("You publish in the centre that keeps the record.")


def notices(viewer: Viewer) -> Iterator[DeskLine]:
    """The notices that wait for the viewer."""
    for one in queries.waiting(viewer):
        name = one.title.best(viewer.language).words
        yield DeskLine(
            Message(N_("A notice about %(name)s waits for a decision"), {"name": name}),
            f"moderation/notices/{one.uid}/", due=(one.at + PROMISED).date(), why=Message(_WHY),
            verb=Message(N_("Decide")), centre=one.centre, key=f"notice-{one.uid}",
        )  # fmt: skip


def appeals(viewer: Viewer) -> Iterator[DeskLine]:
    """The appeals that wait for the viewer: another person than who decided first."""
    for one in queries.appeals(viewer):
        name = one.decision.record.title.best(viewer.language).words
        yield DeskLine(
            Message(N_("An appeal about %(name)s waits for a second look"), {"name": name}),
            f"moderation/appeals/{one.uid}/", due=(one.at + PROMISED).date(), why=Message(_WHY),
            verb=Message(N_("Look again")), centre=one.decision.centre_id,
            key=f"appeal-{one.uid}",
        )  # fmt: skip


def _publishes(viewer: Viewer, centre: UUID) -> bool:
    return viewer.may("publish", centre)


ROOM_LINK = RoomLink(
    "moderation",
    N_("What waits for the editors"),
    "moderation/",
    _publishes,
    N_("Registrations and claims of organisations, notices, appeals."),
    "flag",
)
DESK = (
    DeskItem("moderation.notices", N_("Notices"), notices),
    DeskItem("moderation.appeals", N_("Appeals"), appeals),
)


def forget(record: UUID) -> None:
    """Delete what was said and decided about a record that is removed for good."""
    decisions = Decision.objects.filter(record=record)
    Appeal.objects.filter(Q(decision__in=decisions)).delete()
    Notice.objects.filter(record=record).delete()
    decisions.delete()


def plug_in() -> None:
    """Register the desk, the sentences of the journal, removal, and what is known of people."""
    removals.register("moderation", forget)
    for verb, sentence in SENTENCES.items():
        verbs.register(verb, sentence)
    room_links.register(ROOM_LINK.code, ROOM_LINK)
    for item in DESK:
        desk_items.register(item.code, item)
    merges.register("moderation.Notice.record", MergeRule(moves=True, only={"state": "waiting"}))
    merges.register("moderation.Decision.record", stays("it was taken about this record"))
    declarations.register()
