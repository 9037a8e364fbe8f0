"""Reading the journal: sentences in the reader's language, with names only for the inner circle."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, QuerySet
from django.utils import translation

from vivaio.platform.journal import wording
from vivaio.platform.journal.models import Entry
from vivaio.platform.tenancy.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Line:
    """One act as its reader is told it; `sentence` starts with `who`."""

    at: datetime
    who: str
    sentence: str
    verb: str
    subject: UUID | None = None

    @property
    def by(self) -> str:
        """Another word for `who`."""
        return self.who


def of(viewer: Viewer, subject: UUID, *, limit: int = 100) -> list[Line]:
    """What was done to a record, newest first, in one query.

    The caller has found that the viewer may see the record: records lie above the journal.
    """
    return _lines(viewer, Entry.objects.filter(subject=subject), limit)


def last_of(viewer: Viewer, subjects: Collection[UUID]) -> dict[UUID, Line]:
    """The last thing that was done to each of some records, in one query; see `of`."""
    if not subjects:
        return {}
    newest = Entry.objects.filter(subject__in=subjects).values("subject").annotate(last=Max("id"))
    lines = _lines(viewer, Entry.objects.filter(pk__in=newest.values("last")), len(subjects))
    return {line.subject: line for line in lines if line.subject is not None}


def recent(viewer: Viewer, centre: UUID | None, *, limit: int = 50) -> list[Line]:
    """What was done in a centre (None: for the network), newest first; nothing for outsiders."""
    if not _knows_names(viewer, centre):
        return []
    return _lines(viewer, Entry.objects.filter(chain=centre), limit)


def since(viewer: Viewer, moment: datetime, *, limit: int = 20) -> list[Line]:
    """What others have done in the viewer's own centres after a moment, newest first."""
    if not viewer.centres:
        return []
    chains = Entry.objects.filter(chain__in=viewer.centres, at__gt=moment)
    return _lines(viewer, chains.exclude(account=viewer.account), limit)


def _lines(viewer: Viewer, entries: QuerySet[Entry], limit: int) -> list[Line]:
    newest = entries.select_related("personal").order_by("-id")[:limit]
    with translation.override(viewer.language):
        return [_line(viewer, entry) for entry in newest]


def _line(viewer: Viewer, entry: Entry) -> Line:
    own = entry.account is not None and entry.account == viewer.account
    names = own or _knows_names(viewer, entry.chain)
    return Line(
        entry.at,
        wording.who(entry, names=names),
        wording.sentence(entry, names=names),
        entry.verb,
        entry.subject,
    )


def _knows_names(viewer: Viewer, chain: UUID | None) -> bool:
    """Members of the chain's centre know each other; nobody else is told a person's name."""
    if viewer.is_system or chain in viewer.centres:
        return True
    return chain is None and bool(viewer.network)
