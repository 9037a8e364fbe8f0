"""What links know of people, and what goes when a record is removed for good."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q

from vivaio.kernel.errors import N_
from vivaio.platform.journal import verbs
from vivaio.platform.links.models import Confirmation, Link
from vivaio.platform.registry import PersonalData, personal_data
from vivaio.platform.registry.instances import removals
from vivaio.platform.registry.merging import MOVES, merges
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


def _answered(person: UUID) -> list[dict[str, object]]:
    """The relations to which somebody has answered."""
    account = subject_of(person).account
    rows = Confirmation.objects.filter(author=account, author__isnull=False).order_by("given_on")
    return [
        {"link": str(row.link_id), "is_so": row.is_so, "given_on": row.given_on.isoformat()}
        for row in rows
    ]


def _erase_answerer(person: UUID) -> int:
    account = subject_of(person).account
    return Confirmation.objects.filter(author=account, author__isnull=False).update(author=None)


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


CONFIRMATION = PersonalData(
    model="links.Confirmation",
    fields={
        "uid": "technical",
        "link": "public",
        "side": "public",
        "is_so": "public",
        "author": "personal",
        "given_on": "public",
    },
    purpose=N_("To know who recorded a link between two records, and to ask them."),
    export=_answered,
    erase=_erase_answerer,
    stays=N_("What you wrote on the platform's records and pages, without your name."),
)


def forget(record: UUID) -> None:
    """Delete every link at either end of a record."""
    Link.objects.filter(Q(source=record) | Q(target=record)).delete()


LINKED = "link.made"
ENDED = "link.ended"
UNLINKED = "link.removed"
CONFIRMED = "link.confirmed"
REFUSED = "link.refused"
DATED = "link.dated"
WITHDRAWN = "link.withdrawn"


def register() -> None:
    """Declare them, and how the journal tells of links."""
    verbs.register(LINKED, N_("%(who)s linked this to another record: “%(relation)s”."))
    verbs.register(
        ENDED, N_("%(who)s noted that “%(relation)s” another record held until %(until)s.")
    )
    verbs.register(UNLINKED, N_("%(who)s removed a link to another record: “%(relation)s”."))
    verbs.register(
        CONFIRMED, N_("%(who)s confirmed what was said of this and another record: “%(relation)s”.")
    )
    verbs.register(
        REFUSED, N_("%(who)s refused what was said of this and another record: “%(relation)s”.")
    )
    verbs.register(
        DATED,
        N_("%(who)s corrected when “%(relation)s” another record holds: %(since)s – %(until)s."),
    )
    verbs.register(
        WITHDRAWN,
        N_("%(who)s removed a link to another record: “%(relation)s”. Reason: %(reason)s"),
    )
    for declared in (LINK, CONFIRMATION):
        personal_data.register(declared.model, declared)
    removals.register("links", forget)
    for end in ("source", "target"):
        merges.register(f"links.Link.{end}", MOVES)
