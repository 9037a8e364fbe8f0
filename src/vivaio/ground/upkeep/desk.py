"""What waits on the desks of a card's editors: remarks, and cards that lapse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from vivaio.ground.upkeep import queries
from vivaio.ground.upkeep.queries import Waiting
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.platform.registry import DeskItem, DeskLine
from vivaio.platform.tenancy.viewer import Viewer

#: Within which time a remark is looked at; how long ahead, and afterwards, an archiving is told.
ANSWERED, AHEAD, NEWS = timedelta(days=7), timedelta(days=30), timedelta(days=60)
WRONG = N_("The organisation says that something on “%(name)s” is wrong.")
WILL_GO = N_("“%(name)s” will be archived, since nobody confirms it.")
GONE = N_("“%(name)s” was archived, since nobody confirmed it.")
WHY = N_("You edit the cards of this centre.")


def _line(viewer: Viewer, one: Waiting, words: str, key: str, **given: object) -> DeskLine:
    return DeskLine(
        message=Message(words, {"name": one.name.best(viewer.language).words}),
        address=f"actors/{one.slug}/upkeep/",
        why=Message(WHY),
        subject=one.uid,
        centre=one.centre,
        key=f"upkeep-{key}-{one.key if key == 'wrong' else one.uid}",
        **given,  # type: ignore[arg-type]
    )


def lines(viewer: Viewer) -> Iterator[DeskLine]:
    """Remarks first, then what is about to be archived, then what was."""
    look = Message(N_("Look at it"))
    for one in queries.remarks_waiting(viewer):
        due = (one.at + ANSWERED).date()
        yield _line(viewer, one, WRONG, "wrong", due=due, verb=look, sort="waits")
    for one, day in queries.about_to_lapse(viewer, clock.today(), AHEAD):
        yield _line(viewer, one, WILL_GO, "going", due=day, verb=look, sort="expires")
    for one in queries.lapsed_since(viewer, clock.now() - NEWS):
        yield _line(viewer, one, GONE, "gone", verb=Message(N_("Bring it back")), sort="new")


ITEM = DeskItem("upkeep", N_("Freshness of the cards"), lines)
