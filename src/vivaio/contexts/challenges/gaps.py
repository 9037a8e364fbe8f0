"""Where the thread breaks off in this room: no reply, no idea, nobody who tries."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef

from vivaio.contexts.challenges.models import Answer, Challenge, Idea
from vivaio.kernel import clock
from vivaio.kernel.errors import N_
from vivaio.platform.links import queries as links
from vivaio.platform.records import gaps
from vivaio.platform.registry import Gap, GapFound
from vivaio.platform.tenancy.viewer import Viewer


def _without_reply(viewer: Viewer, centre: UUID | None, limit: int) -> GapFound:
    rows = Idea.objects.visible_to(viewer).filter(state="shown", answer_by__lt=clock.today())
    return gaps.found(rows, "answer_by", centre, limit)


def _untried(viewer: Viewer, centre: UUID | None, limit: int) -> GapFound:
    rows = Idea.objects.visible_to(viewer).filter(
        ~links.is_tied(viewer, ("grew_into", "tried_in", "grouped_with"), "source"),
        ~links.is_tied(viewer, ("grouped_with",), "target"),
        state="answered", answer__in=(Answer.ACCEPTED, Answer.IN_PART),
    )  # fmt: skip
    return gaps.found(rows, "answered_on", centre, limit)


def _without_ideas(viewer: Viewer, centre: UUID | None, limit: int) -> GapFound:
    ideas = Idea.objects.visible_to(viewer).filter(state__in=Idea.open_states)
    rows = Challenge.objects.visible_to(viewer).filter(
        ~Exists(ideas.filter(challenge=OuterRef("pk"))), state__in=Challenge.open_states
    )
    return gaps.found(rows, "opened_on", centre, limit)


GAPS = (
    Gap(
        "challenges-without-an-idea",
        N_("Challenges without an idea"),
        N_(
            "Challenges that are or were open and for which no idea is to be read. The date is "
            "the day on which it was opened."
        ),
        _without_ideas,
    ),
    Gap(
        "ideas-without-a-reply",
        N_("Ideas without a reply after the promised day"),
        N_(
            "Ideas that have no answer although the day promised for it is past. The date is "
            "that day."
        ),
        _without_reply,
    ),
    Gap(
        "ideas-nobody-tries",
        N_("Accepted ideas that nobody has tried"),
        N_(
            "Ideas that were accepted, or accepted in part, of which no solution and no pilot "
            "has come, and that were not grouped with another. The date is the day of the answer."
        ),
        _untried,
    ),
)
