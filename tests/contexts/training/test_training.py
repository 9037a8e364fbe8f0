"""Courses: their life, who gets a place, who came, what they say, and who knows whom."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.factories import actors, centres, people
from tests.factories import training as make
from tests.leak.pages import body
from vivaio.contexts.training import declarations, desk, exporting, marks, policies, queries
from vivaio.contexts.training.models import LIFE, PLACE_LIFE, Course, Enrolment, Feedback
from vivaio.contexts.training.operations import enrolling, keeping
from vivaio.contexts.training.queries import Asked
from vivaio.kernel import clock
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed, Unknown
from vivaio.kernel.text import Text
from vivaio.platform.links import queries as tied
from vivaio.platform.mail.models import Outgoing
from vivaio.platform.records.models import Record
from vivaio.platform.records.translatables import put, texts
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()


def refused(do, *args, **given):
    """The fields beside which something is refused."""
    with pytest.raises(Invalid) as refusal:
        do(*args, **given)
    return sorted(refusal.value.errors)


def begin(editor, centre, **given):
    words = {"title": "Un corso"} | {k: given.pop(k) for k in ("title", "price") if k in given}
    return keeping.draft(
        by=editor, centre=centre, language="it", words=words, values=make.values(**given)
    )


def test_what_is_not_in_the_tables_is_refused():
    for verb, state in LIFE.forbidden():
        assert not policies.can_move(Viewer.system(), Course(state=state), verb)
    assert ("seat", "enrolled") in PLACE_LIFE.forbidden()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""), ("price", "x" * 301), ("nuts", "nowhere"), ("languages", ["tlh"]),
        ("eqf", 9), ("places", 0), ("enrol_until", date.max), ("needed", 0), ("visibility", "moon"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_its_field(centre, editor, field, value):
    assert refused(begin, editor, centre, **{field: value}) == [field]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"on": None}, "on_n1"),
        ({"on": date.min}, "on_n1"),
        ({"starts": "12:30", "ends": "09:00"}, "starts_n1"),
        ({"ends": ""}, "starts_n1"),
        ({"place": Text("en")}, "place_n1"),
        ({"online": "javascript:alert(1)"}, "online_n1"),
    ],
)
def test_a_session_is_refused_beside_its_line(centre, given, field):
    uid = make.course(centre, state="draft", sessions=[])
    assert refused(keeping.write_sessions, by=make.SYSTEM, uid=uid, version=2,
                   sessions=[make.session(**given)]) == [field]  # fmt: skip


def test_before_others_see_it_a_course_says_what_and_when(centre, editor):
    uid = begin(editor, centre)
    assert refused(make.move, uid, "publish", by=people.team(centre, "administrator")) == [
        "about", "sessions",
    ]  # fmt: skip
    with pytest.raises(Unknown):
        queries.by_uid(ANYBODY, uid)
    with pytest.raises(Conflict):
        keeping.amend(by=editor, uid=uid, version=9, words={"title": "A"}, values=make.values())


def test_sessions_give_the_days_and_keep_what_was_entered(centre, editor):
    uid = make.course(centre, sessions=[make.session("n2", -2), make.session("n1", -9)])
    row = make.row(uid)
    assert (row.ends_on - row.starts_on).days == 7
    ada = make.enrolment_past(uid)
    enrolling.attend(by=editor, uid=uid, came={ada: ["n2"]})
    assert refused(make.write_sessions, uid, [make.session("n1", -9)]) == [""]
    assert refused(make.write_sessions, uid, []) == [""]


def test_first_come_first_served_and_who_waits_moves_up(centre, editor):
    uid = make.course(centre, places=2)
    ada, bea, cleo, dora = (make.enrolment(uid, one) for one in ("Ada", "Bea", "Cleo", "Dora"))
    assert [make.standing(one) for one in (ada, bea, cleo, dora)] == [
        "enrolled", "enrolled", "waiting", "waiting",
    ]  # fmt: skip
    assert make.enrolment(uid, "Ada") == ada
    enrolling.withdraw(by=ANYBODY, marked=marks.mark(ada))
    enrolling.withdraw(by=ANYBODY, marked=marks.mark(ada))
    assert [make.standing(one) for one in (ada, cleo, dora)] == ["left", "enrolled", "waiting"]
    told = Outgoing.objects.get(recipient="cleo@guest.example")
    assert marks.mark(cleo)[:20] in told.text
    assert make.enrolment(uid, "Ada") == ada
    assert make.standing(ada) == "waiting"
    enrolling.take_out(by=editor, uid=uid, enrolment=bea)
    assert make.standing(dora) == "enrolled"
    row = make.row(uid)
    keeping.amend(by=editor, uid=uid, version=row.version, words={"title": "A", "about": "B"},
                  values=make.values(places=3))  # fmt: skip
    assert make.standing(ada) == "enrolled"
    Enrolment.objects.filter(uid=dora).update(state="waiting")
    Course.objects.filter(uid=uid).update(ends_on=clock.today() - timedelta(days=1))
    with pytest.raises(NotAllowed):
        enrolling.withdraw(by=ANYBODY, marked=marks.mark(ada))
    with pytest.raises(NotAllowed):
        enrolling.take_out(by=editor, uid=uid, enrolment=ada)
    assert (make.standing(ada), make.standing(dora)) == ("enrolled", "waiting")
    soon = [make.session(days=3)]
    keeping.write_sessions(by=editor, uid=uid, version=make.row(uid).version, sessions=soon)
    assert make.standing(dora) == "enrolled", "a later day, and the free place is given"
    with pytest.raises(NotAllowed):
        enrolling.take_out(by=people.team(centres.centre()), uid=uid, enrolment=ada)


def test_a_stranger_confirms_by_mail_and_learns_nothing_of_others(centre):
    uid = make.course(centre)
    asked = make.enrolment(uid, by=ANYBODY)
    assert make.standing(asked) == "asked"
    assert Outgoing.objects.get(purpose="training.asked").recipient == "ada@guest.example"
    enrolling.confirm(by=ANYBODY, marked=marks.mark(asked))
    assert make.standing(asked) == "enrolled"
    with pytest.raises(Unknown):
        enrolling.confirm(by=ANYBODY, marked="forged")
    make.enrolment(uid, by=ANYBODY)
    assert Outgoing.objects.filter(purpose="training.again").count() == 1
    assert refused(make.enrolment, uid, " ") == ["name"]


def test_the_address_of_who_left_changes_nothing_before_it_is_proven(centre):
    uid = make.course(centre)
    ada = make.enrolment(uid)
    Enrolment.objects.filter(uid=ada).update(attended=["n1"])
    enrolling.withdraw(by=ANYBODY, marked=marks.mark(ada))
    enrolling.enrol(by=ANYBODY, uid=uid, name="Mallory", address="ada@guest.example", language="it")
    one = Enrolment.objects.get()
    assert (one.state, one.name, one.attended, one.language) == ("asked", "Ada", ["n1"], "en")
    Enrolment.objects.update(asked_at=clock.now() - timedelta(days=8))
    assert declarations._expire(clock.now() - timedelta(days=730)) == 1
    assert make.standing(ada) == "left"


@pytest.mark.parametrize("given", [{"enrol_until": -1}, {"state": "closed"}, {"days": -1}])
def test_nobody_enrols_when_it_is_over(centre, given):
    until = clock.today() + timedelta(days=given["enrol_until"]) if "enrol_until" in given else None
    uid = make.course(
        centre, state=given.get("state", "published"), enrol_until=until,
        sessions=[make.session(days=given.get("days", 10))],
    )  # fmt: skip
    with pytest.raises(NotAllowed):
        make.enrolment(uid)


def test_who_came_is_entered_once_a_session_has_begun(centre, editor):
    uid = make.course(centre, sessions=[make.session("n1", 0, starts="00:00", ends="23:59"),
                                        make.session("n2", 5)], needed=1)  # fmt: skip
    ada, bea = make.enrolment(uid), make.enrolment(uid, "Bea")
    assert refused(enrolling.attend, by=editor, uid=uid, came={ada: ["n1", "n2"]}) == [""]
    assert [line.sort for line in desk.lines(editor)] == ["waits", "coming"]
    enrolling.attend(by=editor, uid=uid, came={ada: ["n1"], bea: []})
    told = queries.numbers([make.row(uid)])[uid]
    assert (told.enrolled, told.waiting, told.completed) == (2, 0, 1)
    assert [line.sort for line in desk.lines(editor)] == ["coming"]
    for stranger in (people.team(centres.centre()), ANYBODY):
        with pytest.raises(NotAllowed):
            enrolling.attend(by=stranger, uid=uid, came={ada: []})
    with pytest.raises(Unknown):
        enrolling.attend(by=editor, uid=uid, came={uid: []})


def test_two_editors_enter_who_came_and_nobodys_work_is_lost(centre):
    past = [make.session("n1", -3), make.session("n2", -2), make.session("n3", 5)]
    uid = make.course(centre, sessions=past)
    ada, bea = (make.enrolment_past(uid, name) for name in ("Ada", "Bea"))
    Enrolment.objects.filter(uid=ada).update(attended=["n1", "n3"])
    account = people.account()
    people.appoint(account, centre, "editor")
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/en/courses/{make.row(uid).slug}/people/"
    page = body(client.get(address))
    assert re.findall(r'name="was_([^"]+)" value="(\w+)"', page) == [(str(ada), "n1")]
    buttons = re.findall(r"<button[^>]*>", page[page.index('id="enrolled"') :])
    assert ["form=" in one for one in buttons[:3]] == [True, True, False]
    assert client.post(address, {f"was_{ada}": "n1", f"came_{ada}": "n2"}).status_code == 302
    client.post(address, {f"was_{ada}": "n1", f"came_{ada}": "n1", f"came_{bea}": "n1"})
    told = {one.uid: one.attended for one in Enrolment.objects.all()}
    assert told == {ada: ["n2", "n3"], bea: ["n1"]}


def test_numbers_of_fewer_than_five_are_nobodys(centre):
    uid = make.course(centre)
    for name in ("Ada", "Bea", "Cleo", "Dora"):
        make.enrolment(uid, name)
    address = f"/en/courses/{make.row(uid).slug}/"
    (told,) = exporting.rows(ANYBODY)
    assert told["enrolled"] == ""
    assert not re.search(r"people (is|are) enrolled", body(Client().get(address)))
    make.enrolment(uid, "Edda")
    (told,) = exporting.rows(ANYBODY)
    assert (told["enrolled"], told["completed"]) == (5, "")
    assert "5 people are enrolled" in body(Client().get(address))


def test_feedback_is_said_once_after_the_end_and_shown_from_five(centre, editor):
    uid = make.course(centre)
    several = [make.enrolment(uid, f"Guest{number}") for number in range(5)]
    give = {"by": ANYBODY, "useful": 4, "again": True, "words": "Louder."}
    with pytest.raises(NotAllowed):
        enrolling.answer(marked=marks.mark(several[0]), **give)
    make.move(uid, "close", by=people.team(centre, "administrator"))
    assert Outgoing.objects.filter(purpose="training.close").count() == 5
    assert refused(enrolling.answer, marked=marks.mark(several[0]), **(give | {"useful": 6})) == [
        "useful"
    ]
    address = f"/en/courses/{make.row(uid).slug}/"
    account = people.account()
    people.appoint(account, centre, "editor")
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    for one in several[:4]:
        enrolling.answer(marked=marks.mark(one), **give)
    assert "Louder" not in body(client.get(f"{address}people/"))
    assert "Useful:" not in body(Client().get(address))
    assert refused(enrolling.answer, marked=marks.mark(several[0]), **give) == [""]
    enrolling.answer(marked=marks.mark(several[4]), **give)
    page = body(Client().get(address))
    assert "Useful: 4 of 5" in page
    assert "Louder" not in page
    assert "Louder" in body(client.get(f"{address}people/"))


def test_a_cancelled_course_says_why_to_those_who_have_a_place(centre):
    uid = make.course(centre)
    make.enrolment(uid)
    chief = people.team(centre, "administrator")
    assert refused(make.move, uid, "cancel", reason=" ") == ["reason"]
    make.move(uid, "cancel", by=chief, reason="Too few.")
    letter = Outgoing.objects.get(purpose="training.cancel")
    assert "Too few." in letter.text


def test_what_is_known_of_somebody_is_told_erased_and_forgotten(centre):
    uid = make.course(centre, sessions=[make.session(days=3)])
    account = people.account("Ada")
    make.enrolment(uid, by=people.viewer(account))
    mine = Enrolment.objects.get()
    mine.account = account
    mine.save()
    person = account.person.pk
    assert [one["name"] for one in declarations._told(person)] == ["Ada"]
    assert declarations._erase(person) == 1
    mine.refresh_from_db()
    assert (mine.name, mine.address, mine.account) == ("", "", None)
    with pytest.raises(Unknown):
        queries.enrolment(marks.mark(mine.uid))
    asked = make.enrolment(uid, "Bea", by=ANYBODY)
    Enrolment.objects.filter(uid=asked).update(asked_at=clock.now() - timedelta(days=8))
    seated = make.enrolment(uid, "Cleo")
    assert declarations._expire(clock.now() - timedelta(days=730)) == 1
    assert Enrolment.objects.get(uid=seated).name == "Cleo"
    assert declarations._expire(clock.now() + timedelta(days=9)) == 1
    assert Enrolment.objects.get(uid=seated).name == ""


def test_the_address_of_a_session_is_for_those_with_a_place(centre, editor):
    uid = make.course(centre, sessions=[make.session(online="https://meet.example/room")])
    address = f"/en/courses/{make.row(uid).slug}/"
    ada = make.enrolment(uid)
    assert "meet.example" not in body(Client().get(address))
    assert "meet.example" in body(Client().get(f"/en/enrolments/{marks.mark(ada)}/"))
    enrolling.withdraw(by=ANYBODY, marked=marks.mark(ada))
    assert "meet.example" not in body(Client().get(f"/en/enrolments/{marks.mark(ada)}/"))


def test_the_list_ties_and_texts(centre, editor):
    card = actors.actor(centre)
    uid = make.course(centre, "zqcoursebird", organiser=card, languages=["hr"])
    past = make.course(centre, sessions=[make.session(days=-3)])
    today = clock.today()
    assert [row.uid for row in queries.listed(ANYBODY, Asked(), today)[0]] == [uid, past]
    for asked in (Asked(language="hr"), Asked(words="zqcoursebird")):
        assert [row.uid for row in queries.listed(ANYBODY, asked, today)[0]] == [uid]
    assert [hop.kind for hop in tied.of(ANYBODY, uid)] == ["organised_by"]
    assert refused(keeping.tie, by=editor, uid=uid, kind="teaches", other=card)
    row = make.row(uid)
    put(row, "outcomes.n1.words", texts(row)["outcomes.n1.words"].with_words("hr", "znati"))
    assert row.all_outcomes()[0].words.texts["hr"] == "znati"
    row.save()
    keeping.amend(by=editor, uid=uid, version=row.version, values=make.values(organiser=card),
                  words={"title": "A", "about": "B"}, outcomes=["New"])  # fmt: skip
    (mended,) = make.row(uid).all_outcomes()
    assert (mended.code, mended.words.texts["hr"]) == ("n1", "znati")
    assert "hr" in mended.words.stale
    row = make.row(uid)
    keeping.amend(by=editor, uid=uid, version=row.version, values=make.values(organiser=card),
                  words={"title": "A", "about": "B"}, outcomes=["More", "New"])  # fmt: skip
    assert [one.code for one in make.row(uid).all_outcomes()] == ["n2", "n1"]


def test_a_link_whose_words_or_address_are_mended_keeps_its_translations(centre, editor):
    uid = make.course(centre)

    def write(*links):
        row = make.row(uid)
        keeping.write_materials(by=editor, uid=uid, version=row.version, links=links)
        return make.row(uid).all_materials()

    write((Text("en", {"en": "Lst", "hr": "Popis"}), "https://example.org/list"))
    first, second = write(("List", "https://example.org/list"), ("B", "https://example.org/b"))
    assert (first.code, first.name.texts, first.name.stale) == (
        "n1", {"en": "List", "hr": "Popis"}, {"hr"},
    )  # fmt: skip
    again, other = write(("B", "https://example.org/bb"), ("List", "https://example.org/list"))
    assert (again.code, other.name) == (second.code, first.name)


def test_a_course_whose_organisers_card_is_retired_goes_on(centre):
    card = actors.actor(centre)
    uid = make.course(centre, organiser=card, state="draft")
    Record.objects.filter(pk=card).update(deleted_at=clock.now())
    make.move(uid, "publish")
    assert (make.row(uid).state, tied.of(ANYBODY, uid)) == ("published", [])


def test_the_forms_keep_what_was_typed(centre):
    uid = make.course(centre)
    account = people.account()
    people.appoint(account, centre, "editor")
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    start = f"/en/courses/{make.row(uid).slug}/"
    key = "0195d5a5-0000-7000-8000-000000000001"
    plain = {"key": key, "version": make.row(uid).version}
    answer = client.post(f"{start}sessions/", plain | {"place_n1": "Zebra hall"})
    assert answer.status_code == 422
    assert "Zebra hall" in body(answer)
    answer = client.post(f"{start}materials/", plain | {"links": "Zebras; nowhere"})
    assert answer.status_code == 422
    assert "Zebras; nowhere" in body(answer)
    file = SimpleUploadedFile("list.csv", b"a,b\n1,2\n")
    sent = plain | {"links": "Zebras; https://example.org/z", "file": file}
    assert client.post(f"{start}materials/", sent).status_code == 302
    assert "list.csv" in body(Client().get(start))
    people_page = f"{start}people/"
    assert client.get(people_page).status_code == 200
    assert client.get(f"{start}people.csv").status_code == 200
    assert Client().get(people_page).status_code == 302
    assert Feedback.objects.count() == 0
