"""Reading pairs and merges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from vivaio.ground.actors.models import Actor
from vivaio.ground.duplicates.models import Candidate, Look, Merge, State
from vivaio.kernel.errors import Unknown
from vivaio.platform.tenancy.viewer import Viewer

PAGE = 20
#: So many merges can be seen, and undone, from the queue.
LATELY = 10


@dataclass(frozen=True, slots=True)
class Queue:
    """The pairs of a page that wait, how many wait, and when it was last looked for any."""

    pairs: Sequence[Candidate]
    total: int
    looked_at: datetime | None


def _of_centre(rows: QuerySet[Candidate], centre: UUID | None) -> QuerySet[Candidate]:
    return rows.filter(Q(one__centre=centre) | Q(other__centre=centre))


def _open(viewer: Viewer) -> QuerySet[Candidate]:
    rows = Candidate.objects.edited_by(viewer).filter(state=State.OPEN)
    return rows.select_related("one", "other").order_by("-is_proposed", "-score", "uid")


def queue(viewer: Viewer, centre: UUID | None, page: int = 1) -> Queue:
    """What waits in a centre (None: the network's own cards); the caller has asked the policy."""
    rows = _of_centre(_open(viewer), centre)
    start = (page - 1) * PAGE
    looked_at = Look.objects.filter(pk=1).values_list("at", flat=True).first()
    return Queue(list(rows[start : start + PAGE]), rows.count(), looked_at)


def waiting(viewer: Viewer, count: int = PAGE) -> list[Candidate]:
    """The surest pairs that wait for the viewer, wherever they edit."""
    if not any(viewer.may("edit", centre) for centre in (*viewer.centres, None)):
        return []
    return list(_open(viewer)[:count])


def pair(viewer: Viewer, uid: UUID) -> Candidate:
    """One pair, for who may see both cards and edits one of them; else `Unknown`."""
    rows = Candidate.objects.edited_by(viewer).select_related("one", "other", "proposed_by")
    found = rows.filter(uid=uid).first()
    if found is None:
        raise Unknown
    return found


def _merges(viewer: Viewer) -> QuerySet[Merge]:
    """Merges of which the viewer sees the survivor, and could see what went into it."""
    kept = Actor.objects.seen_by(viewer).filter(pk=OuterRef("kept"))
    gone = Actor.objects.seen_by(viewer).filter(pk=OuterRef("gone"))
    return Merge.objects.filter(Exists(kept), Exists(gone)).select_related("kept", "gone")


def lately(viewer: Viewer, centre: UUID | None) -> list[Merge]:
    """The last merges of a centre's cards that were not undone."""
    rows = _merges(viewer).filter(undone_at=None)
    own = rows.filter(Q(kept__centre=centre) | Q(gone__centre=centre))
    return list(own.order_by("-at")[:LATELY])


def merge(viewer: Viewer, uid: UUID) -> Merge:
    """One merge, for who sees the survivor and could see what went into it; else `Unknown`."""
    found = _merges(viewer).filter(uid=uid).first()
    if found is None:
        raise Unknown
    return found


def merge_of(viewer: Viewer, pair: UUID) -> Merge:
    """The merge that a pair came to; `Unknown` when it came to none."""
    found = _merges(viewer).filter(pair=pair, undone_at=None).first()
    if found is None:
        raise Unknown
    return found
