"""Who gets a place: first come, first served; who waits moves up when somebody leaves."""

from __future__ import annotations

from django.db.models import QuerySet

from vivaio.contexts.training import letters, queries
from vivaio.contexts.training.models import PLACE_LIFE, Course, Enrolment
from vivaio.kernel import clock
from vivaio.platform.tenancy.viewer import Viewer


def seat(by: Viewer, row: Course, one: Enrolment) -> None:
    """Give somebody a place or, where there is none, the end of the waiting list; and tell them."""
    verb = "seat" if queries.is_free(row) and not _waiting(row).exists() else "queue"
    one.state = PLACE_LIFE.after(verb)
    one.save()
    letters.tell(by, row, one, one.state)


def fill(by: Viewer, row: Course) -> None:
    """Give free places to those who have waited longest, and tell them; not when it is over."""
    if row.ends_on is not None and row.ends_on < clock.today(row.zone):
        return
    while row.state == "published" and queries.is_free(row):
        one = _waiting(row).first()
        if one is None:
            return
        one.state = PLACE_LIFE.after("seat")
        one.save(update_fields=["state"])
        letters.tell(by, row, one, "moved_up")


def _waiting(row: Course) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(course=row.uid, state="waiting").order_by("confirmed_at", "uid")
