"""Enrolling, confirming, withdrawing, and saying afterwards what one thinks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from vivaio.contexts.training import checking, letters, policies, queries, seating
from vivaio.contexts.training.models import PLACE_LIFE, Enrolment, Feedback
from vivaio.ground.people import queries as people
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.writing import clean
from vivaio.platform.journal import operations as journal
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer


def _note(by: Viewer, verb: str, one: Enrolment) -> None:
    # Of the enrolment, not of the course: who reads its history counts nobody.
    journal.append(
        by=by if by.is_system else Viewer.anonymous(), verb=verb, subject=one.uid,
        centre=one.course.centre_id, parameters={},
    )  # fmt: skip


@operation
def enrol(
    *, by: Viewer, uid: UUID, name: str, address: str, language: str, on: date | None = None,
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Ask for a place; returns the uid of the enrolment.

    An address that the viewer's account has proven is seated at once, any other when the button in
    the letter is pressed. Whoever has a place already is written so, and nothing else is told; of
    whoever had one nothing is written over before the address is proven.
    `on`: the day, which only the house itself may tell.
    """
    row = queries.by_uid(by, uid)
    require(policies.can_enrol(row, (on if by.is_system else None) or clock.today(row.zone)))
    said = clean(name)
    if wrong := checking.problems_of_person(said):
        raise Invalid(wrong)
    address = address.strip().lower()
    is_own = by.is_system or (by.account is not None and address in people.addresses_of(by.account))
    one = Enrolment.objects.select_related("course").filter(course=uid, address=address).first()
    one = one or Enrolment(course=row, address=address)
    if one.state in ("enrolled", "waiting"):
        letters.tell(by, row, one, "again")
        return one.uid
    if is_own or one.confirmed_at is None:
        one.name, one.language = said, language
    one.asked_at = clock.now()
    one.account_id = by.account if is_own else people.owner_of(address)
    one.state = "asked"
    if is_own:
        one.confirmed_at = clock.now()
        seating.seat(by, row, one)
    else:
        one.save()
        letters.tell(by, row, one, "asked")
    _note(by, "enrolment.asked", one)
    return one.uid


@operation
def confirm(*, by: Viewer, marked: str) -> UUID:
    """The address is of who gave it: they get a place, or wait for one. Twice is once."""
    one = queries.enrolment(marked)
    if one.state == "asked":
        require(policies.can_enrol(one.course, clock.today(one.course.zone)))
        one.confirmed_at = clock.now()
        seating.seat(by, one.course, one)
        _note(by, "enrolment.confirmed", one)
    return one.uid


@operation
def withdraw(*, by: Viewer, marked: str) -> UUID:
    """Give the place back; whoever has waited longest gets it. Twice is once."""
    return _leave(by, queries.enrolment(marked))


@operation
def take_out(*, by: Viewer, uid: UUID, enrolment: UUID, key: UUID | None = None) -> UUID:
    """An editor takes somebody out who said so in another way."""
    row = queries.by_uid(by, uid)
    require(policies.can_see_people(by, row))
    one = (
        Enrolment.objects.select_related("course__centre").filter(course=uid, uid=enrolment).first()
    )
    if one is None:
        raise Unknown(f"enrolment {enrolment}")
    return _leave(by, one)


def _leave(by: Viewer, one: Enrolment) -> UUID:
    if PLACE_LIFE.can("leave", one.state):
        require(policies.can_leave(one.course, clock.today(one.course.zone)))
        one.state = PLACE_LIFE.after("leave")
        one.save(update_fields=["state"])
        _note(by, "enrolment.left", one)
        seating.fill(by, one.course)
    return one.uid


@operation
def answer(
    *, by: Viewer, marked: str, useful: int, again: bool, words: str = "", key: UUID | None = None
) -> UUID:
    """Say once, when the course is over, what one thinks; it is kept without who said it."""
    one = queries.enrolment(marked)
    today = clock.today(one.course.zone)
    require(policies.can_answer(one.course, today))
    said = clean(words)
    wrong = checking.problems_of_feedback(useful, said)
    if one.state != "enrolled" or one.has_answered:
        wrong = {"": [Message(N_("You have answered already, or had no place."))]}
    if wrong:
        raise Invalid(wrong)
    # A day and no moment, so that nobody puts the two rows together again.
    Feedback.objects.create(course=one.course, useful=useful, again=again, words=said, on_day=today)
    one.has_answered = True
    one.save(update_fields=["has_answered"])
    return one.uid


@operation
def attend(
    *, by: Viewer, uid: UUID, came: Mapping[UUID, Sequence[str]],
    was: Mapping[UUID, Sequence[str]] | None = None, key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Enter who came: by enrolment the codes of the sessions; those not named stay as they are.

    `was`: the same as the writer read it; what they left as it was stays as others have written
    it since. Sessions that have not begun are nobody's yet.
    """
    row = queries.by_uid(by, uid)
    require(policies.can_see_people(by, row))
    begun = {one.code for one in queries.begun(row)}
    known = {one["code"] for one in row.sessions}
    there = {one.uid: one for one in queries.people(row) if one.state == "enrolled"}
    for enrolment, codes in came.items():
        if enrolment not in there:
            raise Unknown(f"enrolment {enrolment}")
        one = there[enrolment]
        read = set(one.attended if was is None else was.get(enrolment, ()))
        fresh = set(codes) - read
        if fresh - known:
            raise Unknown(f"sessions {sorted(fresh - known)}")
        if fresh - begun:
            raise Invalid({"": [Message(checking.NOT_BEGUN)]})
        attended = sorted(set(one.attended) - (read - set(codes)) | fresh)
        if attended != sorted(one.attended):
            one.attended = attended
            one.save(update_fields=["attended"])
    journal.append(
        by=by, verb="course.attended", subject=row.uid, centre=row.centre_id, parameters={}
    )
    return uid
