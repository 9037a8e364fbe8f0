"""Where the thread breaks off in this room: what nobody has tested, what nobody tests."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef

from vivaio.contexts.competences.models import Competence, Entry, Trial
from vivaio.kernel.errors import N_
from vivaio.platform.links import queries as links
from vivaio.platform.records import gaps
from vivaio.platform.registry import Gap, GapFound
from vivaio.platform.tenancy.viewer import Viewer


def _untested(viewer: Viewer, centre: UUID | None, limit: int) -> GapFound:
    rows = Competence.objects.visible_to(viewer).filter(
        ~links.is_tied(viewer, ("tests",), "target"), state__in=Competence.open_states
    )
    # The framework belongs to no centre: of one centre, nothing is missing here.
    return gaps.found(rows, "published_on", centre, limit)


def _without_pilot(viewer: Viewer, centre: UUID | None, limit: int) -> GapFound:
    waiting = Trial.objects.filter(entry=OuterRef("pk"), verdict="")
    rows = Entry.objects.visible_to(viewer).filter(~Exists(waiting), state="claimed")
    return gaps.found(rows.select_related("competence"), "created_at", centre, limit)


GAPS = (
    Gap(
        "competences-untested",
        N_("Competences that no pilot has tested"),
        N_(
            "Competences of the framework to which no pilot is tied as testing them. The date is "
            "the day since which the competence is part of the framework."
        ),
        _untested,
    ),
    Gap(
        "portfolio-without-a-pilot",
        N_("Drafts of the portfolio without a pilot"),
        N_(
            "Entries of a portfolio that are drafts, and that no pilot is putting to the test. "
            "The date is the day on which the draft was begun here."
        ),
        _without_pilot,
    ),
)
