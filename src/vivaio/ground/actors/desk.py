"""What the directory puts on the desks of a centre's editors."""

from __future__ import annotations

from collections.abc import Iterator

from vivaio.ground.actors import freshness, queries
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.platform.registry import DeskItem, DeskLine
from vivaio.platform.tenancy.viewer import Viewer

PAST = N_("“%(name)s” is past its date.")
SOON = N_("“%(name)s” has to be confirmed soon.")
WHY = N_("You edit the cards of this centre, and this one says until when it is valid.")
VERB = N_("Check and confirm")


def lines(viewer: Viewer) -> Iterator[DeskLine]:
    """Published cards of the viewer's centres that have passed their day or soon will."""
    today = clock.today()
    for card in queries.expiring(viewer, today + freshness.AHEAD):
        words = PAST if freshness.is_past(card.valid_until, today) else SOON
        yield DeskLine(
            message=Message(words, {"name": card.name.best(viewer.language).words}),
            address=f"actors/{card.slug}/upkeep/",
            due=card.valid_until,
            why=Message(WHY),
            verb=Message(VERB),
            sort="expires",
            subject=card.uid,
            centre=card.centre,
            key=str(card.uid),
        )


CARDS = DeskItem("cards", N_("Cards of the directory"), lines)
