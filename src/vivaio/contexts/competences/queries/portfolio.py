"""Reading the portfolios of the centres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from vivaio.contexts.competences.models import OFFERED, Entry
from vivaio.platform.records.queries import only
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

PAGE = 20
_TABLE = 20_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants to see; `page` counts from one."""

    competence: str = ""
    country: str = ""
    state: str = ""
    page: int = 1


def seen(viewer: Viewer) -> QuerySet[Entry]:
    """What a viewer may know of."""
    rows: QuerySet[Entry] = Entry.objects.visible_to(viewer)
    return rows.select_related("competence", "centre")


def _open(viewer: Viewer) -> QuerySet[Entry]:
    return seen(viewer).filter(state__in=Entry.open_states)


def found(viewer: Viewer, slug: str) -> Entry:
    """One by its slug; `Unknown` when there is none for this viewer."""
    return only(seen(viewer).filter(slug=slug))


def by_uid(viewer: Viewer, uid: UUID) -> Entry:
    """The same by its uid."""
    return only(seen(viewer).filter(uid=uid))


def listed(viewer: Viewer, asked: Asked) -> tuple[Sequence[Entry], int]:
    """One page of the list in the order of the framework, and how many there are."""
    given = {"state": asked.state, "country": asked.country, "competence__slug": asked.competence}
    rows = _open(viewer).filter(**{name: value for name, value in given.items() if value})
    start = (asked.page - 1) * PAGE
    ordered = rows.order_by("competence__code", "country", "uid")
    return list(ordered[start : start + PAGE]), rows.count()


def every(viewer: Viewer) -> list[Entry]:
    """All that are open to others, for a table."""
    return list(_open(viewer).order_by("competence__code", "uid")[:_TABLE])


def public() -> list[Entry]:
    """All that everybody may read: what counts are made from, whoever asks for them."""
    rows = _open(Viewer.anonymous()).filter(visibility=Visibility.PUBLIC)
    return list(rows.order_by("competence__code", "uid")[:_TABLE])


def of_centre(viewer: Viewer, centre: UUID) -> list[Entry]:
    """The portfolio of a centre, what only it sees too."""
    return list(seen(viewer).filter(centre=centre).order_by("competence__code", "uid")[:500])


def of_competence(viewer: Viewer, competence: UUID) -> list[Entry]:
    """Who offers a competence, or claims to."""
    return list(_open(viewer).filter(competence=competence).order_by("country", "uid")[:100])


def countries(viewer: Viewer) -> list[str]:
    """The countries of which there is an entry."""
    return sorted(set(_open(viewer).values_list("country", flat=True).order_by()) - {""})


def ending(viewer: Viewer, until: date) -> list[Entry]:
    """Entries whose verdict ends by a day, or has ended, in the centres of which one is editor."""
    centres = [uid for uid, roles in viewer.roles.items() if "edit" in roles]
    rows = seen(viewer).filter(centre__in=centres, state__in=OFFERED, valid_until__lte=until)
    return list(rows.order_by("valid_until", "uid")[:100])
