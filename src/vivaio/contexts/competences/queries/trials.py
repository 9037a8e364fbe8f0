"""Reading what pilots test."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from vivaio.contexts.competences.models import Trial
from vivaio.kernel.errors import Unknown
from vivaio.platform.records.queries import Heading, heading, headings
from vivaio.platform.tenancy.viewer import Viewer

#: In these states a pilot owes a verdict.
OVER = ("evaluating", "closed", "stopped")


def pilot(viewer: Viewer, uid: UUID) -> Heading:
    """A pilot by what all records share; `Unknown` for anything else, or when it is not seen."""
    found = heading(viewer, uid)
    if found.kind != "pilot":
        raise Unknown(f"pilot {uid}")
    return found


def _rows() -> QuerySet[Trial]:
    return Trial.objects.select_related("competence", "entry")


def by_uid(viewer: Viewer, uid: UUID) -> Trial:
    """One, of a pilot that this viewer sees."""
    row = _rows().filter(uid=uid).first()
    if row is None:
        raise Unknown(f"trial {uid}")
    pilot(viewer, row.pilot_id)
    return row


def of_pilot(uid: UUID) -> list[Trial]:
    """What a pilot tests that the caller has found visible."""
    return list(_rows().filter(pilot=uid).order_by("competence__code"))


def _with_pilots(viewer: Viewer, rows: Sequence[Trial]) -> list[tuple[Trial, Heading]]:
    known = headings(viewer, {row.pilot_id for row in rows})
    return [(row, known[row.pilot_id]) for row in rows if row.pilot_id in known]


def of_entry(viewer: Viewer, entry: UUID) -> list[tuple[Trial, Heading]]:
    """The trials of an entry, in pilots that a viewer sees."""
    return _with_pilots(viewer, list(_rows().filter(entry=entry)[:100]))


def of_competence(viewer: Viewer, competence: UUID) -> list[tuple[Trial, Heading]]:
    """The same of a competence."""
    return _with_pilots(viewer, list(_rows().filter(competence=competence).order_by("-uid")[:100]))


def waiting(viewer: Viewer) -> list[tuple[Trial, Heading]]:
    """Trials in pilots that are over, without a verdict, where a viewer may write it down."""
    centres = [uid for uid, roles in viewer.roles.items() if "publish" in roles]
    rows = _rows().filter(verdict="", pilot__centre__in=centres, pilot__state__in=OVER)
    return _with_pilots(viewer, list(rows.order_by("pilot__updated_at")[:100]))
