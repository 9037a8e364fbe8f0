"""What this room knows of people: authors, who comments, who judges."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from vivaio.contexts.challenges.models import Author, Comment, Review, Reviewer
from vivaio.kernel.errors import N_
from vivaio.platform.records.declarations import RECORDED
from vivaio.platform.registry import PersonalData, Retention, personal_data
from vivaio.platform.registry.people import subject_of

_CHALLENGE = (
    "title", "description", "promise", "findings", "owner", "themes", "country", "budget",
    "opened_on", "closes_on", "answers_by", "evaluated_on", "concluded_on", "criteria", "is_blind",
    "reviews_needed", "tie_rule",
)  # fmt: skip
_IDEA = (
    "challenge", "actor", "title", "summary", "body", "country", "received_on", "shown_on",
    "answer_by", "answered_on", "answer", "reason",
)  # fmt: skip


def _of(model: type[Author] | type[Reviewer], person: UUID) -> QuerySet[Author | Reviewer]:
    known = subject_of(person)
    own = Q(address__in=known.addresses)
    if known.account is not None:
        own |= Q(account=known.account)
    found: QuerySet[Author | Reviewer] = model._default_manager.filter(own)
    return found


def _written(person: UUID) -> list[dict[str, object]]:
    rows = Author.objects.filter(pk__in=_of(Author, person)).select_related("idea")
    return [
        {"idea": one.idea.title.to_json(), "name": one.name, "address": one.address,
         "is_named": one.is_named, "invited_at": one.invited_at.isoformat()}
        for one in rows
    ]  # fmt: skip


def _judged(person: UUID) -> list[dict[str, object]]:
    rows = Reviewer.objects.filter(pk__in=_of(Reviewer, person)).select_related("challenge")
    return [
        {"challenge": one.challenge.title.to_json(), "name": one.name, "address": one.address,
         "asked_at": one.asked_at.isoformat()}
        for one in rows
    ]  # fmt: skip


def _reviews(person: UUID) -> list[dict[str, object]]:
    rows = Review.objects.filter(reviewer__in=_of(Reviewer, person))
    return [
        {"idea": str(one.idea_id), "points": one.points, "words": one.words,
         "is_recused": one.is_recused, "at": one.at.isoformat()}
        for one in rows
    ]  # fmt: skip


def _blank(rows: QuerySet[Author] | QuerySet[Reviewer]) -> int:
    """The place stays; who had it does not. Each keeps an address that leads nowhere."""
    done = 0
    for row in rows:
        row.name, row.address, row.account = "", f"{row.uid.hex}@erased.invalid", None
        if isinstance(row, Author):
            row.is_named, row.told = False, []
        row.save()
        done += 1
    return done


def _eraser(model: type[Author] | type[Reviewer]) -> Callable[[UUID], int]:
    def erase(person: UUID) -> int:
        return _blank(model._default_manager.filter(pk__in=_of(model, person)))

    return erase


def _erase_reviews(person: UUID) -> int:
    return Review.objects.filter(reviewer__in=_of(Reviewer, person)).update(words="")


def _comments(person: UUID) -> list[dict[str, object]]:
    rows = Comment.objects.filter(account=subject_of(person).account, account__isnull=False)
    return [{"name": one.name, "words": one.words, "at": one.at.isoformat()} for one in rows]


def _erase_comments(person: UUID) -> int:
    rows = Comment.objects.filter(account=subject_of(person).account, account__isnull=False)
    return rows.update(name="", account=None)


def _forget_comments(moment: datetime) -> int:
    """What an editor left out is nobody's business after a while."""
    return Comment.objects.filter(is_shown=False, judged_at__lt=moment).delete()[0]


_STAYS = N_("The idea and what was said about it, without your name and address.")
DECLARED = (
    PersonalData(
        model="challenges.Challenge", fields={**RECORDED, **dict.fromkeys(_CHALLENGE, "public")}
    ),
    PersonalData(model="challenges.Idea", fields={**RECORDED, **dict.fromkeys(_IDEA, "public")}),
    PersonalData(
        model="challenges.Author",
        fields={
            "uid": "technical", "idea": "technical", "name": "personal", "address": "personal",
            "account": "personal", "is_first": "technical", "is_named": "personal",
            "language": "technical", "invited_at": "technical", "joined_at": "technical",
            "stopped_at": "technical", "told": "technical",
        },
        purpose=N_("To answer you about your idea, and to tell you what became of it."),
        export=_written, erase=_eraser(Author), stays=_STAYS,
    ),
    PersonalData(
        model="challenges.Comment",
        fields={
            "uid": "technical", "idea": "technical", "name": "personal", "words": "personal",
            "language": "technical", "account": "personal", "at": "technical",
            "is_shown": "technical", "judged_at": "technical",
        },
        purpose=N_("To show what people say about an idea, under the name they give."),
        export=_comments, erase=_erase_comments, stays=_STAYS,
        retention=Retention(180, N_("it was left out"), _forget_comments),
    ),
    PersonalData(
        model="challenges.Reviewer",
        fields={
            "uid": "technical", "challenge": "technical", "name": "personal",
            "address": "personal", "account": "personal", "language": "technical",
            "asked_at": "technical",
        },
        purpose=N_("To ask you for a review, and to keep one voice for each person."),
        export=_judged, erase=_eraser(Reviewer),
        stays=N_("The points you gave, without your name and your words."),
    ),
    PersonalData(
        model="challenges.Review",
        fields={
            "uid": "technical", "reviewer": "personal", "idea": "technical", "points": "personal",
            "words": "personal", "is_recused": "personal", "at": "technical",
        },
        purpose=N_("To find which ideas are tried, and to publish the reasons."),
        export=_reviews, erase=_erase_reviews,
        stays=N_("The points you gave, without your name and your words."),
    ),
)  # fmt: skip


def register() -> None:
    """Declare all of them."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
