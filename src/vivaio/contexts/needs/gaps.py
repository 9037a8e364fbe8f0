"""Where the thread breaks off in this room: needs without an answer."""

from __future__ import annotations

from uuid import UUID

from vivaio.contexts.needs.models import Need
from vivaio.kernel.errors import N_
from vivaio.platform.links import queries as links
from vivaio.platform.records import gaps
from vivaio.platform.registry import Gap, GapFound
from vivaio.platform.tenancy.viewer import Viewer


def _unanswered(viewer: Viewer, centre: UUID | None, limit: int) -> GapFound:
    rows = Need.objects.visible_to(viewer).filter(
        ~links.is_tied(viewer, ("posed_as", "brought_to", "taken_up_in"), "source"),
        ~links.is_tied(viewer, ("meets_need", "answers", "responds_to"), "target"),
        state="accepted",
    )
    return gaps.found(rows, "heard_on", centre, limit)


UNANSWERED = Gap(
    "needs-without-an-answer",
    N_("Needs without an answer"),
    N_(
        "Needs that were accepted and have no answer: nobody has begun to work on one, no "
        "challenge, procedure or pilot takes it up, no solution meets it, no measure responds to "
        "it. The date is the day it was heard."
    ),
    _unanswered,
)
