"""Reading solutions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from vivaio.contexts.solutions.models import Solution
from vivaio.platform.records.queries import only
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer

PAGE = 20
_TABLE = 20_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants to see; `page` counts from one."""

    words: str = ""
    form: str = ""
    stage: str = ""
    theme: str = ""
    country: str = ""
    page: int = 1


def seen(viewer: Viewer) -> QuerySet[Solution]:
    """What a viewer may know of: also what is of a card entrusted to them."""
    rows: QuerySet[Solution] = Solution.objects.visible_to(viewer)
    if viewer.entrusted:
        own = Solution.objects.filter(deleted_at=None, owner__in=sorted(viewer.entrusted))
        rows = rows | own
    return rows.select_related("owner", "centre")


def found(viewer: Viewer, slug: str) -> Solution:
    """One by its slug; `Unknown` when there is none for this viewer."""
    return only(seen(viewer).filter(slug=slug))


def by_uid(viewer: Viewer, uid: UUID) -> Solution:
    """The same by its uid."""
    return only(seen(viewer).filter(uid=uid))


def listed(viewer: Viewer, asked: Asked) -> tuple[Sequence[Solution], int]:
    """One page of the catalogue, the newest first or what answers best, and how many there are."""
    rows = seen(viewer).filter(state="published")
    given = {"form": asked.form, "stage": asked.stage, "country": asked.country}
    rows = rows.filter(**{name: value for name, value in given.items() if value})
    chosen = list(rows.order_by("-published_on", "-uid")[:_TABLE])
    if asked.theme:
        chosen = [row for row in chosen if asked.theme in row.themes]
    if asked.words:
        chosen = search.best_first(viewer, asked.words, chosen, "solution")
    start = (asked.page - 1) * PAGE
    return chosen[start : start + PAGE], len(chosen)


def every(viewer: Viewer) -> list[Solution]:
    """All of the catalogue, for a table."""
    return list(seen(viewer).filter(state="published").order_by("published_on", "uid")[:_TABLE])


def of_centre(viewer: Viewer, centre: UUID) -> list[Solution]:
    """All solutions of a centre, drafts too, the newest first."""
    return list(seen(viewer).filter(centre=centre).order_by("-created_at")[:200])


def countries(viewer: Viewer) -> list[str]:
    """The countries of which there is a solution."""
    rows = seen(viewer).filter(state="published")
    return sorted(set(rows.values_list("country", flat=True).order_by()) - {""})
