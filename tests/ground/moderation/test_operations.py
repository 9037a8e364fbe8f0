"""Notice, decision with reasons, appeal: each right has its way, each wrong its sentence."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from tests.factories import actors, centres, moderation, organisations, people
from vivaio.ground.actors.models import Actor
from vivaio.ground.moderation import operations, queries
from vivaio.ground.moderation.models import Appeal, Decision, Notice
from vivaio.ground.moderation.plugs import appeals, notices
from vivaio.ground.moderation.statements import Reader, read, sign
from vivaio.ground.moderation.web.forms import AppealForm
from vivaio.kernel import clock
from vivaio.kernel.errors import Invalid, NotAllowed, Unknown
from vivaio.platform.mail.models import Outgoing
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def centre():
    return centres.centre()


@pytest.fixture
def editor(centre):
    return people.team(centre)


@pytest.fixture
def card(centre):
    return actors.plain_actor(centre, "Kestrel")


def _state(card):
    found = Actor.objects.get(uid=card)
    return found.state, found.visibility


def test_a_notice_is_acknowledged_and_waits(card, editor):
    uid = moderation.notice(card, email="ana@post.example")
    mail = Outgoing.objects.get()
    assert "has arrived" in mail.subject
    assert "/en/notices/" in mail.text
    assert [line.key for line in notices(editor)] == [f"notice-{uid}"]
    assert not list(notices(people.viewer(people.account())))
    assert not list(notices(people.team(centres.centre())))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"category": "boring"}, "from the list"),
        ({"words": " "}, "Say what is wrong"),
        ({"words": "x" * 4001}, "4001"),
        ({"email": "a@b\nBcc: c@d.example"}, "Write an address"),
        ({"good_faith": False}, "given so"),
    ],
)
def test_a_notice_that_cannot_be_taken(card, wrong, said):
    given = {"category": "untrue", "words": "Not so.", "email": "", "good_faith": True, **wrong}
    with pytest.raises(Invalid) as refusal:
        operations.take_notice(by=Viewer.anonymous(), record=card, **given)
    messages = [one for several in refusal.value.errors.values() for one in several]
    assert any(said in one.msgid % dict(one.parameters) for one in messages)
    assert not Notice.objects.exists()


def test_nobody_reports_what_they_cannot_see(centre):
    hidden = actors.plain_actor(centre, "Owl", state="draft")
    with pytest.raises(Unknown):
        moderation.notice(hidden)


def test_a_notice_about_a_centre_goes_to_the_network(centre, editor):
    uid = moderation.notice(centre)
    assert Notice.objects.get(uid=uid).centre_id is None
    assert not list(notices(editor))


@pytest.mark.parametrize(
    ("measure", "after"),
    [
        ("keep", ("published", "public")),
        ("hide", ("published", "centre")),
        ("archive", ("archived", "public")),
    ],
)
def test_a_decision_is_carried_out_and_told_to_both(card, editor, measure, after):
    keeper = organisations.keeper(card, editor)
    uid = moderation.notice(card, email="ana@post.example")
    Outgoing.objects.all().delete()
    moderation.decided([uid], editor, measure)
    assert _state(card) == after
    told = {one.recipient: one.text for one in Outgoing.objects.all()}
    assert set(told) == {"ana@post.example", keeper.email}
    for text in told.values():
        assert "We have asked there." in text
        assert "within six months" in text
    assert not list(notices(editor))
    if after != ("published", "public"):
        assert Client().get(f"/en/actors/{Actor.objects.get().slug}/").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"measure": "burn"},
        {"ground": "mood"},
        {"measure": "keep", "ground": "law"},
        {"measure": "hide", "ground": "nothing_wrong"},
        {"words": "  "},
        {"words": "x" * 2001},
        {"notices": []},
    ],
)
def test_a_decision_without_its_reasons(card, editor, wrong):
    uid = moderation.notice(card)
    given = {"notices": [uid], "measure": "hide", "ground": "law", "words": "So.", **wrong}
    with pytest.raises(Invalid):
        operations.decide(by=editor, **given)
    assert _state(card) == ("published", "public")


def test_who_may_decide(centre, card, editor):
    uid = moderation.notice(card)
    for viewer in (people.team(centre, "member"), people.team(centres.centre())):
        with pytest.raises(Unknown):
            moderation.decided([uid], viewer)
    own = moderation.notice(card, by=editor)
    with pytest.raises(NotAllowed, match="your own notice"):
        moderation.decided([own], editor)
    moderation.decided([uid], editor)
    with pytest.raises(NotAllowed):
        moderation.decided([uid], editor)


def test_several_at_once(centre, card, editor):
    """Two notices about one record are one decision; about another, another."""
    other = actors.plain_actor(centre, "Merlin")
    uids = [moderation.notice(card), moderation.notice(card), moderation.notice(other)]
    moderation.decided([*uids, uids[0]], editor)
    assert Decision.objects.count() == 2
    assert {one.decision.record_id for one in Notice.objects.all()} == {card, other}


def test_what_has_no_archive_is_hidden_instead(centre, card, editor):
    """A place knows no state *archived*: the form says so, and nothing is done."""
    place = actors.place(centre, card)
    uid = moderation.notice(place)
    with pytest.raises(Invalid, match="hide it instead"):
        moderation.decided([uid], editor, "archive")
    assert Notice.objects.get(uid=uid).state == "waiting"
    moderation.decided([uid], editor, "hide")


def _reader(uid):
    notice = Notice.objects.get(uid=uid)
    return Reader(notice.decision_id, "notifier", notice.uid)


def test_an_appeal_is_heard_by_another_person(centre, card, editor):
    uid = moderation.notice(card, email="ana@post.example")
    moderation.decided([uid], editor)
    with pytest.raises(Invalid):
        operations.take_appeal(by=Viewer.anonymous(), reader=_reader(uid), words=" ")
    appeal = operations.take_appeal(by=Viewer.anonymous(), reader=_reader(uid), words="Look again")
    with pytest.raises(NotAllowed, match="appealed against this decision already"):
        operations.take_appeal(by=Viewer.anonymous(), reader=_reader(uid), words="And again")
    assert not list(appeals(editor))
    with pytest.raises(NotAllowed, match="another person"):
        operations.judge(by=editor, uid=appeal, upheld=True, answer="Yes")
    other = people.team(centre)
    assert len(list(appeals(other))) == 1
    with pytest.raises(Invalid):
        operations.judge(by=other, uid=appeal, upheld=True, answer=" ")
    operations.judge(by=other, uid=appeal, upheld=True, answer="The number was public.")
    assert _state(card) == ("published", "public")
    assert "was changed" in Outgoing.objects.latest("pk").text.replace("\n", " ")
    with pytest.raises(NotAllowed):
        operations.judge(by=other, uid=appeal, upheld=False, answer="No")


def test_each_side_once_and_in_time(card, editor):
    uid = moderation.notice(card)
    moderation.decided([uid], editor, "archive")
    author = Reader(Decision.objects.get().uid, "author", None)
    operations.take_appeal(by=Viewer.anonymous(), reader=author, words="It is ours.")
    late = clock.now() + timedelta(days=190)
    with time_machine.travel(late, tick=False), pytest.raises(NotAllowed, match="six months"):
        operations.take_appeal(by=Viewer.anonymous(), reader=_reader(uid), words="Late")
    operations.take_appeal(by=Viewer.anonymous(), reader=_reader(uid), words="In time")
    assert Appeal.objects.count() == 2


def test_an_appeal_turned_down_changes_nothing(centre, card, editor):
    uid = moderation.notice(card)
    moderation.decided([uid], editor)
    appeal = operations.take_appeal(by=Viewer.anonymous(), reader=_reader(uid), words="Look")
    operations.judge(by=people.team(centre), uid=appeal, upheld=False, answer="It stays.")
    assert _state(card) == ("published", "centre")


def test_a_notice_that_was_left_comes_up_again_after_an_appeal(centre, card, editor):
    uid = moderation.notice(card)
    moderation.decided([uid], editor, "keep")
    appeal = operations.take_appeal(by=Viewer.anonymous(), reader=_reader(uid), words="Look")
    operations.judge(by=people.team(centre), uid=appeal, upheld=True, answer="You are right.")
    assert [line.key for line in notices(editor)] == [f"notice-{uid}"]
    moderation.decided([uid], editor, "hide")
    assert _state(card) == ("published", "centre")


def test_what_was_changed_since_is_not_brought_back(centre, card, editor):
    uid = moderation.notice(card)
    moderation.decided([uid], editor)
    appeal = operations.take_appeal(by=Viewer.anonymous(), reader=_reader(uid), words="Look")
    Actor.objects.filter(uid=card).update(visibility="network")
    operations.judge(by=people.team(centre), uid=appeal, upheld=True, answer="Yes.")
    assert _state(card) == ("published", "network")


def test_numbers_are_numbers(centre, card, editor):
    example = actors.plain_actor(centre, "Made up", nature="example")
    uids = [moderation.notice(card), moderation.notice(example)]
    moderation.decided(uids, editor)
    year = queries.years(Viewer.anonymous())
    assert [(one.notices, one.hidden, one.kept) for one in year] == [(1, 1, 0)]
    table = Client().get("/en/notices/numbers.csv").getvalue().decode()
    assert re.search(r",1,0,1,0,0,0\r?\n", table)
    assert "Kestrel" not in table


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "é", sign.__name__])
def test_forged_statements_are_none(token):
    with pytest.raises(Unknown):
        read(token)


def test_the_statement_leads_to_the_appeal(card, editor):
    """Without an account: the address of the mail shows the reasons and takes the appeal."""
    uid = moderation.notice(card, email="ana@post.example")
    moderation.decided([uid], editor)
    address = re.search(r"/en/notices/statement/\S+", Outgoing.objects.latest("pk").text)[0]
    client = Client()
    page = client.get(address).content.decode()
    assert "We have asked there." in page
    given = {
        "key": "00000000-0000-7000-8000-000000000001", "words": "Look again.",
        "opened": AppealForm.mark(timedelta(minutes=1)),
    }  # fmt: skip
    assert client.post(address, {**given, "words": ""}).status_code == 422
    assert client.post(address, given).status_code == 302
    assert "Another person will look at it" in client.get(address).content.decode()
    assert client.post(address, {**given, "words": "More"}).status_code == 403
    assert client.get("/en/notices/statement/?of=forged").status_code == 404
