"""Challenges and ideas: promises, two steps, authors, blind juries, answers and what is told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from tests.factories import actors, people, pilots, strategy
from tests.factories import challenges as make
from tests.leak.pages import body
from vivaio.contexts.challenges import (
    declarations,
    desk,
    letters,
    likeness,
    marks,
    policies,
    rounds,
    timeline,
)
from vivaio.contexts.challenges.models import IDEA_LIFE, LIFE, Author, Challenge, Comment, Idea
from vivaio.contexts.challenges.operations import answering, challenges, evaluation, ideas
from vivaio.contexts.challenges.queries import evaluation as judged
from vivaio.contexts.challenges.queries import ideas as queries
from vivaio.contexts.challenges.web import presenters
from vivaio.contexts.challenges.web.forms import SenderForm
from vivaio.ground.people.models import Person
from vivaio.kernel import clock
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed, Unknown
from vivaio.kernel.text import text
from vivaio.platform.links import operations as links
from vivaio.platform.links import queries as tied
from vivaio.platform.mail.models import Outgoing
from vivaio.platform.revisions import queries as revisions
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()
WORDS = {"title": "A porter", "summary": "Somebody keeps company.", "body": ""}


@pytest.fixture(autouse=True)
def day():
    with time_machine.travel("2026-11-23 09:00Z", tick=False) as machine:
        yield machine


@pytest.fixture
def challenge(centre):
    return make.challenge(centre)


def points(uid, *given):
    codes = [one["code"] for one in Challenge.objects.get(uid=uid).criteria]
    return dict(zip(codes, given, strict=True))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "x" * 201),
        ("budget", -1),
        ("themes", ["nobody-has"]),
        ("tie_rule", "dice"),
        ("reviews_needed", 10),
        ("answers_by", date(2026, 12, 13)),
        ("criteria", [{"code": "c1", "name": text("A", "en").to_json(), "weight": 99}]),
        ("criteria", [{"code": "c1", "name": text("A", "en").to_json(), "weight": 0}]),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(centre, editor, field, value):
    values, words = make.values(), {"title": "A question"}
    (words if field in words else values)[field] = value
    with pytest.raises(Invalid) as refusal:
        challenges.draft(by=editor, centre=centre, language="it", words=words, values=values)
    assert list(refusal.value.errors) == [field]


def test_it_opens_with_a_promise_which_stays(centre, editor):
    given = {"by": editor, "centre": centre, "language": "it"}
    bare = make.values(closes_on=None, answers_by=None, criteria=[])
    uid = challenges.draft(words={"title": "Una domanda"}, values=bare, **given)
    with pytest.raises(Invalid) as refusal:
        challenges.move(by=editor, uid=uid, version=1, verb="open")
    assert set(refusal.value.errors) == {"promise", "closes_on", "answers_by", "criteria"}
    words, values = {"title": "Una domanda", "promise": "Una si prova."}, make.values()
    challenges.amend(by=editor, uid=uid, version=1, words=words, values=values)
    challenges.move(by=editor, uid=uid, version=2, verb="open")
    for broken in (
        {"answers_by": values["answers_by"] + timedelta(days=9)},
        {"is_blind": False},
        {"closes_on": values["closes_on"] - timedelta(days=1)},
    ):
        with pytest.raises(Invalid) as refusal:
            challenges.amend(by=editor, uid=uid, version=3, words=words, values=values | broken)
        assert set(refusal.value.errors) == set(broken)
    later = values | {"closes_on": values["closes_on"] + timedelta(days=1)}
    challenges.amend(by=editor, uid=uid, version=3, words=words, values=later)
    with pytest.raises(Conflict):
        challenges.amend(by=editor, uid=uid, version=3, words=words, values=later)


def test_what_is_not_in_the_tables_is_refused():
    everywhere = Viewer.system()
    for verb, state in LIFE.forbidden():
        assert not policies.can_move(everywhere, Challenge(state=state), verb), (verb, state)
    for verb, state in IDEA_LIFE.forbidden():
        assert not policies.can_answer(everywhere, Idea(state=state), verb), (verb, state)


def test_moves_ask_the_tables(centre, challenge, editor):
    with pytest.raises(NotAllowed):
        make.move(challenge, "open", by=editor)
    with pytest.raises(Unknown):
        make.move(challenge, "close", by=editor)
    uid = make.idea(centre)
    version = make.row(uid).version
    with pytest.raises(NotAllowed):
        ideas.send(by=ANYBODY, marked=make.marked(uid), version=version)
    with pytest.raises(NotAllowed):
        answering.move(by=editor, uid=uid, version=version, verb="show")
    answering.move(by=editor, uid=uid, version=version, verb="turn_away", words="Advertising.")
    with pytest.raises(NotAllowed):
        ideas.withdraw(by=ANYBODY, marked=make.marked(uid), version=version + 1)


def test_an_idea_is_sent_in_two_steps_without_an_account(centre, challenge):
    page, row = Client(), Challenge.objects.get(uid=challenge)
    address = f"/en/challenges/{row.slug}/submit/"
    assert page.post(address, {"title": "A porter"}).status_code == 422
    second = page.post(address, WORDS)
    assert 'name="summary" value="Somebody keeps company."' in body(second)
    key = "00000000-0000-7000-8000-000000000001"
    opened = SenderForm.mark(timedelta(minutes=1))
    sent = {**WORDS, "step": "send", "name": "R", "key": key, "opened": opened}
    assert page.post(address, {**sent, "address": "no address"}).status_code == 422
    assert page.post(address, {**sent, "address": "r@guest.example"}).status_code == 302
    page.post(address, {**sent, "address": "r@guest.example"})
    idea = Idea.objects.get()
    assert (idea.state, idea.answer_by, idea.visibility) == ("received", row.answers_by, "public")
    with pytest.raises(Unknown):
        queries.found(ANYBODY, idea.slug)
    assert "ideas/own/" in Outgoing.objects.get().text
    assert [hop.label for hop in tied.of(Viewer.system(), idea.uid)] == ["received by"]


def test_a_draft_is_sent_later_and_every_version_is_kept(centre, challenge, day):
    uid = make.idea(centre, to=challenge, shown=False, send=False, translations=None, words=WORDS)
    marked = make.marked(uid)
    ideas.amend(by=ANYBODY, marked=marked, version=1, words={**WORDS, "title": "A lodge"})
    ideas.send(by=ANYBODY, marked=marked, version=2)
    ideas.amend(by=ANYBODY, marked=marked, version=3, words={**WORDS, "title": "The lodge"})
    with pytest.raises(Conflict):
        ideas.amend(by=ANYBODY, marked=marked, version=3, words=WORDS)
    assert [one.number for one in revisions.of(Viewer.system(), uid)] == [2, 1]
    day.move_to("2026-12-14 09:00Z")
    with pytest.raises(NotAllowed):
        ideas.amend(by=ANYBODY, marked=marked, version=4, words=WORDS)
    with pytest.raises(NotAllowed):
        make.idea(centre, to=challenge, by=ANYBODY)
    for forged in (marked[:-2], marks.mark("stop", uid), "x"):
        with pytest.raises(Unknown):
            ideas.withdraw(by=ANYBODY, marked=forged, version=4)


def test_authors_are_invited_and_say_yes_themselves(centre):
    uid = make.idea(centre)
    first = make.marked(uid)
    given = {"by": ANYBODY, "marked": first, "name": "Due"}
    second = ideas.invite(address="due@guest.example", **given)
    with pytest.raises(Invalid) as refusal:
        ideas.invite(address="DUE@guest.example", **given)
    assert list(refusal.value.errors) == ["address"]
    marked = marks.mark("author", second)
    with pytest.raises(Unknown):
        ideas.withdraw(by=ANYBODY, marked=marked, version=3)
    assert Client().get(f"/en/ideas/own/{marked}/").status_code == 200
    assert len(queries.authors(make.row(uid))) == 1
    ideas.join(by=ANYBODY, marked=marked, is_named=True)
    assert "Due" in presenters.names_of(ANYBODY, make.row(uid))
    assert (
        Client().post(f"/en/ideas/own/{marked}/", {"do": "amend", "version": "x"}).status_code
        == 422
    )


def test_similar_ideas_are_hinted_at_across_languages(centre):
    bird = text("Trasporto a chiamata per la comunità locale", "it")
    there = make.idea(centre, translations={"title": bird, "summary": text("Un furgone.", "it")})
    hits = likeness.similar(ANYBODY, "Transport for the local community", "A van.", "en")
    assert [hit.uid for hit in hits] == [there]
    assert likeness.similar(ANYBODY, "Transport for the local community", "", "en", but=there) == []


def test_a_blind_jury_judges_and_its_spread_is_flagged(centre, editor):
    uid = make.challenge(centre)
    card = actors.actor(centre)
    one, two = make.idea(centre, to=uid, actor=card), make.idea(centre, to=uid)
    jury = [make.reviewer(uid) for _ in range(3)]
    give = {"by": ANYBODY, "words": "Because."}
    with pytest.raises(NotAllowed):
        evaluation.review(marked=jury[0], idea=one, points=points(uid, 9, 9), **give)
    make.move(uid, "close")
    with pytest.raises(Invalid):
        make.move(uid, "evaluate", by=editor, findings="Done.")
    for marked, given in zip(jury, ((10, 10), (3, 2), None), strict=True):
        if given is None:
            evaluation.review(marked=marked, idea=one, points={}, is_recused=True, **give)
        else:
            evaluation.review(marked=marked, idea=one, points=points(uid, *given), **give)
        evaluation.review(marked=marked, idea=two, points=points(uid, 5, 5), **give)
    first, second = judged.standings(Challenge.objects.get(uid=uid))
    assert (first.idea.uid, first.judged.mark, first.recused) == (one, 63.0, 1)
    assert [one.judged.is_disputed for one in (first, second)] == [True, False]
    row = make.row(one)
    assert presenters.names_of(ANYBODY, row) == []
    assert not [hop for hop in tied.of(ANYBODY, one) if hop.kind == "proposed_by"]
    assert "Rossi" not in body(Client().get(f"/en/reviews/{jury[0]}/{one}/"))
    make.move(uid, "evaluate", by=editor, findings="They differ over the cost.")
    with pytest.raises(NotAllowed):
        evaluation.review(marked=jury[0], idea=one, points=points(uid, 1, 1), **give)
    page = body(Client().get(f"/en/challenges/{Challenge.objects.get(uid=uid).slug}/"))
    assert "Reviewers disagree" in page
    assert "They differ" in page
    assert "Bianchi" not in page
    answering.answer(by=editor, uid=one, version=row.version, code="accepted", words="Tried.")
    assert [hop.kind for hop in tied.of(ANYBODY, one)] == ["received", "proposed_by"]
    assert presenters.names_of(ANYBODY, make.row(one))


def test_one_voice_a_person_and_none_for_ones_own(centre, editor):
    uid = make.challenge(centre)
    mine = make.idea(centre, to=uid, address="me@guest.example")
    given = {"by": editor, "uid": uid, "name": "Me", "language": "en"}
    made = evaluation.ask(address="me@guest.example", **given)
    with pytest.raises(Invalid):
        evaluation.ask(address="Me@guest.example", **given)
    make.move(uid, "close")
    say = {
        "by": ANYBODY,
        "marked": marks.mark("reviewer", made),
        "idea": mine,
        "words": "It is mine.",
    }
    with pytest.raises(NotAllowed):
        evaluation.review(points=points(uid, 10, 10), **say)
    for wrong in ({}, points(uid, 11, 0), points(uid, True, 0), {"other": 3}):
        with pytest.raises((Invalid, NotAllowed)):
            evaluation.review(points=wrong, **say)
    evaluation.review(points={}, is_recused=True, **say)
    assert judged.standings(Challenge.objects.get(uid=uid))[0].judged.marks == ()


def test_every_idea_is_answered_before_the_challenge_concludes(centre, editor, day):
    uid = make.challenge(centre, reviews_needed=0, criteria=[])
    idea, other = make.idea(centre, to=uid), make.idea(centre, to=uid)
    answer = {"by": editor, "code": "in_part", "words": "The list is used."}
    with pytest.raises(Invalid):
        answering.answer(uid=idea, version=make.row(idea).version, **answer)
    day.move_to("2026-12-20 01:00Z")
    assert rounds.go_round()["closed"] == 1
    (line,) = desk.promises(editor)
    assert (line.sort, line.due) == ("promised", Challenge.objects.get(uid=uid).answers_by)
    answering.group(by=editor, uid=other, under=idea, why="The same.")
    for nonsense in (other, make.idea(centre)):
        with pytest.raises(Invalid):
            answering.group(by=editor, uid=other, under=nonsense)
    for bad in ({"code": "perhaps"}, {"words": " "}):
        with pytest.raises(Invalid):
            answering.answer(uid=idea, version=make.row(idea).version, **(answer | bad))
    answering.answer(uid=idea, version=make.row(idea).version, **answer)
    with pytest.raises(Invalid):
        make.move(uid, "conclude", by=editor)
    answering.answer(uid=other, version=make.row(other).version, **answer)
    make.move(uid, "conclude", by=editor)
    steps = [step.key.partition("-")[0] for step in timeline.of(ANYBODY, make.row(other))]
    assert steps == ["received", "shown", "link", "answered"]
    with pytest.raises(Invalid):
        links.link(by=Viewer.system(), kind="posed_as", source=idea, target=uid)


def test_authors_hear_in_one_digest_and_stop_it_with_one_click(centre, editor):
    address = "author@guest.example"
    one, two = make.idea(centre, address=address), make.idea(centre, address=address)
    Outgoing.objects.all().delete()
    assert rounds.tell(clock.today()) == 1
    (letter,) = Outgoing.objects.all()
    assert letter.text.count("Read and shown") == 2
    assert letter.unsubscribe in letter.text
    assert rounds.tell(clock.today()) == 0
    give = {"by": editor, "code": "rejected", "words": "Too dear."}
    answering.answer(uid=one, version=make.row(one).version, **give)
    path = "/" + letter.unsubscribe.partition("//")[2].partition("/")[2]
    browser = Client(enforce_csrf_checks=True)
    assert browser.get(path).status_code == 200
    assert not Author.objects.exclude(stopped_at=None).exists()
    assert browser.post(path).status_code == 200
    assert rounds.tell(clock.today()) == 0
    assert Author.objects.filter(stopped_at=None).count() == 0
    assert make.row(two).state == "shown"


def test_an_idea_unasked_is_late_after_the_promised_day(centre, editor, day):
    uid = make.idea(centre)
    row = make.row(uid)
    assert row.answer_by == date(2027, 1, 22)
    day.move_to("2027-01-23 09:00Z")
    assert [one.uid for one in queries.without_reply(ANYBODY, clock.today())] == [uid]
    assert [line.subject for line in desk.promises(editor)] == [uid]
    assert "has not come" in body(Client().get(f"/en/ideas/{row.slug}/"))


def test_strangers_comments_wait_and_the_teams_stand(centre, editor):
    uid = make.idea(centre)
    say = {"uid": uid, "words": "Good.", "language": "en"}
    waiting = answering.comment(by=ANYBODY, name="Rita", **say)
    answering.comment(by=editor, name="", **say)
    assert len(queries.comments(make.row(uid))) == 1
    with pytest.raises(NotAllowed):
        answering.judge_comment(by=ANYBODY, comment=waiting, show=True)
    answering.judge_comment(by=editor, comment=waiting, show=True)
    assert len(queries.comments(make.row(uid))) == 2
    with pytest.raises(Invalid):
        answering.comment(by=ANYBODY, name="", **say)


def test_who_is_erased_leaves_the_idea(centre):
    account = people.account()
    viewer = people.viewer(account)
    uid = make.idea(centre, by=viewer, address=account.email, shown=False, translations=None)
    answering.move(by=Viewer.system(), uid=uid, version=make.row(uid).version, verb="show")
    answering.comment(by=viewer, uid=uid, name="", words="More.", language="en")
    person = Person.objects.get(account=account).uid
    for declared in declarations.DECLARED:
        if declared.export:
            assert isinstance(declared.export(person), list)
        if declared.erase:
            declared.erase(person)
    author = Author.objects.get()
    assert (author.name, author.account, author.is_named) == ("", None, False)
    assert Comment.objects.get().name == ""
    assert search.find(ANYBODY, "title", language="en").total == 1
    assert letters.key("sent", author.uid).endswith(str(author.uid))


def test_authors_hear_of_the_hops_beyond_the_first(centre):
    address = "far@guest.example"
    idea, pilot = make.idea(centre, address=address), pilots.pilot(centre, "Trial")
    measure = strategy.measure(centre, "Measure")
    hidden = strategy.measure(centre, "Hidden", state="draft")
    by = Viewer.system()
    links.link(by=by, kind="tried_in", source=idea, target=pilot)
    rounds.tell(clock.today())
    Outgoing.objects.all().delete()
    links.link(by=by, kind="founds", source=pilot, target=measure)
    links.link(by=by, kind="founds", source=pilot, target=hidden)
    steps = timeline.whole(ANYBODY, make.row(idea))
    assert [step.title.words.split()[0] for step in steps if step.title] == ["Trial", "Measure"]
    assert rounds.tell(clock.today()) == 1
    (letter,) = Outgoing.objects.all()
    assert "“Measure" in letter.text
    assert "Hidden" not in letter.text
    assert rounds.tell(clock.today()) == 0
