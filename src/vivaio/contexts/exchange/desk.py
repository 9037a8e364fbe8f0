"""What of offers and requests waits for whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from vivaio.contexts.exchange import queries
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.platform.registry import DeskItem, DeskLine
from vivaio.platform.tenancy.viewer import Viewer

#: How long before its last day something is said to end.
AHEAD = timedelta(days=14)
ENDS = {
    "offer": N_("The offer “%(title)s” ends soon."),
    "request": N_("The request “%(title)s” ends soon."),
}


def lines(viewer: Viewer) -> Iterator[DeskLine]:
    """What ends soon: for the editors of its centre, and for those who keep the card."""
    for row in queries.ending(viewer, clock.today(), AHEAD):
        title = row.title.best(viewer.language).words
        yield DeskLine(
            message=Message(ENDS[row.record_kind], {"title": title}),
            address=row.record_address(),
            due=row.expires_on,
            why=Message(N_("It is of your organisation, or of one that your centre keeps.")),
            verb=Message(N_("See")),
            sort="expires",
            subject=row.uid,
            centre=row.centre_id,
            key=f"exchange-{row.uid}",
        )


ITEM = DeskItem("exchange", N_("Offers and requests"), lines)
