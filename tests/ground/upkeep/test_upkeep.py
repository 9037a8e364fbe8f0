"""Cards are asked about, confirmed without signing in, marked, archived and brought back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from tests.factories import actors, centres, organisations, people, upkeep
from tests.leak.pages import body
from vivaio.ground.actors import dating, freshness
from vivaio.ground.actors import operations as cards
from vivaio.ground.actors.freshness import Freshness
from vivaio.ground.actors.models import Actor
from vivaio.ground.centres.operations import settings
from vivaio.ground.upkeep import contacts, desk, marks, operations, queries, rounds
from vivaio.ground.upkeep.models import Asked, Remark
from vivaio.kernel import clock
from vivaio.kernel.errors import Invalid, NotAllowed, Unknown
from vivaio.platform.journal import queries as journal
from vivaio.platform.mail.models import Outgoing
from vivaio.platform.records.queries import attributions
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def day():
    with time_machine.travel("2026-11-23 09:00Z", tick=False) as machine:
        yield machine


@pytest.fixture
def centre():
    return centres.centre()


@pytest.fixture
def editor(centre):
    return people.team(centre)


def card(centre, days=20, **given):
    """A public card valid for some days more."""
    return actors.actor(centre, valid_until=TODAY + timedelta(days=days), **given)


def the(uid):
    return Actor.objects.get(uid=uid)


@pytest.mark.parametrize(
    ("days", "state"),
    [(None, "undated"), (-1, "past"), (0, "due"), (60, "due"), (61, "confirmed")],
)
def test_the_states_say_the_same_in_python_and_in_the_database(centre, days, state):
    until = None if days is None else TODAY + timedelta(days=days)
    uid = actors.actor(centre, state="draft", valid_until=until)
    assert freshness.state_of(until) == state
    assert freshness.is_past(until) is (state == "past")
    rows = Actor.objects.annotate(fresh=freshness.column())
    assert rows.get(uid=uid).fresh == state
    for one in Freshness:
        found = Actor.objects.filter(freshness.condition(one.value), uid=uid).exists()
        assert found is (one.value == state)
    assert not Actor.objects.filter(freshness.condition("nobody's")).exists()


def test_a_published_card_is_valid_for_the_centres_term(centre, editor):
    settings.settle(by=Viewer.system(), centre=centre, version=0, values={"confirm_months": 3})
    draft = actors.plain_actor(centre, "One", state="draft")
    assert the(draft).valid_until is None
    cards.move_actor(by=editor, uid=draft, version=1, verb="publish")
    assert the(draft).valid_until == date(2027, 2, 23)
    assert the(actors.plain_actor(centre, "Two")).valid_until == date(2027, 2, 23)
    assert the(actors.plain_actor(None, "The network's")).valid_until == date(2027, 11, 23)
    for wrong in ({"confirm_months": 0}, {"archive_months": 61}):
        with pytest.raises(Invalid):
            settings.settle(by=Viewer.system(), centre=centre, version=1, values=wrong)


def test_each_step_is_taken_once_and_in_its_time(centre, day):
    uid = card(centre, days=20)
    far = card(centre, days=31)
    assert rounds.go_round()["reminded"] == 1
    assert rounds.go_round() == {"dated": 0, "reminded": 0, "repeated": 0, "archived": 0}
    letter = Outgoing.objects.get()
    assert letter.recipient == the(uid).email
    assert letter.unsubscribe.endswith("/stop/")
    assert letter.unsubscribe.removesuffix("stop/") in letter.text
    day.move_to("2026-12-07 09:05Z")
    done = rounds.go_round()
    assert (done["reminded"], done["repeated"]) == (1, 1)  # the other one, and this one again
    assert Asked.objects.filter(actor=far).count() == 1
    assert "13 December 2027" in Outgoing.objects.filter(purpose="upkeep.repeated").get().text
    day.move_to("2027-12-13 00:05Z")
    assert rounds.go_round()["archived"] == 1
    assert the(uid).state == "archived"
    assert rounds.go_round()["archived"] == 0
    sentences = [line.sentence for line in journal.of(Viewer.system(), uid)]
    assert "The card was archived: nobody had confirmed it." in sentences


def test_a_card_that_came_old_is_first_asked_about(centre, day):
    """Nothing vanishes that its organisation was not told of two months before."""
    uid = card(centre, days=-2_000)
    assert rounds.go_round() == {"dated": 0, "reminded": 1, "repeated": 0, "archived": 0}
    day.move_to("2027-01-21 00:05Z")
    assert rounds.go_round()["archived"] == 0
    day.move_to("2027-01-22 09:05Z")
    assert rounds.go_round()["archived"] == 1
    assert the(uid).state == "archived"


def test_no_card_is_archived_where_the_centre_says_never(centre, day):
    values = {"archive_months": 0}
    settings.settle(by=Viewer.system(), centre=centre, version=0, values=values)
    uid = card(centre, days=-2_000)
    rounds.go_round()
    day.move_to("2035-01-01 00:05Z")
    rounds.go_round()
    assert the(uid).state == "published"


def test_cards_that_came_without_a_day_get_one(centre):
    uid = card(centre)
    Actor.objects.filter(uid=uid).update(valid_until=None)
    draft = actors.plain_actor(centre, "Draft", state="draft")
    assert rounds.go_round()["dated"] == 1
    assert the(uid).valid_until == date(2027, 11, 23)
    assert the(draft).valid_until is None


def test_a_link_confirms_once_and_a_second_time_harms_nothing(centre):
    uid = card(centre)
    marked = upkeep.asked(uid)
    client = Client()
    page = client.get(f"/en/upkeep/{marked}/")
    assert "Yes, all of this is right" in body(page)
    assert the(uid).valid_until == TODAY + timedelta(days=20)
    for _ in range(2):
        answer = client.post(f"/en/upkeep/{marked}/", {"verb": "confirm"})
        assert answer.status_code == 302
    assert the(uid).valid_until == date(2027, 11, 23)
    page = body(client.get(f"/en/upkeep/{marked}/"))
    assert "It is valid until 23 November 2027" in page
    assert "Yes, all of this is right" not in page
    lines = [line.sentence for line in journal.of(Viewer.system(), uid)]
    assert lines.count("The organisation itself confirmed the card.") == 1
    source = attributions(uid)["valid_until"][0]
    assert source.title.best("en").words == "Confirmed by the organisation itself"
    assert source.checked_on == TODAY


def test_a_link_opens_one_card_for_one_address_for_a_time(centre, day):
    uid, other = card(centre), card(centre)
    marked = upkeep.mark(uid)
    foreign = upkeep.mark(uid, address=the(other).email)
    for wrong in (foreign, "forged", marked[:-1]):
        with pytest.raises(Unknown):
            operations.confirm(by=ANYBODY, marked=wrong)
        assert Client().get(f"/en/upkeep/{wrong}/").status_code == 404
    assert Client().post(f"/en/upkeep/{marked}/", {"verb": "remove"}).status_code == 404
    day.shift(marks.LONGEST + timedelta(days=1))
    with pytest.raises(Unknown):
        operations.confirm(by=ANYBODY, marked=marked)
    assert the(other).valid_until == TODAY + timedelta(days=20)


def test_what_lapsed_comes_back_with_one_click_but_not_what_an_editor_took_away(centre, editor):
    lapsed, taken = card(centre, days=-400), card(centre, days=-400)
    for uid in (lapsed, taken):
        upkeep.asked(uid)
    marked, refused = upkeep.asked(lapsed, "archived"), upkeep.mark(taken)
    cards.move_actor(by=editor, uid=taken, version=the(taken).version, verb="archive")
    assert "bring it back" in body(Client().get(f"/en/upkeep/{marked}/"))
    operations.revive(by=ANYBODY, marked=marked)
    operations.revive(by=ANYBODY, marked=marked)
    operations.revive(by=ANYBODY, marked=refused)
    assert (the(lapsed).state, the(lapsed).valid_until) == ("published", date(2027, 11, 23))
    assert the(taken).state == "archived"
    with pytest.raises(NotAllowed):
        dating.revive_actor(by=Viewer(entrusted=frozenset({lapsed})), uid=lapsed)


def test_what_is_wrong_waits_on_the_editors_desk_until_it_is_settled(centre, editor):
    uid = card(centre)
    marked = upkeep.asked(uid)
    operations.say_wrong(by=ANYBODY, marked=marked, words=" We moved.\x00 ")
    remark = Remark.objects.get()
    assert remark.words == "We moved."
    (line,) = desk.lines(editor)
    assert line.address == f"actors/{the(uid).slug}/upkeep/"
    assert line.due == TODAY + timedelta(days=7)
    assert not list(desk.lines(people.team(centres.centre())))
    with pytest.raises(NotAllowed):
        operations.settle(by=ANYBODY, remark=remark.uid)
    operations.settle(by=editor, remark=remark.uid)
    assert not list(desk.lines(editor))
    for words in ("", "x" * 2_001):
        with pytest.raises(Invalid):
            operations.say_wrong(by=ANYBODY, marked=marked, words=words)


def test_an_archiving_is_told_on_the_desk_before_and_after(centre, editor, day):
    uid = card(centre, days=-340)
    upkeep.asked(uid)
    day.move_to("2026-12-24 09:00Z")
    (line,) = desk.lines(editor)
    assert (line.message.msgid, line.sort, line.due) == (desk.WILL_GO, "expires", date(2027, 1, 22))
    upkeep.asked(uid, "archived")
    (line,) = desk.lines(editor)
    assert (line.message.msgid, line.sort) == (desk.GONE, "new")


def test_keepers_are_asked_first_and_nobody_twice(centre):
    uid = card(centre)
    keeper = organisations.keeper(uid, people.team(centre))
    assert next(one.address for one in contacts.known(the(uid))) == keeper.email
    Actor.objects.filter(uid=uid).update(email=keeper.email.upper())
    assert len(contacts.known(the(uid))) == 1


def test_whoever_wants_no_letters_gets_none(centre):
    uid = card(centre)
    marked = upkeep.mark(uid)
    client = Client(enforce_csrf_checks=True)
    path = f"/en/upkeep/{marked}/stop/"
    assert "Send me no more" in body(client.get(path))
    assert queries.is_silent(marked) is False
    for _ in range(2):
        assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert queries.is_silent(marked) is True
    rounds.go_round()
    assert Asked.objects.get().letters == 0
    assert not Outgoing.objects.exists()


def test_numbers_by_country_count_what_everybody_sees(centre):
    card(centre, days=-1)
    card(centre, days=90)
    card(centre, days=90, visibility="centre")
    card(centre, days=90, state="draft")
    actors.plain_actor(centre, "Nowhere", nature="example")
    lines = {line.country: line for line in queries.by_country()}
    expected = {"confirmed": 1, "due": 0, "past": 1, "undated": 0}
    assert (lines["IT"].numbers, lines["IT"].total) == (expected, 2)
    assert lines[""].examples == 1
    table = body(Client().get("/en/directory/freshness.csv"))
    assert "IT,1,0,1,0,2,0,2026-11-23" in table
    assert "not known" in body(Client().get("/en/directory/freshness/"))


def test_an_editor_confirms_on_the_cards_own_page(centre, editor):
    uid = card(centre, days=-5)
    dating.confirm_actor(by=editor, uid=uid)
    assert the(uid).valid_until == clock.today().replace(year=2027)
    title = attributions(uid)["valid_until"][0].title
    assert title.best("en").words == "Confirmed by the team of the centre"
    with pytest.raises(NotAllowed):
        dating.confirm_actor(by=people.team(centres.centre()), uid=uid)
