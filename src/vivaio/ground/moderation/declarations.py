"""What moderation knows of people: who gave notice, what they wrote, who decided."""

from __future__ import annotations

from uuid import UUID

from vivaio.ground.moderation.models import Notice
from vivaio.kernel.errors import N_
from vivaio.platform.registry import PersonalData, personal_data

_PURPOSE = N_("To answer notices and appeals with reasons, as the Digital Services Act demands.")


def _notices(person: UUID) -> list[dict[str, str]]:
    rows = Notice.objects.filter(account__person=person)
    fields = ("category", "words", "email", "language", "state", "at")
    return [{name: str(value) for name, value in row.items()} for row in rows.values(*fields)]


def _forget(person: UUID) -> int:
    """The notice stays as a number and a decision; who gave it, and where to answer, goes."""
    return Notice.objects.filter(account__person=person).update(account=None, email="", words="…")


DECLARED = (
    PersonalData(
        model="moderation.Notice",
        fields={
            "uid": "technical",
            "record": "technical",
            "centre": "technical",
            "category": "personal",
            "words": "personal",
            "email": "personal",
            "language": "personal",
            "account": "personal",
            "state": "technical",
            "decision": "technical",
            "at": "personal",
        },
        purpose=_PURPOSE,
        export=_notices,
        erase=_forget,
    ),
    PersonalData(
        model="moderation.Decision",
        fields={
            "uid": "technical",
            "record": "technical",
            "centre": "technical",
            "measure": "technical",
            "ground": "technical",
            "words": "technical",
            "decided_by": "personal",
            "at": "technical",
            "visibility_before": "technical",
            "state_before": "technical",
            "reversed_at": "technical",
        },
        purpose=_PURPOSE,
    ),
    PersonalData(
        model="moderation.Appeal",
        fields={
            "uid": "technical",
            "decision": "technical",
            "side": "technical",
            "notice": "technical",
            "words": "personal",
            "email": "personal",
            "language": "personal",
            "state": "technical",
            "upheld": "technical",
            "answer": "technical",
            "decided_by": "personal",
            "decided_at": "technical",
            "at": "personal",
        },
        purpose=_PURPOSE,
    ),
)


def register() -> None:
    """Declare all of them."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
