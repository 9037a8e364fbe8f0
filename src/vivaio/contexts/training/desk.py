"""What of courses waits for whom: sessions that come, and who came to those that were."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from vivaio.contexts.training import queries
from vivaio.contexts.training.models import Course
from vivaio.contexts.training.parts import Session
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.platform.registry import DeskItem, DeskLine
from vivaio.platform.tenancy.viewer import Viewer

#: How long before its day a session is on the desk, and how long after it who came is asked.
AHEAD, BACK = timedelta(days=7), timedelta(days=60)


def lines(viewer: Viewer) -> Iterator[DeskLine]:
    """For editors: sessions of their centre. For those with a place: the next session."""
    today = clock.today()
    rows = queries.at_work(viewer, today - BACK)
    told = queries.attended(row.uid for row in rows)
    for row in rows:
        enrolled, entered = told.get(row.uid, (0, set()))
        begun = {one.code for one in queries.begun(row)}
        for one in row.all_sessions():
            if one.code in begun:
                if enrolled and one.code not in entered and one.on >= today - BACK:
                    yield _to_enter(viewer, row, one)
            elif row.state == "published" and one.on <= today + AHEAD:
                yield _coming(viewer, row, one)
    yield from _own(viewer)


def _to_enter(viewer: Viewer, row: Course, one: Session) -> DeskLine:
    return DeskLine(
        Message(
            N_("Who came? %(course)s"), {"course": row.title.best(viewer.language).words}
        ),
        f"{row.record_address()}people/", due=one.on, why=Message(N_("You keep this course.")),
        verb=Message(N_("Enter who came")), subject=row.uid, centre=row.centre_id,
        key=f"course-{row.uid}-{one.code}",
    )  # fmt: skip


def _coming(viewer: Viewer, row: Course, one: Session) -> DeskLine:
    return DeskLine(
        Message(
            N_("A session begins at %(hour)s: %(course)s"),
            {"hour": one.starts, "course": row.title.best(viewer.language).words},
        ),
        row.record_address(), due=one.on, why=Message(N_("You keep this course.")),
        verb=Message(N_("See")), sort="coming", subject=row.uid, centre=row.centre_id,
        key=f"course-{row.uid}-{one.code}-coming",
    )  # fmt: skip


def _own(viewer: Viewer) -> Iterator[DeskLine]:
    if viewer.account is None:
        return
    today = clock.today()
    for one in queries.coming_for(viewer.account, today, AHEAD):
        session = next((each for each in one.course.all_sessions() if each.on >= today), None)
        if session is not None and session.on <= today + AHEAD:
            yield DeskLine(
                Message(
                    N_("A session begins at %(hour)s: %(course)s"),
                    {"hour": session.starts,
                     "course": one.course.title.best(viewer.language).words},
                ),
                one.course.record_address(), due=session.on,
                why=Message(N_("You have a place in it.")), verb=Message(N_("See")),
                sort="coming", subject=one.course_id,
            )  # fmt: skip


ITEM = DeskItem("courses", N_("Courses"), lines)
