"""Reading challenges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from vivaio.contexts.challenges.models import Challenge, Idea
from vivaio.platform.records.queries import only
from vivaio.platform.tenancy.viewer import Viewer

PAGE = 20
#: More than anybody takes away.
_TABLE = 20_000


def seen(viewer: Viewer) -> QuerySet[Challenge]:
    """The challenges that a viewer may know of."""
    rows: QuerySet[Challenge] = Challenge.objects.visible_to(viewer)
    return rows.select_related("centre", "owner")


def found(viewer: Viewer, slug: str) -> Challenge:
    """One by its slug; `Unknown` when there is none for this viewer."""
    return only(seen(viewer).filter(slug=slug))


def by_uid(viewer: Viewer, uid: UUID) -> Challenge:
    """The same by its uid."""
    return only(seen(viewer).filter(uid=uid))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants to see; `page` counts from one."""

    state: str = ""
    country: str = ""
    theme: str = ""
    page: int = 1


def listed(viewer: Viewer, asked: Asked) -> tuple[list[Challenge], int]:
    """One page of what is or was open, what closes first standing first, and how many."""
    rows = seen(viewer).filter(state__in=Challenge.open_states)
    if asked.state == "open":
        rows = rows.filter(state="open")
    elif asked.state == "past":
        rows = rows.exclude(state="open")
    if asked.country:
        rows = rows.filter(country=asked.country)
    all_rows = list(rows.order_by("-closes_on", "uid")[:_TABLE])
    if asked.theme:
        all_rows = [row for row in all_rows if asked.theme in row.themes]
    all_rows.sort(key=lambda row: row.state != "open")
    start = (asked.page - 1) * PAGE
    return all_rows[start : start + PAGE], len(all_rows)


def every(viewer: Viewer) -> list[Challenge]:
    """All of them, for a table."""
    return list(seen(viewer).filter(state__in=Challenge.open_states).order_by("opened_on")[:_TABLE])


def countries(viewer: Viewer) -> list[str]:
    """The countries from which there is a challenge."""
    rows = seen(viewer).filter(state__in=Challenge.open_states)
    return sorted(set(rows.values_list("country", flat=True).order_by()) - {""})


def of_centre(viewer: Viewer, centre: UUID) -> list[Challenge]:
    """All challenges of a centre, drafts too, the newest first."""
    return list(seen(viewer).filter(centre=centre).order_by("-created_at")[:200])


def counts(viewer: Viewer, uids: list[UUID]) -> dict[UUID, int]:
    """How many ideas of each challenge a viewer may see."""
    rows = Idea.objects.visible_to(viewer).filter(challenge__in=uids, state__in=Idea.open_states)
    counted = rows.values_list("challenge").annotate(number=Count("uid")).order_by()
    return dict(counted)


def unanswered(row: Challenge) -> int:
    """How many ideas of a challenge wait for an answer."""
    return Idea.objects.filter(
        challenge=row, state__in=("received", "shown"), deleted_at=None
    ).count()


def to_close(today: date) -> list[tuple[UUID, int]]:
    """(uid, version) of the challenges whose last day is past."""
    rows = Challenge.objects.filter(state="open", closes_on__lt=today, deleted_at=None)
    return list(rows.values_list("uid", "version"))


def promised(viewer: Viewer, until: date) -> list[Challenge]:
    """Closed challenges of a viewer's centres whose answers are due up to a day."""
    own = [one for one in viewer.centres if viewer.may("edit", one)]
    if not own:
        return []
    rows = Challenge.objects.filter(
        Q(answers_by__lte=until), centre__in=own, state__in=("closed", "evaluated"),
        deleted_at=None,
    )  # fmt: skip
    return list(rows.order_by("answers_by")[:PAGE])
