"""Looking at oneself: what is asked, what comes of it, who reads it, and the map of a team."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from tests.factories import centres, people
from tests.factories import competences as make
from tests.leak.pages import body
from vivaio.contexts.competences import desk, growth
from vivaio.contexts.competences.models import Assessment, Competence, View
from vivaio.contexts.competences.operations import framework, growing
from vivaio.contexts.competences.queries import growing as queries
from vivaio.contexts.competences.web.growing import result
from vivaio.contexts.competences.written import released
from vivaio.ground.people.models import Account
from vivaio.kernel import clock
from vivaio.kernel.errors import Invalid, NotAllowed, Unknown
from vivaio.platform.records.queries import heading
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

PILOTS = released().profile("pilots")
assert PILOTS is not None
TARGETS = PILOTS.targets


@pytest.mark.parametrize(
    ("given", "reached", "following"),
    [
        ([], (0, 8), "A"),
        ([("A2", "often")], (6, 8), "X"),
        ([("A2", "often"), ("X1", "often")], (8, 8), ""),
        ([("A2", "often"), ("X1", "sometimes")], (7, 7), ""),
        ([("A2", "often"), ("X1", "not_yet")], (6, 6), ""),
        ([("A2", "sometimes")], (5, 5), ""),
        ([("A2", "not_yet")], (0, 4), "I"),
        ([("A2", "not_yet"), ("I1", "often")], (4, 4), ""),
        ([("A2", "not_yet"), ("I1", "not_yet")], (0, 2), "F"),
        ([("A2", "not_yet"), ("I1", "not_yet"), ("F1", "not_yet")], (0, 0), ""),
        ([("A2", "none")], (0, 8), ""),
    ],
)
def test_answers_settle_a_level(given, reached, following):
    told = [("B1", statement, said) for statement, said in given]
    stands = growth.reached(told, "B1")
    assert (stands.low, stands.high) == reached
    assert growth.next_band(told, "B1", 5) == following
    assert stands.is_settled is (following == "")


@pytest.mark.parametrize("said", growth.Answer.values)
def test_the_short_path_is_about_twelve_questions(said):
    asked = growth.order(list(TARGETS), TARGETS)
    given: list[tuple[str, str, str]] = []
    while (question := growth.next_asked(asked, given, TARGETS, is_long=False))[0]:
        given.append((question[0], f"{question[1]}1", said))
    assert 11 <= len(given) <= 13
    whole = list(given)
    while (question := growth.next_asked(asked, whole, TARGETS, is_long=True))[0]:
        whole.append((question[0], f"{question[1]}1", said))
    assert {one[0] for one in whole} == set(TARGETS)


@pytest.mark.parametrize("level", [0, 4, 8])
@pytest.mark.parametrize("number", [0, 1, 7, 24])
def test_there_are_always_three_steps(level, number):
    asked = growth.order(list(TARGETS), TARGETS)
    levels = dict.fromkeys(asked[:number], level)
    steps = growth.next_steps(levels, asked, TARGETS)
    if number == 24 and level == 8:
        assert steps == [], "who is the last in all goes nowhere"
    else:
        assert len({code for code, _ in steps}) == 3
        assert all(levels.get(code, 0) < 8 for code, _ in steps)


@pytest.fixture
def centre():
    make.release()
    return centres.centre()


def test_she_goes_on_where_she_was_and_nobody_else_reads_it(centre):
    ada, bea = people.team(centre), people.team(centre)
    uid = growing.begin(by=ada, profile="pilots", centre=centre)
    asked = queries.next_question(ada, queries.own(ada, uid), [])
    assert asked is not None
    given = {"competence": asked.competence.code, "statement": asked.said.code, "said": "often"}
    growing.answer(by=ada, uid=uid, **given)
    growing.answer(by=ada, uid=uid, **given)
    assert len(queries.own(ada, uid).answers) == 1, "sent twice, counted once"
    assert growing.begin(by=ada, profile="director") == uid
    growing.go_back(by=ada, uid=uid)
    assert queries.own(ada, uid).answers == []
    for act in (growing.go_back, growing.remove, growing.lengthen):
        with pytest.raises(Unknown):
            act(by=bea, uid=uid)
    with pytest.raises(Invalid):
        growing.begin(by=bea, profile="nobody")
    with pytest.raises(Invalid):
        growing.begin(by=bea, profile="pilots", centre=centres.centre())
    with pytest.raises(NotAllowed):
        growing.begin(by=Viewer.anonymous(), profile="pilots")


def test_the_result_has_strengths_and_three_steps_with_who_offers_it(centre):
    ada = people.team(centre)
    uid = make.looked(ada, centre, "sometimes")
    row = queries.own(ada, uid)
    first = queries.levels(row, row.answers)
    told = result(ada, row)
    assert len(told["strengths"]) == len(told["steps"]) == 3
    assert (len(told["table"]), row.finished_at is None) == (len(first), False)
    growing.lengthen(by=ada, uid=uid)
    assert queries.own(ada, uid).finished_at is None
    make.answer_all(ada, uid, "not_yet")
    row = queries.own(ada, uid)
    assert len(queries.levels(row, row.answers)) == 24


def test_it_is_done_anew_after_six_months_and_what_was_said_is_kept(centre):
    ada = people.team(centre)
    uid = make.looked(ada)
    with pytest.raises(NotAllowed):
        growing.begin(by=ada, profile="pilots")
    long_ago = clock.now() - timedelta(days=183)
    Assessment.objects.filter(uid=uid).update(finished_at=long_ago, begun_at=long_ago)
    again = growing.begin(by=ada, profile="pilots")
    assert (again == uid, len(queries.mine(ada))) == (False, 2)
    first, second = (queries.own(ada, one) for one in (uid, again))
    said = [queries.next_question(ada, row, []) for row in (first, second)]
    assert len({one.said.code for one in said if one}) == 2, "other statements than last time"
    growing.remove(by=ada, uid=uid)
    assert [row.uid for row in queries.mine(ada)] == [again]


def test_a_centres_own_words_are_asked_and_a_band_without_any_is_passed_by(centre):
    ada = people.team(centre)
    code = growth.order(list(TARGETS), TARGETS)[0]
    row = Competence.objects.get(code=code)
    band = growth.next_band([], code, TARGETS[code])
    for number in (1, 2, 3):
        framework.differ(
            by=ada, uid=row.uid, centre=centre, code=f"{band}{number}", sort="left_out"
        )
    uid = growing.begin(by=ada, profile="pilots", centre=centre)
    asked = queries.next_question(ada, queries.own(ada, uid), [])
    assert asked is not None
    assert asked.competence.code == code
    assert asked.said.band != band


def test_a_colleague_adds_a_view_that_only_the_person_reads(centre):
    ada, bea, eva = (people.team(centre) for _ in range(3))
    uid = make.looked(ada, centre, "sometimes")
    own, other = (Account.objects.get(pk=one.account).email for one in (ada, bea))
    for wrong in (own, "nobody@post.example"):
        with pytest.raises(Invalid):
            growing.ask_colleague(by=ada, uid=uid, email=wrong)
    made = growing.ask_colleague(by=ada, uid=uid, email=other.upper())
    with pytest.raises(Invalid):
        growing.ask_colleague(by=ada, uid=uid, email=other)
    assert len(list(desk.views(bea))) == 1
    with pytest.raises(Unknown):
        queries.view(eva, made)
    while asked := queries.asked_of_colleague(bea, view := queries.view(bea, made)):
        growing.answer_view(
            by=bea, uid=view.uid, competence=asked.competence.code, statement=asked.said.code,
            said="often",
        )  # fmt: skip
    told = result(ada, queries.own(ada, uid))
    assert [len(seen) for *_, seen in told["table"]] == [1] * len(told["table"])
    assert list(desk.views(bea)) == []
    growing.decline(by=bea, uid=made)
    assert not View.objects.exists()


def test_one_goes_on_only_when_nothing_else_is_begun(centre):
    ada = people.team(centre)
    first = make.looked(ada, centre, "sometimes")
    long_ago = clock.now() - timedelta(days=183)
    Assessment.objects.filter(uid=first).update(finished_at=long_ago, begun_at=long_ago)
    second = growing.begin(by=ada, profile="pilots", centre=centre)
    with pytest.raises(Invalid):
        growing.lengthen(by=ada, uid=first)
    growing.remove(by=ada, uid=second)
    growing.lengthen(by=ada, uid=first)
    assert queries.own(ada, first).finished_at is None


def test_what_has_nothing_left_to_ask_is_finished(centre):
    ada, bea = people.team(centre), people.team(centre)
    uid = make.looked(ada, centre)
    row = queries.own(ada, uid)
    seen = View.objects.create(assessment=row, account_id=bea.account, answers=row.answers[:1])
    Assessment.objects.filter(uid=uid).update(finished_at=None)
    Competence.objects.exclude(code__in={one[0] for one in row.answers}).delete()
    assert queries.is_at_its_end(ada, queries.own(ada, uid))
    assert growing.begin(by=ada, profile="pilots") == uid
    assert queries.own(ada, uid).finished_at is not None
    Competence.objects.all().delete()
    assert list(desk.views(bea)) == [], "nothing is left to ask her either"
    assert len(result(ada, queries.own(ada, uid))["views"]) == 1
    growing.answer_view(by=bea, uid=seen.uid, competence="A1", statement="F1", said="often")
    assert View.objects.get().finished_at is not None


def agreed(centre, number, said="often"):
    """So many people of a team who look at themselves and agree to be counted."""
    several = []
    for _ in range(number):
        who = people.team(centre, "member")
        uid = make.looked(who, centre, said)
        growing.count_me(by=who, uid=uid, agrees=True)
        several.append((who, uid))
    return several


def test_the_map_counts_in_fives_and_one_person_changes_nothing(centre):
    several = agreed(centre, 4)
    reader = several[0][0]
    assert queries.team_map(reader, centre) == []
    several += agreed(centre, 1)
    first = queries.team_map(reader, centre)
    assert first
    agreed(centre, 1, "not_yet")
    assert queries.team_map(reader, centre) == first, "the sixth waits for four others"
    who, uid = several[2]
    growing.count_me(by=who, uid=uid, agrees=False)
    assert queries.team_map(reader, centre) == [], "four known ones, and a newcomer to guess"
    growing.count_me(by=who, uid=uid, agrees=True)
    growing.count_me(by=who, uid=uid, agrees=True)
    assert queries.team_map(reader, centre) == first, "she comes back to the same circle"
    growing.count_me(by=who, uid=uid, agrees=False)
    agreed(centre, 3)
    assert queries.team_map(reader, centre) == [], "four known ones and four newcomers wait"
    agreed(centre, 1)
    assert queries.team_map(reader, centre)
    rows = Assessment.objects.filter(agreed_at__isnull=False)
    assert list(rows.values_list("group_size", flat=True)) == [9] * 9
    growing.count_me(by=who, uid=uid, agrees=True)
    assert len(queries._counted(centre)) == 9, "who comes late waits for five others"
    assert {row.share for one in first for row in one.cells} <= {0, 1, 4}
    with pytest.raises(NotAllowed):
        queries.team_map(people.team(centres.centre()), centre)


def test_who_leaves_takes_the_five_along(centre):
    several = agreed(centre, 5)
    Account.objects.filter(pk=several[4][0].account).delete()
    assert queries.team_map(several[0][0], centre) == []


def test_pages_tell_nobody_elses_answers_and_below_five_no_number(centre):
    ada, bea = people.account("Ada"), people.account("Bea")
    for one in (ada, bea):
        people.appoint(one, centre, "editor")
    uid = make.looked(people.viewer(ada), centre)
    growing.count_me(by=people.viewer(ada), uid=uid, agrees=True)
    client = Client()
    client.force_login(bea, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/en/competences/mine/{uid}/").status_code == 404
    room = body(client.get(f"/en/{heading(Viewer.system(), centre).address}competences/"))
    assert "There is no map yet" in room
    assert "Ada" not in room
    client.force_login(ada, backend="django.contrib.auth.backends.ModelBackend")
    page = body(client.get(f"/en/competences/mine/{uid}/"))
    assert page.count("<li><strong>") == 3


def test_questions_are_answered_without_javascript(centre):
    ada = people.account("Ada")
    client = Client()
    client.force_login(ada, backend="django.contrib.auth.backends.ModelBackend")
    form = {"profile": "facilitator", "path": "short", "key": make.NOBODY}
    page = client.post("/en/competences/mine/", form)
    where = page["Location"]
    row = Assessment.objects.get(account=ada)
    asked = queries.next_question(people.viewer(ada), row, row.answers)
    assert asked is not None
    sent = {"competence": asked.competence.code, "statement": asked.said.code, "said": "often"}
    assert client.post(where, sent).status_code == 302
    assert "Question 2 of about twelve" in body(client.get(where))
    assert client.post(where, {"do": "back"}).status_code == 302
    assert "Question 1 of about twelve" in body(client.get(where))
    assert client.post(where, {"do": "remove"}).status_code == 302
    assert client.get(where).status_code == 404
