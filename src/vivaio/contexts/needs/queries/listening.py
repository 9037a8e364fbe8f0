"""Reading campaigns of listening, interviews and extracts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from vivaio.contexts.needs.models import Analysis, Extract, Interview, Need
from vivaio.kernel import clock
from vivaio.platform.records.queries import only
from vivaio.platform.tenancy.viewer import Viewer

MOST = 200


def analyses(viewer: Viewer, centres: Sequence[UUID] = ()) -> list[Analysis]:
    """Campaigns, those that end last first; of some centres alone when any are given."""
    rows = Analysis.objects.visible_to(viewer)
    if centres:
        rows = rows.filter(centre__in=centres)
    return list(rows.select_related("centre").order_by("-ends_on", "-uid")[:MOST])


def analysis(viewer: Viewer, slug: str) -> Analysis:
    """One campaign by its slug."""
    return only(Analysis.objects.visible_to(viewer).select_related("centre").filter(slug=slug))


def analysis_of(viewer: Viewer, uid: UUID) -> Analysis:
    """The same by its uid."""
    return only(Analysis.objects.visible_to(viewer).filter(uid=uid))


def open_now(viewer: Viewer, today: date | None = None) -> list[Analysis]:
    """Campaigns in which anybody can tell something today."""
    day = today or clock.today()
    rows = Analysis.objects.visible_to(viewer).filter(state="open", visibility="public")
    now = rows.filter(starts_on__lte=day, ends_on__gte=day)
    return list(now.select_related("centre").order_by("ends_on", "uid")[:MOST])


@dataclass(frozen=True, slots=True)
class Harvest:
    """What a campaign has brought so far, as far as the viewer may know it."""

    needs: list[Need]
    total: int
    answered: int
    interviews: int


def harvest(viewer: Viewer, found: Analysis) -> Harvest:
    """Needs of a campaign; interviews are counted for its own centre alone."""
    rows = Need.objects.visible_to(viewer).filter(analysis=found.uid)
    shown = rows.filter(state__in=Need.open_states)
    own = Interview.objects.visible_to(viewer).filter(analysis=found.uid)
    return Harvest(
        list(shown.order_by("-heard_on", "-uid")[:MOST]), shown.count(),
        shown.filter(state="answered").count(), own.count(),
    )  # fmt: skip


def interviews(viewer: Viewer, centre: UUID) -> list[Interview]:
    """The interviews of a centre: for its team."""
    rows = Interview.objects.visible_to(viewer).filter(centre=centre)
    return list(rows.order_by("-held_on", "-uid")[:MOST])


def interview(viewer: Viewer, slug: str) -> Interview:
    """One interview by its slug."""
    rows = Interview.objects.visible_to(viewer).select_related("analysis", "centre")
    return only(rows.filter(slug=slug))


def interview_of(viewer: Viewer, uid: UUID) -> Interview:
    """The same by its uid."""
    return only(Interview.objects.visible_to(viewer).filter(uid=uid))


def extracts(viewer: Viewer, found: Interview) -> list[Extract]:
    """What of an interview is public."""
    return list(Extract.objects.visible_to(viewer).filter(interview=found.uid).order_by("uid"))


def extract(viewer: Viewer, slug: str) -> Extract:
    """One extract by its slug; its interview is its centre's to know."""
    rows = Extract.objects.visible_to(viewer).select_related("interview__analysis", "centre")
    return only(rows.filter(slug=slug))


def extract_of(viewer: Viewer, uid: UUID) -> Extract:
    """The same by its uid."""
    rows = Extract.objects.visible_to(viewer).select_related("interview")
    return only(rows.filter(uid=uid))


def past(today: date) -> QuerySet[Interview, Any]:
    """Interviews whose day has come: what was said in them is to be forgotten."""
    return Interview.objects.filter(state="kept", keep_until__lt=today, deleted_at=None)


def ending(viewer: Viewer, centres: Sequence[UUID], before: date) -> list[Interview]:
    """Interviews that will soon have to be forgotten."""
    rows = Interview.objects.visible_to(viewer).filter(centre__in=centres, state="kept")
    return list(rows.filter(keep_until__lte=before).order_by("keep_until")[:50])
