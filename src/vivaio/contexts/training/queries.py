"""Reading courses, who is enrolled in them, and what was said of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from vivaio.contexts.training import marks
from vivaio.contexts.training.models import Course, Enrolment, Feedback
from vivaio.contexts.training.parts import Session
from vivaio.kernel import clock
from vivaio.kernel.errors import Unknown
from vivaio.platform.records.queries import only
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer

PAGE = 20
_TABLE = 20_000
#: How many persons a number must be of before others than the editors are shown it.
SHOWN_FROM = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader wants to see; `page` counts from one."""

    words: str = ""
    state: str = ""
    country: str = ""
    language: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many persons of a course: with a place, waiting for one, done with it."""

    enrolled: int = 0
    waiting: int = 0
    completed: int = 0


def seen(viewer: Viewer) -> QuerySet[Course]:
    """What a viewer may know of: also what is held by a card entrusted to them."""
    rows: QuerySet[Course] = Course.objects.visible_to(viewer)
    if viewer.entrusted:
        held = Course.objects.filter(deleted_at=None, organiser__in=sorted(viewer.entrusted))
        rows = rows | held
    return rows.select_related("organiser", "centre")


def _open(viewer: Viewer) -> QuerySet[Course]:
    return seen(viewer).filter(state__in=Course.open_states)


def found(viewer: Viewer, slug: str) -> Course:
    """One by its slug; `Unknown` when there is none for this viewer."""
    return only(seen(viewer).filter(slug=slug))


def by_uid(viewer: Viewer, uid: UUID) -> Course:
    """The same by its uid."""
    return only(seen(viewer).filter(uid=uid))


def listed(viewer: Viewer, asked: Asked, today: date) -> tuple[Sequence[Course], int]:
    """One page of the list and how many there are: what comes first of all, then what was."""
    given = {"state": asked.state, "country": asked.country}
    rows = _open(viewer).filter(**{name: value for name, value in given.items() if value})
    chosen = list(rows.order_by("starts_on", "uid")[:_TABLE])
    if asked.language:
        chosen = [row for row in chosen if asked.language in row.languages]
    if asked.words:
        chosen = search.best_first(viewer, asked.words, chosen, "course")
    else:
        coming = [row for row in chosen if row.state == "published" and not _is_over(row, today)]
        uids = {row.uid for row in coming}
        chosen = coming + [row for row in reversed(chosen) if row.uid not in uids]
    start = (asked.page - 1) * PAGE
    return chosen[start : start + PAGE], len(chosen)


def _is_over(row: Course, today: date) -> bool:
    return row.ends_on is not None and row.ends_on < today


def every(viewer: Viewer) -> list[Course]:
    """All that are open to others, for a table."""
    return list(_open(viewer).order_by("starts_on", "uid")[:_TABLE])


def of_centre(viewer: Viewer, centre: UUID) -> list[Course]:
    """All courses of a centre, drafts too, the newest first."""
    return list(seen(viewer).filter(centre=centre).order_by("-created_at")[:200])


def countries(viewer: Viewer) -> list[str]:
    """The countries of which there is a course."""
    return sorted(set(_open(viewer).order_by().values_list("country", flat=True)) - {""})


def is_completed(row: Course, attended: Sequence[str]) -> bool:
    """Whether somebody came to as many sessions as complete it."""
    codes = {one["code"] for one in row.sessions}
    return bool(codes) and len(codes & set(attended)) >= min(row.needed or len(codes), len(codes))


def numbers(rows: Iterable[Course]) -> dict[UUID, Numbers]:
    """The numbers of some courses; whom they are shown to is for the page to say."""
    known = {row.uid: row for row in rows}
    told = {uid: [0, 0, 0] for uid in known}
    several = Enrolment.objects.filter(course__in=known, state__in=("enrolled", "waiting"))
    for uid, state, attended in several.order_by().values_list("course", "state", "attended"):
        told[uid][state == "waiting"] += 1
        told[uid][2] += state == "enrolled" and is_completed(known[uid], attended)
    return {uid: Numbers(*three) for uid, three in told.items()}


def is_free(row: Course) -> bool:
    """Whether there is a place left."""
    taken = Enrolment.objects.filter(course=row.uid, state="enrolled").count()
    return row.places is None or taken < row.places


def begun(row: Course) -> list[Session]:
    """The sessions of a course that have begun."""
    now = clock.now()
    return [one for one in row.all_sessions() if one.begins_at(row.zone) <= now]


def people(row: Course) -> list[Enrolment]:
    """Who is enrolled or waiting, by name; ask the policy first."""
    found_ones = Enrolment.objects.filter(course=row.uid, state__in=("enrolled", "waiting"))
    return sorted(found_ones, key=lambda one: (one.state, one.name.casefold(), one.uid))


def own(viewer: Viewer, row: Course) -> Enrolment | None:
    """The viewer's own enrolment, when they are signed in and have one."""
    if viewer.account is None:
        return None
    rows = Enrolment.objects.filter(course=row.uid, account=viewer.account)
    return rows.exclude(state="left").first()


def enrolment(marked: str) -> Enrolment:
    """Whose own page a signed word opens; `Unknown` when there is none any more."""
    rows = Enrolment.objects.select_related("course", "course__centre")
    one = rows.filter(uid=marks.read(marked), course__deleted_at=None).exclude(address="").first()
    if one is None:
        raise Unknown("enrolment")
    return one


def said(row: Course) -> list[Feedback]:
    """What was said of a course, the newest first."""
    return list(Feedback.objects.filter(course=row.uid).order_by("-on_day", "uid"))


def at_work(viewer: Viewer, since: date) -> list[Course]:
    """Courses of the viewer's centres that last until some day or later."""
    centres = [uid for uid, roles in viewer.roles.items() if "edit" in roles]
    rows = Course.objects.filter(
        Q(ends_on__gte=since) | Q(ends_on=None), centre__in=centres, deleted_at=None,
        state__in=("published", "closed"),
    )  # fmt: skip
    return list(rows.select_related("centre").order_by("starts_on", "uid")[:200])


def attended(uids: Iterable[UUID]) -> dict[UUID, tuple[int, set[str]]]:
    """By course, how many are enrolled, and the sessions for which somebody was entered."""
    told: dict[UUID, tuple[int, set[str]]] = {}
    rows = Enrolment.objects.filter(course__in=list(uids), state="enrolled").order_by()
    for uid, codes in rows.values_list("course", "attended"):
        number, known = told.get(uid, (0, set()))
        told[uid] = number + 1, known | set(codes)
    return told


def coming_for(account: int, today: date, ahead: timedelta) -> list[Enrolment]:
    """Where somebody has a place in a course with a session soon."""
    rows = Enrolment.objects.select_related("course", "course__centre").filter(
        account=account, state="enrolled", course__deleted_at=None, course__state="published",
        course__ends_on__gte=today, course__starts_on__lte=today + ahead,
    )  # fmt: skip
    return list(rows.order_by("course__starts_on", "uid")[:50])
