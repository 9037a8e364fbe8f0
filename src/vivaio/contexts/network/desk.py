"""What the network puts on desks: relations that somebody claims and this side has not answered."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import translation

from vivaio.kernel.errors import N_, Message
from vivaio.platform.links import queries as links
from vivaio.platform.links import related
from vivaio.platform.registry import DeskItem, DeskLine
from vivaio.platform.tenancy.viewer import Viewer


def lines(viewer: Viewer) -> Iterator[DeskLine]:
    """Relations to confirm or refuse, the oldest first."""
    for one in related.waiting(viewer):
        with translation.override(viewer.language):
            said = links.label(one.kind, "forward")
        yield DeskLine(
            message=Message(
                N_("“%(source)s” %(relation)s “%(target)s”: is it so?"),
                {
                    "source": one.source_title.best(viewer.language).words,
                    "relation": said,
                    "target": one.target_title.best(viewer.language).words,
                },
            ),
            address=f"relations/of/{one.uid}/",
            why=Message(N_("You keep one of the two cards, and the other side has said so.")),
            verb=Message(N_("Answer")),
            subject=one.uid,
            key=str(one.uid),
        )


RELATIONS = DeskItem("relations", N_("Relations to confirm"), lines)
