"""What this room knows of people: those who comment under a name."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from vivaio.contexts.strategy.models import Comment
from vivaio.kernel.errors import N_
from vivaio.platform.records.declarations import RECORDED
from vivaio.platform.registry import PersonalData, Retention, personal_data
from vivaio.platform.registry.people import subject_of

_STRATEGY = (
    "title", "summary", "country", "starts_on", "ends_on", "closes_on", "adopted_on", "body",
    "objectives", "given",
)  # fmt: skip
_MEASURE = (
    "strategy", "objective", "number", "title", "summary", "change", "output", "result", "reason",
    "owner", "country", "starts_on", "due_on", "ended_on", "budget", "headings", "goals", "costs",
    "indicators", "steps",
)  # fmt: skip


def _comments(person: UUID) -> list[dict[str, object]]:
    rows = Comment.objects.filter(account=subject_of(person).account, account__isnull=False)
    return [{"name": one.name, "words": one.words, "at": one.at.isoformat()} for one in rows]


def _erase(person: UUID) -> int:
    rows = Comment.objects.filter(account=subject_of(person).account, account__isnull=False)
    return rows.update(name="", account=None)


def _forget(moment: datetime) -> int:
    """What an editor left out is nobody's business after a while."""
    return Comment.objects.filter(is_shown=False, judged_at__lt=moment).delete()[0]


DECLARED = (
    PersonalData(
        model="strategy.Strategy", fields={**RECORDED, **dict.fromkeys(_STRATEGY, "public")}
    ),
    PersonalData(
        model="strategy.Measure", fields={**RECORDED, **dict.fromkeys(_MEASURE, "public")}
    ),
    PersonalData(
        model="strategy.Comment",
        fields={
            "uid": "technical", "strategy": "technical", "code": "technical", "name": "personal",
            "words": "personal", "language": "technical", "account": "personal",
            "at": "technical", "is_shown": "technical", "judged_at": "technical",
            "answer": "public", "reason": "public", "answered_on": "public",
        },
        purpose=N_("To show what people say of a strategy, under the name they give."),
        export=_comments, erase=_erase,
        stays=N_("What you said of the strategy and its answer, without your name."),
        retention=Retention(180, N_("it was left out"), _forget),
    ),
)  # fmt: skip


def register() -> None:
    """Declare all of them."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
