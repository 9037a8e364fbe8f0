"""Needs: told by anybody, entered by officers, grouped, answered; authors told at each hop."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from tests.factories import actors, challenges, needs, people, taxonomy
from tests.factories.words import words
from tests.leak.pages import body
from vivaio.contexts.challenges.models import Challenge
from vivaio.contexts.needs import declarations, desk, marks, queries, rounds
from vivaio.contexts.needs.models import LIFE, Voice
from vivaio.contexts.needs.operations import grouping, keeping, telling
from vivaio.contexts.needs.queries import Asked, timeline
from vivaio.contexts.needs.web.forms import TellForm
from vivaio.ground.centres import queries as houses
from vivaio.kernel import clock
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed, Unknown
from vivaio.platform.links import operations as tying
from vivaio.platform.links import queries as links
from vivaio.platform.mail.models import Outgoing
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()
SYSTEM = Viewer.system()


def tell(centre, address="", title="No bus on Sundays", **given):
    return telling.tell(
        by=ANYBODY, centre=centre, analysis=given.pop("analysis", None), language="en",
        words={"title": title, "description": "Nobody comes to us."},
        values={"nuts": "ITC1", **given}, group="citizens", address=address,
    )  # fmt: skip


def voice_of(uid):
    return Voice.objects.select_related("need", "wrote").get(uid=uid)


def move(by, row, verb, **given):
    row.refresh_from_db()
    return keeping.move(by=by, uid=row.uid, version=row.version, verb=verb, **given)


def test_what_is_told_waits_for_an_editor(centre, editor):
    row = voice_of(tell(centre)).need
    assert (row.state, row.visibility, row.country) == ("received", "centre", "IT")
    with pytest.raises(Unknown):
        queries.by_uid(ANYBODY, row.uid)
    assert queries.found(ANYBODY, Asked()).total == 0
    assert not search.find(ANYBODY, "Sundays", language="en").hits
    assert [one.subject for one in desk.lines(editor)] == [row.uid]
    assert not list(desk.lines(people.team(centre, role="member")))
    move(editor, row, "accept", visibility="public")
    assert queries.by_uid(ANYBODY, row.uid).state == "accepted"
    assert search.find(ANYBODY, "Sundays", language="en").hits[0].uid == row.uid


def test_told_in_two_steps_without_an_account(centre):
    client = Client()
    assert client.get("/en/tell/").status_code == 200
    (one,) = houses.centres(ANYBODY)
    slug = one.slug
    typed = {"step": "1", "key": "0" * 31 + "1", "title": "No bus", "centre": slug, "nuts": "ITC1"}
    wrong = client.post("/en/tell/", {**typed, "title": ""})
    assert wrong.status_code == 422
    second = client.post("/en/tell/", typed)
    assert second.status_code == 200
    assert 'value="No bus"' in body(second)
    opened = TellForm.mark(timedelta(seconds=5))
    done = client.post("/en/tell/", {**typed, "step": "2", "opened": opened, "severity": "4"})
    assert done.status_code == 302
    page = client.get(done["Location"])
    assert "an editor of the centre reads it" in body(page).lower()
    assert client.get("/en/needs/no-bus/").status_code == 404
    assert Voice.objects.get().need.severity == 4


def test_refused_beside_its_field(centre):
    with pytest.raises(Invalid) as refusal:
        tell(centre, title="", severity=6, nuts="ITZ9", themes=["nothing"])
    assert set(refusal.value.errors) == {"title", "severity", "nuts", "themes"}
    with pytest.raises(Invalid):
        tell(None)


def test_a_closed_campaign_hears_nothing(centre, day):
    campaign = needs.analysis(centre, days=2)
    row = voice_of(tell(None, analysis=campaign)).need
    assert row.analysis_id == campaign
    day.move_to("2026-11-30 09:00Z")
    with pytest.raises(NotAllowed):
        tell(None, analysis=campaign)


@pytest.mark.parametrize(("verb", "state"), list(LIFE.forbidden()))
def test_forbidden_moves_are_refused(centre, editor, verb, state):
    row = needs.of(needs.need(centre))
    row.__class__.objects.filter(uid=row.uid).update(state=state)
    with pytest.raises(NotAllowed):
        move(editor, row, verb, code="taken_up", words="Yes", visibility="public")


def test_an_answer_says_why(centre, editor):
    row = needs.of(needs.need(centre))
    with pytest.raises(Invalid) as refusal:
        move(editor, row, "answer", code="", words=" ")
    assert set(refusal.value.errors) == {"code", "words"}
    member = people.team(centre, role="member")
    with pytest.raises(NotAllowed):
        move(member, row, "answer", code="taken_up", words="A bus runs.")
    move(editor, row, "answer", code="taken_up", words="A bus runs.")
    hops = timeline.of_need(ANYBODY, queries.by_uid(ANYBODY, row.uid))
    assert [hop.reason for hop in hops if hop.key.startswith("answer")] == ["A bus runs."]
    row.refresh_from_db()
    with pytest.raises(Conflict):
        keeping.move(by=editor, uid=row.uid, version=1, verb="take_up")


def test_what_became_of_a_need_runs_along_the_thread_alone(centre):
    """Who set a challenge stands beside the thread: nothing of theirs came of the need."""
    need, asked = needs.need(centre, "porter"), challenges.challenge(centre, "company")
    owner, friend = actors.actor(centre, "Owner"), actors.actor(centre, "Friend")
    by = Viewer.system()
    tying.link(by=by, kind="posed_as", source=need, target=asked)
    tying.link(by=by, kind="set_by", source=asked, target=owner)
    tying.link(by=by, kind="partners_with", source=owner, target=friend)
    hops = timeline.of_need(ANYBODY, queries.by_uid(ANYBODY, need))
    onwards = [hop.address for hop in hops if hop.key.startswith("link:")]
    assert onwards == [Challenge.objects.get(uid=asked).record_address()]


def test_grouped_needs_keep_both_authors_and_come_apart_again(centre, editor):
    kept = needs.need(centre)
    told = voice_of(tell(centre))
    with pytest.raises(Invalid):
        grouping.group(by=editor, gone=kept, kept=kept, reason="the same")
    with pytest.raises(Invalid) as refusal:
        grouping.group(by=editor, gone=kept, kept=told.need_id, reason="")
    assert set(refusal.value.errors) == {"kept", "reason"}
    uid = grouping.group(by=editor, gone=told.need_id, kept=kept, reason="Both lack a bus")
    assert queries.chorus(needs.of(kept)).voices == 2
    hops = timeline.of_voice(voice_of(told.uid), "en")
    assert any("Both lack a bus" in hop.words for hop in hops)
    assert Client().get(f"/en/told/{marks.mark(told.uid)}/").status_code == 200
    with pytest.raises(Unknown):
        queries.by_uid(editor, told.wrote_id)
    grouping.separate(by=editor, uid=uid)
    assert queries.chorus(needs.of(kept)).voices == 1
    assert queries.by_uid(editor, told.wrote_id).state == "received"


def test_authors_are_told_once_a_hop_in_one_digest_and_can_stop(centre, editor, day):
    first, second = (voice_of(tell(centre, address="ada@post.example")) for _ in range(2))
    asked = Outgoing.objects.filter(purpose="needs.confirm")
    assert asked.count() == 2
    for one in (first, second):
        with pytest.raises(Unknown):
            telling.confirm(by=ANYBODY, marked=marks.mark(one.uid))
        telling.confirm(by=ANYBODY, marked=marks.mark(one.uid, marks.CONFIRM))
        move(editor, one.need, "accept", visibility="public")
    sent = Outgoing.objects.filter(purpose="needs.told")
    assert rounds.go_round()["told"] == 1
    assert sent.count() == 1
    letter = sent.get()
    assert letter.text.count("Accepted: everybody can read it.") == 2
    assert rounds.go_round()["told"] == 0
    day.shift(timedelta(days=1))
    move(editor, first.need, "answer", code="not_now", words="Next year.")
    stop = letter.unsubscribe.partition("/en/")[2]
    assert Client().get(f"/en/{stop}").status_code == 200
    assert Client(enforce_csrf_checks=True).post(f"/en/{stop}").status_code == 200
    assert rounds.go_round()["told"] == 0
    assert sent.count() == 1


def test_nobody_is_shown_who_said_it(centre):
    uid = needs.whole(centre, "zqsecretary")
    page = body(Client().get(f"/en/{needs.of(uid).record_address()}"))
    assert "Rossi" not in page
    assert "guest.example" not in page
    assert "citizens" not in page  # two of them are too few to be told
    table = body(Client().get("/en/needs.csv"))
    assert "Rossi" not in table


def test_groups_are_told_from_five_voices_on(centre):
    speakers = [keeping.Speaker("citizens")] * 5 + [keeping.Speaker("research")]
    uid = needs.need(centre, speakers=speakers)
    found = queries.chorus(needs.of(uid))
    assert (found.voices, found.groups) == (6, {"citizens": 5})


def test_an_address_is_forgotten(centre):
    made = voice_of(tell(centre, address="ada@post.example"))
    assert declarations._blank(Voice.objects.filter(uid=made.uid)) == 1
    assert voice_of(made.uid).address == ""
    assert not Outgoing.objects.filter(purpose="needs.confirm")


def test_batches_are_entered_all_or_none(centre, editor):
    good = keeping.Entry({"title": words("row", "one")}, {"heard_on": date(2026, 11, 1)}, "")
    bad = keeping.Entry({"title": words("row", "two")}, {"heard_on": date(2027, 1, 1)}, "")
    with pytest.raises(Invalid):
        keeping.enter_several(by=editor, centre=centre, analysis=None, entries=[good, bad])
    assert not Voice.objects.exists()
    keeping.enter_several(by=editor, centre=centre, analysis=None, entries=[good, good])
    assert Voice.objects.filter(on_behalf=True, need__state="received").count() == 2


def test_the_list_narrows_and_counts(centre):
    taxonomy.schemes()
    uid = needs.need(centre, "Zqone", themes=["care"])
    needs.need(centre, "Zqtwo", severity=5)
    assert [one.uid for one in queries.found(ANYBODY, Asked(theme="care")).rows] == [uid]
    assert queries.found(ANYBODY, Asked(order="grave")).rows[0].severity == 5
    assert queries.found(ANYBODY, Asked(country="HR")).total == 0
    assert queries.found(ANYBODY, Asked(words="Zqone title")).total == 1


def test_heard_in_ties_a_need_to_its_campaign_and_interview(centre, editor):
    campaign = needs.analysis(centre)
    spoken = needs.interview(centre)
    uid = needs.need(centre, analysis=campaign, heard_in=[spoken])

    def ends(viewer):
        return {hop.other.uid for hop in links.of(viewer, uid) if hop.kind == "heard_in"}

    assert ends(editor) == {campaign, spoken}
    assert ends(ANYBODY) == {campaign}


def test_answers_are_due_as_promised(centre, editor, day):
    campaign = needs.analysis(centre, days=2)
    uid = needs.need(centre, analysis=campaign)
    assert not list(desk.lines(editor))
    day.move_to(clock.now() + timedelta(days=60))
    assert [one.key for one in desk.lines(editor)] == [f"need-answer-{uid}"]
