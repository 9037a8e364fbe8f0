"""Who keeps courses, who enrols, and who knows the names of those who do."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from vivaio.contexts.training.models import LIFE, Course
from vivaio.kernel.decision import YES, Decision, no
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.rules import ENTRUSTED, EVERYBODY, Room
from vivaio.platform.tenancy.viewer import Viewer

rule = Room(N_("Courses"))


@rule(N_("Begin a course"), "edit")
def can_add(viewer: Viewer, centre: UUID | None) -> Decision:
    """It is begun by the editors of the centre that keeps it."""
    if viewer.may("edit", centre):
        return YES
    return no(N_("Courses are begun by the editors of a centre."))


@rule(N_("Change a course, its sessions and its materials"), "edit", ENTRUSTED)
def can_amend(viewer: Viewer, found: Course) -> Decision:
    """It is changed by the editors of its centre and by the organisation that holds it."""
    if viewer.may("edit", found.centre_id) or found.organiser_id in viewer.entrusted:
        return YES
    return no(N_("This course is changed by who holds it or by the editors of its centre."))


@rule(N_("Publish, close or cancel a course"), "publish")
def can_move(viewer: Viewer, found: Course, verb: str) -> Decision:
    """It is taken from state to state by those who publish in its centre."""
    if viewer.may("publish", found.centre_id):
        return LIFE.can(verb, found.state)
    return no(N_("Courses are published, closed and cancelled by those who publish in the centre."))


@rule(N_("See who is enrolled in a course, enter who came"), "edit")
def can_see_people(viewer: Viewer, found: Course) -> Decision:
    """Names are for the editors of its centre alone."""
    if viewer.may("edit", found.centre_id):
        return YES
    return no(N_("Who is enrolled is known to the editors of the centre alone."))


@rule(N_("Enrol in a course"), EVERYBODY)
def can_enrol(found: Course, today: date) -> Decision:
    """Anybody enrols in what is published, until its last day for it, and before it is over."""
    last = [day for day in (found.enrol_until, found.ends_on) if day]
    if found.state == "published" and (not last or today <= min(last)):
        return YES
    return no(N_("Nobody can enrol in this course any more."))


@rule(N_("Give a place in a course back"), EVERYBODY)
def can_leave(found: Course, today: date) -> Decision:
    """A place is given back until the last day of what is published: then it is known who came."""
    if found.state == "published" and (found.ends_on is None or today <= found.ends_on):
        return YES
    return no(N_("No place in this course is given back any more."))


@rule(N_("Say what one thinks of a course"), EVERYBODY)
def can_answer(found: Course, today: date) -> Decision:
    """Those who were enrolled say it when the course is over."""
    is_over = found.ends_on is not None and found.ends_on < today
    if found.state == "closed" or (found.state == "published" and is_over):
        return YES
    return no(N_("It is asked when the course is over."))
