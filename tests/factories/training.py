"""Courses with all that they hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.factories.words import canary, words
from vivaio.contexts.training import checking, marks
from vivaio.contexts.training.models import LIFE, Course, Enrolment, Feedback
from vivaio.contexts.training.operations import enrolling, keeping
from vivaio.contexts.training.parts import Session
from vivaio.kernel import clock
from vivaio.kernel.text import Text
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.viewer import Viewer

SYSTEM = Viewer.system()
OF_RECORDS = {
    "centre_courses": "centre", "course": "course", "course_add": "centre",
    "course_edit": "course", "course_enrol": "course", "course_history": "course",
    "course_materials": "course", "course_people": "course", "course_people_csv": "course",
    "course_sessions": "course", "course_teaches": "course",
}  # fmt: skip


def values(**given: Any) -> dict[str, Any]:
    """What a course has beside its words."""
    plain: dict[str, Any] = {
        "organiser": None, "languages": ["en"], "nuts": "", "country": "", "eqf": None,
        "places": None, "needed": None, "enrol_until": None, "visibility": "public",
    }  # fmt: skip
    return plain | given


def session(code: str = "n1", days: int = 10, **given: Any) -> Session:
    """A morning some days from now."""
    plain: dict[str, Any] = {
        "on": clock.today() + timedelta(days=days), "starts": "09:00", "ends": "12:30",
        "place": Text("en", {"en": "The old school"}), "online": "",
    }  # fmt: skip
    return Session(code, **(plain | given))


def course(
    centre: UUID, bird: str = "", *, state: str = "published",
    sessions: Iterable[Session] | None = None, **given: Any,
) -> UUID:  # fmt: skip
    """A course with every text filled, in ten days, taken as far as `state`."""
    bird = bird or canary()
    uid = keeping.draft(
        by=SYSTEM, centre=centre, language="en", values=values(**given),
        words={"title": "title"}, outcomes=[words(bird, "outcome")],
        translations={name: words(bird, name) for name in checking.LONGEST},
        slug_words=f"course {bird}",
    )  # fmt: skip
    write_sessions(uid, [session()] if sessions is None else list(sessions))
    if state != "draft":
        move(uid, "publish")
    if state not in ("draft", "published"):
        move(uid, {"closed": "close", "cancelled": "cancel"}[state])
    return uid


def row(uid: UUID) -> Course:
    """The row of a course."""
    return Course.objects.get(uid=uid)


def move(uid: UUID, verb: str, by: Viewer = SYSTEM, **given: Any) -> None:
    """Take a course a step further."""
    said = {"reason": "Too few."} if verb == "cancel" else {}
    keeping.move(by=by, uid=uid, version=row(uid).version, verb=verb, **(said | given))


def write_sessions(uid: UUID, sessions: list[Session], by: Viewer = SYSTEM) -> None:
    """Give a course its sessions."""
    keeping.write_sessions(by=by, uid=uid, version=row(uid).version, sessions=sessions)


def enrolment(uid: UUID, name: str = "Ada", by: Viewer = SYSTEM) -> UUID:
    """Somebody asks for a place."""
    return enrolling.enrol(
        by=by, uid=uid, name=name, address=f"{name.lower()}@guest.example", language="en"
    )


def enrolment_past(uid: UUID, name: str = "Ada") -> UUID:
    """Somebody who had a place in a course that is over."""
    one = Enrolment.objects.create(
        course_id=uid, name=name, address=f"{name.lower()}@guest.example", language="en",
        state="enrolled",
    )  # fmt: skip
    return one.uid


def standing(enrolment: UUID) -> str:
    """Where somebody stands."""
    return Enrolment.objects.get(uid=enrolment).state


def whole(centre: UUID, bird: str) -> UUID:
    """A course with somebody who has a place, links to read, and what somebody said of it."""
    online = session(place=words(bird, "place"), online="https://meet.example/room")
    uid = course(centre, bird, sessions=[online])
    enrolment(uid, bird)
    keeping.write_materials(
        by=SYSTEM, uid=uid, version=row(uid).version,
        links=[(words(bird, "material"), "https://example.org/list")],
    )  # fmt: skip
    Feedback.objects.create(
        course_id=uid, useful=4, again=True, words=f"{bird} was loud", on_day=clock.today()
    )
    return uid


def paths(name: str, records: Iterable[Record]) -> list[str] | None:
    """The paths of addresses that only this room knows how to fill; None for another's.

    Signed words are given for what everybody may see.
    """
    courses = [one for one in records if one.kind == "course"]
    if name == "course_move":
        return [f"{one.address}move/{verb}/" for one in courses for verb in LIFE.verbs]
    if name != "enrolment":
        return None
    public = [one.uid for one in courses if one.is_open and one.visibility == "public"]
    rows = Enrolment.objects.filter(course__in=public, course__deleted_at=None)
    return [f"enrolments/{marks.mark(uid)}/" for uid in rows.values_list("uid", flat=True)]
