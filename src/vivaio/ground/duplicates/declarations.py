"""What this room knows of people: who judged and who merged, and contacts as they were before."""

from __future__ import annotations

from uuid import UUID

from vivaio.ground.duplicates.models import Candidate, Merge
from vivaio.kernel.errors import N_
from vivaio.platform.registry import PersonalData, personal_data
from vivaio.platform.registry.people import subject_of

_PURPOSE = N_("To know who judged that two cards are one or two, and to be able to take it back.")


def _judged(person: UUID) -> list[dict[str, object]]:
    account = subject_of(person).account
    rows = Candidate.objects.filter(decided_by=account, decided_by__isnull=False)
    return [{"pair": str(row.uid), "state": row.state} for row in rows.order_by("uid")]


def _unname_judges(person: UUID) -> int:
    account = subject_of(person).account
    rows = Candidate.objects.filter(decided_by=account, decided_by__isnull=False)
    return rows.update(decided_by=None)


def _merged(person: UUID) -> list[dict[str, object]]:
    account = subject_of(person).account
    rows = Merge.objects.filter(by=account, by__isnull=False)
    return [{"merge": str(row.uid), "at": row.at.isoformat()} for row in rows.order_by("at")]


def _unname_mergers(person: UUID) -> int:
    account = subject_of(person).account
    return Merge.objects.filter(by=account, by__isnull=False).update(by=None)


DECLARED = (
    PersonalData(
        model="duplicates.Candidate",
        fields={
            "uid": "technical",
            "one": "public",
            "other": "public",
            "score": "technical",
            "reasons": "technical",
            "state": "technical",
            "found_at": "technical",
            "is_by_hand": "technical",
            "is_proposed": "technical",
            "proposed_by": "technical",
            "decided_by": "personal",
            "decided_at": "technical",
        },
        purpose=_PURPOSE,
        export=_judged,
        erase=_unname_judges,
    ),
    PersonalData(
        model="duplicates.Merge",
        fields={
            "uid": "technical",
            "pair": "technical",
            "kept": "public",
            "gone": "public",
            "at": "technical",
            "by": "personal",
            "before": "technical",
            "after": "technical",
            "sources": "technical",
            "moved": "technical",
            "judged": "technical",
            "undone_at": "technical",
        },
        purpose=_PURPOSE,
        export=_merged,
        erase=_unname_mergers,
    ),
    PersonalData(
        model="duplicates.Look",
        fields={
            "id": "technical",
            "at": "technical",
            "change": "technical",
            "cards": "technical",
            "pairs": "technical",
        },
    ),
)


def register() -> None:
    """Declare all of them."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
