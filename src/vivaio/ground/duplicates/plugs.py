"""What this room offers to the rest of the house."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q

from vivaio.ground.duplicates import declarations, policies, queries, tasks
from vivaio.ground.duplicates.models import Candidate, Merge
from vivaio.kernel.errors import N_, Message
from vivaio.platform.journal import verbs
from vivaio.platform.registry import DeskItem, DeskLine, RoomLink, desk_items, room_links
from vivaio.platform.registry.instances import removals
from vivaio.platform.registry.merging import merges, stays
from vivaio.platform.tenancy.viewer import Viewer

#: What is registered with the timetable when it is imported.
TASKS = (tasks.look,)
SENTENCES = {
    "actor.merged": N_("%(who)s merged another card into this one."),
    "actor.merged_away": N_("%(who)s merged this card into another."),
    "actor.parted": N_("%(who)s undid a merge: the two cards are as they were."),
    "duplicate.different": N_("%(who)s judged that another card is not the same."),
    "duplicate.proposed": N_("%(who)s asked to merge this card with another."),
}
_MAY_BE = N_("May be the same: “%(one)s” and “%(other)s”")
_ASKED = N_("You are asked to merge “%(one)s” and “%(other)s”")
_WHY = N_("You edit the cards of this centre.")


def lines(viewer: Viewer) -> Iterator[DeskLine]:
    """The surest pairs that wait for the viewer."""
    for pair in queries.waiting(viewer):
        names = {
            "one": pair.one.name.best(viewer.language).words,
            "other": pair.other.name.best(viewer.language).words,
        }
        owners = (pair.one.centre_id, pair.other.centre_id)
        mine = next((owner for owner in owners if viewer.may("edit", owner)), None)
        asks = pair.is_proposed and not viewer.may("edit", pair.proposed_by_id)
        yield DeskLine(
            Message(_ASKED if asks else _MAY_BE, names),
            f"duplicates/{pair.uid}/",
            why=Message(_WHY),
            verb=Message(N_("Compare")),
            centre=mine,
            key=f"duplicate-{pair.uid}",
        )


def forget(record: UUID) -> None:
    """Delete the pairs and merges of a card that is removed for good."""
    Merge.objects.filter(Q(kept=record) | Q(gone=record)).delete()
    Candidate.objects.filter(Q(one=record) | Q(other=record)).delete()


ROOM_LINK = RoomLink(
    "duplicates",
    N_("Cards that may be the same"),
    "centres/{slug}/duplicates/",
    policies.can_see_queue,
    N_("Compare them, merge them, or say that they are two."),
    "users",
)
#: The keys to cards of this room's own rows.
_KEYS = ("Candidate.one", "Candidate.other", "Merge.kept", "Merge.gone")


def plug_in() -> None:
    """Register desk, entrance, sentences, removal, and what is known of people."""
    desk_items.register(
        "duplicates", DeskItem("duplicates", N_("Cards that may be the same"), lines)
    )
    room_links.register(ROOM_LINK.code, ROOM_LINK)
    removals.register("duplicates", forget)
    for verb, sentence in SENTENCES.items():
        verbs.register(verb, sentence)
    for key in _KEYS:
        merges.register(f"duplicates.{key}", stays("it is what was judged and done"))
    declarations.register()
