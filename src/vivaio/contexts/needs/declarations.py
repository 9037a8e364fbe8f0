"""What this room knows of people: who said a need, who was interviewed, who voted."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from vivaio.contexts.needs import letters
from vivaio.contexts.needs.models import Interview, Voice
from vivaio.contexts.needs.operations import listening
from vivaio.kernel.errors import N_
from vivaio.platform.mail import operations as mail
from vivaio.platform.records.declarations import RECORDED
from vivaio.platform.registry import PersonalData, Retention, Sensitivity, personal_data
from vivaio.platform.registry.people import subject_of
from vivaio.platform.tenancy.viewer import Viewer

_NEED = (
    "analysis", "title", "description", "country", "nuts", "target_groups", "themes", "severity",
    "frequency", "strength", "evidence", "method", "source_title", "source_address",
    "source_checked_on", "heard_on", "answer_code", "answer", "answered_on",
)  # fmt: skip
_ANALYSIS = ("title", "about", "promise", "methods", "starts_on", "ends_on", "reply_by")
_PRIORITY = ("analysis", "title", "about", "closes_on", "closed_on")


def _voices(person: UUID) -> QuerySet[Voice]:
    return Voice.objects.filter(address__in=subject_of(person).addresses)


def _told(person: UUID) -> list[dict[str, object]]:
    return [
        {
            "said": one.wrote.title.best(one.language).words, "name": one.name,
            "address": one.address, "group": one.group, "at": one.at.isoformat(),
        }
        for one in _voices(person).select_related("wrote")
    ]  # fmt: skip


def _blank(rows: QuerySet[Voice]) -> int:
    """That somebody said it stays, to be counted; who and where to write to does not."""
    mail.forget(letters.confirm_key(uid) for uid in rows.values_list("uid", flat=True))
    return rows.update(name="", address="", confirmed_at=None, told=[])


def _erase(person: UUID) -> int:
    return _blank(_voices(person))


def _expire(moment: datetime) -> int:
    return _blank(Voice.objects.filter(at__lt=moment).exclude(address="", name=""))


def _interviews(person: UUID) -> QuerySet[Interview]:
    return Interview.objects.filter(address__in=subject_of(person).addresses)


def _interviewed(person: UUID) -> list[dict[str, object]]:
    return [
        {
            "held_on": one.held_on.isoformat(), "who": one.who, "name": one.name,
            "address": one.address, "notes": one.notes, "uses": one.uses,
            "consent_on": one.consent_on.isoformat() if one.consent_on else "",
        }
        for one in _interviews(person)
    ]  # fmt: skip


def _forget(person: UUID) -> int:
    uids = list(_interviews(person).values_list("uid", flat=True))
    for uid in uids:
        listening.forget(by=Viewer.system(), uid=uid)
    return len(uids)


def _public(*fields: str) -> dict[str, Sensitivity]:
    return {**RECORDED, **dict.fromkeys(fields, "public")}


DECLARED = (
    PersonalData(model="needs.Need", fields=_public(*_NEED)),
    PersonalData(model="needs.Analysis", fields=_public(*_ANALYSIS)),
    PersonalData(model="needs.Extract", fields=_public("interview", "title", "words")),
    PersonalData(model="needs.Prioritisation", fields=_public(*_PRIORITY)),
    PersonalData(
        model="needs.Interview",
        fields={
            **dict.fromkeys(RECORDED, "technical"),
            "analysis": "technical",
            "manner": "technical",
            "title": "personal",
            "held_on": "technical",
            "participants": "technical",
            "who": "personal",
            "name": "personal",
            "address": "personal",
            "notes": "personal",
            "consent_by": "personal",
            "consent_how": "personal",
            "consent_on": "personal",
            "uses": "personal",
            "keep_until": "technical",
            "forgotten_on": "technical",
        },
        purpose=N_("To know what people need, in their own words, as they have allowed."),
        legal_basis="consent",
        export=_interviewed,
        erase=_forget,
        kept=N_("Until the day up to which consent was given, or until it is taken back."),
        stays=N_("That there was an interview, when, and to which needs it led."),
    ),
    PersonalData(
        model="needs.Voice",
        fields={
            "uid": "technical",
            "need": "technical",
            "wrote": "technical",
            "group": "personal",
            "actor": "technical",
            "name": "personal",
            "address": "personal",
            "language": "technical",
            "on_behalf": "technical",
            "at": "technical",
            "confirmed_at": "technical",
            "stopped_at": "technical",
            "told": "technical",
        },
        purpose=N_("To tell those who said a need what becomes of it."),
        legal_basis="consent",
        export=_told,
        erase=_erase,
        retention=Retention(1_825, N_("the need was said"), _expire),
        stays=N_("That somebody of a group said it, to be counted; without name and address."),
    ),
    PersonalData(
        model="needs.Grouping",
        fields=dict.fromkeys(("uid", "gone", "kept", "reason", "moved", "on", "undone_at"),
                             "technical"),
    ),
    PersonalData(
        model="needs.Candidate",
        fields=dict.fromkeys(("id", "prioritisation", "need", "fit", "fit_reason"), "public"),
    ),
    PersonalData(
        model="needs.Ballot",
        fields={
            "id": "technical",
            "prioritisation": "personal",
            "group": "personal",
            "account": "personal",
            "at": "personal",
        },
        purpose=N_("To count each person once, and to let them change their votes."),
    ),
    PersonalData(
        model="needs.Mark",
        fields=dict.fromkeys(("id", "ballot", "candidate", "points"), "technical"),
    ),
)  # fmt: skip


def register() -> None:
    """Declare all of them."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
