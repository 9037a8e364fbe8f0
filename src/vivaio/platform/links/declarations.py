"""What links know of people, and what goes when a record is removed for good."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from vivaio.kernel.errors import N_
from vivaio.platform.journal import verbs
from vivaio.platform.links.models import Link
from vivaio.platform.registry import PersonalData, personal_data
from vivaio.platform.registry.instances import removals
from vivaio.platform.registry.people import subject_of


def _recorded(person: UUID) -> list[dict[str, object]]:
    """The links that somebody has recorded."""
    account = subject_of(person).account
    rows = Link.objects.filter(author=account, author__isnull=False).order_by("recorded_on")
    return [
        {
            "kind": row.kind,
            "source": str(row.source_id),
            "target": str(row.target_id),
            "recorded_on": row.recorded_on.isoformat(),
            "reason": row.reason.to_json(),
        }
        for row in rows
    ]


def _erase_author(person: UUID) -> int:
    account = subject_of(person).account
    return Link.objects.filter(author=account, author__isnull=False).update(author=None)


LINK = PersonalData(
    model="links.Link",
    fields={
        "uid": "technical",
        "kind": "public",
        "source": "public",
        "target": "public",
        "since": "public",
        "until": "public",
        "recorded_on": "public",
        "author": "personal",
        "reason": "public",
        "citation": "public",
        "nature": "public",
        "deleted_at": "technical",
    },
    purpose=N_("To know who recorded a link between two records, and to ask them."),
    export=_recorded,
    erase=_erase_author,
    stays=N_("What you wrote on the platform's records and pages, without your name."),
)


def forget(record: UUID) -> None:
    """Delete every link at either end of a record."""
    Link.objects.filter(Q(source=record) | Q(target=record)).delete()


LINKED = "link.made"
ENDED = "link.ended"
UNLINKED = "link.removed"


def register() -> None:
    """Declare both, and how the journal tells of links."""
    verbs.register(LINKED, N_("%(who)s linked this to another record: “%(relation)s”."))
    verbs.register(
        ENDED, N_("%(who)s noted that “%(relation)s” another record held until %(until)s.")
    )
    verbs.register(UNLINKED, N_("%(who)s removed a link to another record: “%(relation)s”."))
    personal_data.register(LINK.model, LINK)
    removals.register("links", forget)
