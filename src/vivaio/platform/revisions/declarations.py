"""What versions know of people, and what goes when a record is removed for good."""

from __future__ import annotations

from uuid import UUID

from vivaio.kernel.errors import N_
from vivaio.platform.registry import PersonalData, personal_data
from vivaio.platform.registry.instances import removals
from vivaio.platform.registry.merging import merges, stays
from vivaio.platform.registry.people import subject_of
from vivaio.platform.revisions.models import Revision


def _kept(person: UUID) -> list[dict[str, object]]:
    """The versions that somebody has kept."""
    account = subject_of(person).account
    rows = Revision.objects.filter(author=account, author__isnull=False).order_by("at")
    return [
        {
            "record": str(row.record_id),
            "number": row.number,
            "at": row.at.isoformat(),
            "content": row.content,
            "why": row.why,
        }
        for row in rows
    ]


def _erase_author(person: UUID) -> int:
    account = subject_of(person).account
    return Revision.objects.filter(author=account, author__isnull=False).update(author=None)


REVISION = PersonalData(
    model="revisions.Revision",
    fields={
        "id": "technical",
        "record": "public",
        "number": "public",
        "at": "public",
        "author": "personal",
        "content": "public",
        "why": "public",
    },
    purpose=N_("To know who kept a version of a text under debate, and to ask them."),
    export=_kept,
    erase=_erase_author,
    stays=N_("What you wrote on the platform's records and pages, without your name."),
)


def forget(record: UUID) -> None:
    """Delete every version of a record."""
    Revision.objects.filter(record=record).delete()


def register() -> None:
    """Declare both."""
    personal_data.register(REVISION.model, REVISION)
    removals.register("revisions", forget)
    merges.register("revisions.Revision.record", stays("the versions of one text"))
