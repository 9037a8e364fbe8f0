"""Reading pilots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from vivaio.contexts.pilots.models import KINDS, Evidence, Pilot, Transfer
from vivaio.contexts.pilots.parts import Step
from vivaio.kernel.errors import Unknown
from vivaio.platform.records.queries import only
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer

PAGE = 20
_TABLE = 20_000
#: In these states there is work going on.
AT_WORK = ("planned", "running", "evaluating")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants to see; `page` counts from one."""

    words: str = ""
    state: str = ""
    centre: str = ""
    theme: str = ""
    country: str = ""
    page: int = 1


def seen(viewer: Viewer) -> QuerySet[Pilot]:
    """What a viewer may know of: also what is run by a card entrusted to them."""
    rows: QuerySet[Pilot] = Pilot.objects.visible_to(viewer)
    if viewer.entrusted:
        own = Pilot.objects.filter(deleted_at=None, leader__in=sorted(viewer.entrusted))
        rows = rows | own
    return rows.select_related("leader", "centre")


def _open(viewer: Viewer) -> QuerySet[Pilot]:
    return seen(viewer).filter(state__in=Pilot.open_states)


def found(viewer: Viewer, slug: str) -> Pilot:
    """One by its slug; `Unknown` when there is none for this viewer."""
    return only(seen(viewer).filter(slug=slug))


def by_uid(viewer: Viewer, uid: UUID) -> Pilot:
    """The same by its uid."""
    return only(seen(viewer).filter(uid=uid))


def listed(viewer: Viewer, asked: Asked) -> tuple[Sequence[Pilot], int]:
    """One page of the list, the newest first or what answers best, and how many there are."""
    given = {"state": asked.state, "centre__slug": asked.centre, "country": asked.country}
    rows = _open(viewer).filter(**{name: value for name, value in given.items() if value})
    chosen = list(rows.order_by("-published_on", "-uid")[:_TABLE])
    if asked.theme:
        chosen = [row for row in chosen if asked.theme in row.themes]
    if asked.words:
        chosen = search.best_first(viewer, asked.words, chosen, "pilot")
    start = (asked.page - 1) * PAGE
    return chosen[start : start + PAGE], len(chosen)


def every(viewer: Viewer) -> list[Pilot]:
    """All that are open to others, for a table."""
    return list(_open(viewer).order_by("published_on", "uid")[:_TABLE])


def of_centre(viewer: Viewer, centre: UUID) -> list[Pilot]:
    """All pilots of a centre, drafts too, the newest first."""
    return list(seen(viewer).filter(centre=centre).order_by("-created_at")[:200])


def kept_in(viewer: Viewer) -> tuple[list[str], list[UUID]]:
    """The countries and the centres of which there is a pilot."""
    rows = set(_open(viewer).values_list("country", "centre").order_by())
    countries = sorted({country for country, _ in rows} - {""})
    return countries, sorted({centre for _, centre in rows if centre})


def late(viewer: Viewer, until: date) -> list[tuple[Pilot, Step]]:
    """Milestones nobody reached yet, due by a day, where a viewer works on the pilot."""
    centres = [uid for uid, roles in viewer.roles.items() if "edit" in roles]
    mine = Q(centre__in=centres) | Q(leader__in=sorted(viewer.entrusted))
    due = [
        (step.on, row, step)
        for row in seen(viewer).filter(mine, state__in=AT_WORK).order_by("uid")[:500]
        for step in row.all_steps()
        if step.sort == "milestone" and step.on and not step.done_on and step.on <= until
    ]
    return [(row, step) for _, row, step in sorted(due, key=lambda one: (one[0], one[1].uid))]


def results_seen(viewer: Viewer, kind: str) -> QuerySet[Any]:
    """Evidence or transfers that a viewer may know of: also of pilots of a card of theirs."""
    model = KINDS[kind]
    rows: QuerySet[Any] = model.objects.visible_to(viewer)
    if viewer.entrusted:
        own = model.objects.filter(deleted_at=None, pilot__leader__in=sorted(viewer.entrusted))
        rows = rows | own
    return rows.select_related("pilot", "pilot__leader", "centre", model.ACTOR)


def result(
    viewer: Viewer, kind: str, *, slug: str = "", uid: UUID | None = None
) -> Evidence | Transfer:
    """One by its slug or its uid; `Unknown` when there is none for this viewer."""
    if kind not in KINDS:
        raise Unknown(kind)
    wanted = {"uid": uid} if uid else {"slug": slug}
    row: Evidence | Transfer | None = results_seen(viewer, kind).filter(**wanted).first()
    if row is None:
        raise Unknown(f"{kind} {slug or uid}")
    return row


def results_of(viewer: Viewer, row: Pilot) -> list[Evidence | Transfer]:
    """The evidence and the transfers of a pilot, as far as a viewer may know; the newest last."""
    return [
        one
        for kind in KINDS
        for one in results_seen(viewer, kind).filter(pilot=row.uid).order_by("created_at")
    ]


def every_result(viewer: Viewer, kind: str) -> list[Any]:
    """All that are open to others, for a table."""
    rows = results_seen(viewer, kind).filter(state="published")
    return list(rows.order_by("published_on", "uid")[:_TABLE])
