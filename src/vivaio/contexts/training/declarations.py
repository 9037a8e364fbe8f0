"""What this room knows of people: who enrolled in a course, and to which sessions they came."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from vivaio.contexts.training import letters
from vivaio.contexts.training.models import Enrolment, Feedback
from vivaio.kernel import clock
from vivaio.kernel.errors import N_
from vivaio.platform.mail import operations as mail
from vivaio.platform.records.declarations import RECORDED
from vivaio.platform.registry import PersonalData, Retention, personal_data
from vivaio.platform.registry.people import subject_of

_COURSE = (
    "title", "about", "audience", "price", "reason", "organiser", "languages", "country", "nuts",
    "eqf", "places", "needed", "enrol_until", "outcomes", "sessions", "materials", "starts_on",
    "ends_on",
)  # fmt: skip
#: After this time an address that nobody confirmed is forgotten, in the night.
UNCONFIRMED = timedelta(days=7)


def _of(person: UUID) -> QuerySet[Enrolment]:
    known = subject_of(person)
    own = Q(address__in=[one.lower() for one in known.addresses])
    if known.account is not None:
        own |= Q(account=known.account)
    return Enrolment.objects.filter(own)


def _told(person: UUID) -> list[dict[str, object]]:
    """The courses somebody enrolled in, with what is known of them there."""
    return [
        {
            "course": one.course.title.best(one.language).words, "name": one.name,
            "address": one.address, "state": one.state, "asked_at": one.asked_at.isoformat(),
            "sessions": len(one.attended),
        }
        for one in _of(person).select_related("course")
    ]  # fmt: skip


def _blank(rows: QuerySet[Enrolment]) -> int:
    """That somebody came stays, to be counted; who it was does not."""
    uids = list(rows.values_list("uid", flat=True))
    mail.forget(key for uid in uids for key in letters.keys(uid))
    return Enrolment.objects.filter(uid__in=uids).update(name="", address="", account=None)


def _erase(person: UUID) -> int:
    return _blank(_of(person))


def _expire(moment: datetime) -> int:
    """Those of courses that ended before the moment; and those never confirmed, after a week."""
    unconfirmed = Enrolment.objects.filter(state="asked", asked_at__lt=clock.now() - UNCONFIRMED)
    # Who had a place before has a place in the numbers, whoever typed their address again.
    back = unconfirmed.filter(confirmed_at__isnull=False).update(state="left")
    uids = list(unconfirmed.values_list("uid", flat=True))
    mail.forget(key for uid in uids for key in letters.keys(uid))
    Enrolment.objects.filter(uid__in=uids).delete()
    over = Enrolment.objects.filter(course__ends_on__lt=moment.date()).exclude(address="", name="")
    return back + len(uids) + _blank(over)


def _expire_words(moment: datetime) -> int:
    return Feedback.objects.filter(on_day__lt=moment.date()).exclude(words="").update(words="")


def _nothing(person: UUID) -> list[object]:
    return []


def _none(person: UUID) -> int:
    return 0


DECLARED = (
    PersonalData(model="training.Course", fields={**RECORDED, **dict.fromkeys(_COURSE, "public")}),
    PersonalData(
        model="training.Enrolment",
        fields={
            "uid": "technical",
            "course": "technical",
            "name": "personal",
            "address": "personal",
            "account": "personal",
            "language": "technical",
            "state": "personal",
            "asked_at": "technical",
            "confirmed_at": "technical",
            "attended": "personal",
            "has_answered": "technical",
        },
        purpose=N_("To give a place in a course, and to know who came."),
        legal_basis="contract",
        export=_told,
        erase=_erase,
        retention=Retention(730, N_("the last session; not confirmed, after a week"), _expire),
        stays=N_("That somebody had a place and to which sessions they came, without who it was."),
    ),
    PersonalData(
        model="training.Feedback",
        fields={
            "uid": "technical",
            "course": "technical",
            "useful": "technical",
            "again": "technical",
            "words": "personal",
            "on_day": "technical",
        },
        purpose=N_("To make courses better."),
        export=_nothing,
        erase=_none,
        retention=Retention(730, N_("it was written"), _expire_words),
        stays=N_("The answers: whose they are was never kept."),
    ),
)


def register() -> None:
    """Declare all of them."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
