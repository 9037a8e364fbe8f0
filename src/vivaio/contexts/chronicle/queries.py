"""Reading the chronicle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from vivaio.contexts.chronicle.models import MODELS, Entry
from vivaio.kernel.errors import Unknown
from vivaio.platform.records.queries import only
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer

PAGE = 20
_TABLE = 20_000
_LONG_AGO = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants to see; `page` counts from one."""

    words: str = ""
    kind: str = ""
    theme: str = ""
    country: str = ""
    page: int = 1


def seen(viewer: Viewer, kind: str) -> QuerySet[Entry]:
    """What a viewer may know of one kind: also what is led by a card entrusted to them."""
    if kind not in MODELS:
        raise Unknown(kind)
    model = MODELS[kind]
    rows: QuerySet[Entry] = model.objects.visible_to(viewer)
    if viewer.entrusted:
        own = model.objects.filter(deleted_at=None, owner__in=sorted(viewer.entrusted))
        rows = rows | own
    return rows.select_related("owner", "centre")


def found(viewer: Viewer, kind: str, slug: str) -> Entry:
    """One by its kind and slug; `Unknown` when there is none for this viewer."""
    return only(seen(viewer, kind).filter(slug=slug))


def by_uid(viewer: Viewer, kind: str, uid: UUID) -> Entry:
    """The same by its uid."""
    return only(seen(viewer, kind).filter(uid=uid))


def _newest_first(rows: Sequence[Entry]) -> list[Entry]:
    return sorted(
        rows, key=lambda row: (row.starts_on or row.published_on or _LONG_AGO, row.uid),
        reverse=True,
    )  # fmt: skip


def every(viewer: Viewer, kind: str = "") -> list[Entry]:
    """All that is published, or all of one kind, the newest first."""
    rows: list[Entry] = []
    for one in [kind] if kind in MODELS else MODELS:
        rows += seen(viewer, one).filter(state="published").order_by("-uid")[:_TABLE]
    return _newest_first(rows)


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of the list, how many there are, and the countries of which something is told."""

    rows: Sequence[Entry]
    total: int
    countries: tuple[str, ...]


def listed(viewer: Viewer, asked: Asked) -> Listed:
    """What an address asks for: the newest first, or what answers best."""
    there = every(viewer, asked.kind)
    chosen = [
        row
        for row in there
        if asked.country in ("", row.country) and (not asked.theme or asked.theme in row.themes)
    ]
    if asked.words:
        kinds = [asked.kind] if asked.kind in MODELS else list(MODELS)
        chosen = search.best_first(viewer, asked.words, chosen, *kinds)
    start = (asked.page - 1) * PAGE
    countries = tuple(sorted({row.country for row in there} - {""}))
    return Listed(chosen[start : start + PAGE], len(chosen), countries)


def of_centre(viewer: Viewer, centre: UUID) -> list[Entry]:
    """All of a centre, drafts too, the newest first."""
    rows: list[Entry] = []
    for kind in MODELS:
        rows += seen(viewer, kind).filter(centre=centre).order_by("-created_at")[:200]
    return sorted(rows, key=lambda row: row.created_at, reverse=True)
