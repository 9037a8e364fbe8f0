"""Offers and requests: their life, their letters, why they suit each other, what came of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from tests.factories import actors, centres, exchange, people
from tests.leak.pages import body
from vivaio.contexts.exchange import (
    declarations,
    desk,
    marks,
    matching,
    operations,
    queries,
    rounds,
)
from vivaio.contexts.exchange.models import LIFE, Contact
from vivaio.contexts.exchange.queries import Asked
from vivaio.contexts.exchange.web import presenters
from vivaio.kernel import clock
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed, Unknown
from vivaio.kernel.text import text
from vivaio.platform.links import queries as links
from vivaio.platform.mail.models import Outgoing
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()
RESPITE = text("Respite at home for carers", "en")
WANTED = text("Partners for respite of family carers", "en")


@pytest.fixture(autouse=True)
def day():
    with time_machine.travel("2026-11-23 09:00Z", tick=False) as machine:
        yield machine


@pytest.fixture
def actor(centre):
    return actors.actor(centre)


def pair(centre):
    """An offer and a request that suit each other."""
    made = [
        exchange.exchange(kind, actors.actor(centre), title=title, description=text(words, "en"))
        for kind, title, words in (
            ("offer", RESPITE, "Half a day a week."),
            ("request", WANTED, "In remote villages."),
        )
    ]
    return made[0], made[1]


def test_whoever_may_change_the_card_writes_and_nobody_else(centre, actor, editor):
    values = {"sort": "skill", "expires_on": date(2027, 1, 1)}
    given = {"kind": "offer", "actor": actor, "language": "it", "values": values}
    keeper = Viewer(account=1, entrusted=frozenset({actor}))
    for by in (editor, keeper):
        uid = operations.draft(by=by, words={"title": "Formazione"}, **given)
        row = queries.by_uid(by, "offer", uid)
        assert (row.state, row.country, row.nuts) == ("draft", "IT", "ITC1")
        operations.move(by=by, kind="offer", uid=uid, version=1, verb="open")
    for by in (ANYBODY, people.team(centres.centre())):
        with pytest.raises(NotAllowed):
            operations.draft(by=by, words={"title": "Formazione"}, **given)
    with pytest.raises(Unknown):
        queries.by_uid(ANYBODY, "request", uid)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "x" * 161),
        ("description", "x" * 3_001),
        ("sort", "spell"),
        ("themes", ["nobody-has"]),
        ("nuts", "it"),
        ("expires_on", None),
        ("expires_on", date(2026, 11, 22)),
        ("expires_on", date(2027, 11, 24)),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(actor, editor, field, value):
    given = {"title": "A", "description": "", "sort": "skill", "expires_on": date(2027, 1, 1)}
    given[field] = value
    words = {name: given.pop(name) for name in ("title", "description")}
    with pytest.raises(Invalid) as refusal:
        operations.draft(
            by=editor, kind="offer", actor=actor, language="en", words=words, values=given
        )
    assert list(refusal.value.errors) == [field]


@pytest.mark.parametrize(("verb", "state"), list(LIFE.forbidden()))
def test_what_is_not_in_the_table_is_refused(actor, editor, verb, state):
    uid = exchange.exchange("offer", actor)
    type(exchange.of(uid)).objects.filter(uid=uid).update(state=state)
    by = Viewer.system() if verb == "expire" else editor
    with pytest.raises(NotAllowed):
        operations.move(by=by, kind="offer", uid=uid, version=2, verb=verb)


def test_it_ends_on_its_last_day_and_is_opened_again(actor, editor, day):
    uid = exchange.exchange("offer", actor, days=13, title=RESPITE)
    (line,) = desk.lines(editor)
    assert (line.sort, line.due) == ("expires", date(2026, 12, 6))
    assert [hop.label for hop in links.of(ANYBODY, actor)] == ["offers"]
    assert search.find(ANYBODY, "respite", language="en").total == 1
    day.move_to("2026-12-07 00:20Z")
    assert rounds.go_round() == {"expired": 1, "asked": 0}
    assert not queries.open_ones(ANYBODY, Asked()).rows
    assert search.find(ANYBODY, "respite", language="en").total == 0
    assert links.of(ANYBODY, actor)[0].until == "2026-12-07"
    page = Client().get(f"/en/offers/{exchange.of(uid).slug}/")
    assert "Ended on 7 December 2026" in body(page)
    with pytest.raises(Unknown):
        operations.move(by=editor, kind="offer", uid=uid, version=3, verb="expire")
    for until in (None, date(2026, 12, 6), date(2028, 1, 1)):
        with pytest.raises(Invalid):
            operations.move(by=editor, kind="offer", uid=uid, version=3, verb="renew", until=until)
    again = {"verb": "renew", "until": date(2027, 12, 7)}
    with pytest.raises(Conflict):
        operations.move(by=editor, kind="offer", uid=uid, version=2, **again)
    operations.move(by=editor, kind="offer", uid=uid, version=3, **again)
    assert queries.open_ones(ANYBODY, Asked()).total == 1


def test_a_letter_is_handed_on_and_no_address_is_shown(actor, day):
    uid = exchange.exchange("request", actor)
    row = exchange.of(uid)
    client, path = Client(), f"/en/requests/{row.slug}/write/"
    page = body(client.get(path))
    assert row.actor.email not in page
    assert row.actor.email not in body(client.get(f"/en/requests/{row.slug}/"))
    exchange.contact("request", uid, "kestrel")
    letter = Outgoing.objects.get()
    assert letter.recipient == row.actor.email
    assert "kestrel@guest.example" in letter.text
    assert "kestrel writes" in letter.text
    for _ in range(operations.MOST_A_DAY - 1):
        exchange.contact("request", uid)
    with pytest.raises(Invalid):
        exchange.contact("request", uid)
    day.shift(timedelta(days=200))
    declarations._expire(clock.now() - timedelta(days=180))
    assert set(Contact.objects.values_list("name", "address", "words")) == {("", "", "")}


def test_nobody_writes_about_what_is_over(actor, editor):
    uid = exchange.exchange("offer", actor)
    operations.move(by=editor, kind="offer", uid=uid, version=2, verb="match")
    with pytest.raises(NotAllowed):
        exchange.contact("offer", uid)
    path = f"/en/offers/{exchange.of(uid).slug}/write/"
    assert "no longer open" in body(Client().get(path))
    assert Client().post(path, {"name": "A"}).status_code == 403


def test_reasons_are_told_in_sentences_in_both_directions(centre):
    offer, request = pair(centre)
    for kind, uid, other in (("offer", offer, request), ("request", request, offer)):
        (match,) = queries.matches(ANYBODY, queries.by_uid(ANYBODY, kind, uid))
        assert match.row.uid == other
        said = presenters.sentences(match.reasons, "en")
        assert said[-1] == "Both say: “carers” and “respite”."
        assert "Both are in the same region: ITC1." in said
    page = body(Client().get(f"/en/offers/{exchange.of(offer).slug}/"))
    assert "Both say: “carers” and “respite”." in page


def test_the_best_few_and_nothing_without_a_reason():
    def side(words, **given):
        filled = {"sort": "service", "themes": (), "target_groups": (), "country": "IT", "nuts": ""}
        row = type("Row", (), {"uid": clock.now(), "description": text("", "en"), **filled})()
        row.title = text(words, "en")
        for name, value in given.items():
            setattr(row, name, value)
        return matching.side(row)

    one = side("Transport for villages", themes=["mobility"])
    assert not matching.compare(one, side("A bakery")).enough
    assert not matching.compare(one, side("Transport of stone")).enough
    near = matching.compare(one, side("Drivers", themes=["mobility"], nuts="ITC1"))
    assert near.enough
    assert matching.compare(one, side("Drivers", themes=["mobility"], country="HR")) < near
    crowd = [side("Drivers", themes=["mobility"], uid=number) for number in range(9)]
    assert len(matching.best(one, crowd)) == matching.MOST


def test_an_introduction_is_a_persons_decision_and_happens_once(centre, editor):
    offer, request = pair(centre)
    given = {"kind": "request", "uid": request, "other": offer}
    for by in (ANYBODY, people.team(centres.centre())):
        with pytest.raises(NotAllowed):
            operations.introduce(by=by, **given)
    for _ in range(2):
        operations.introduce(by=editor, **given)
    contact = Contact.objects.get()
    assert (contact.record_id, contact.other_id) == (offer, request)
    assert Outgoing.objects.filter(purpose="exchange.introduced").count() == 2
    assert "meets" in [hop.kind for hop in links.of(ANYBODY, offer)]
    assert queries.matches(editor, exchange.of(offer))[0].introduced


def test_a_month_later_both_are_asked_once_and_answer_with_one_click(centre, editor, day):
    offer, request = pair(centre)
    operations.introduce(by=editor, kind="offer", uid=offer, other=request)
    day.shift(timedelta(days=29))
    assert rounds.go_round()["asked"] == 0
    day.shift(timedelta(days=1))
    assert rounds.go_round()["asked"] == 1
    assert rounds.go_round()["asked"] == 0
    letters = Outgoing.objects.filter(purpose="exchange.asked")
    contact = Contact.objects.get()
    marked = marks.mark(contact.uid)
    assert letters.count() == 2
    client, path = Client(), f"/en/outcomes/{marked}/"
    assert client.get(path).status_code == 200
    assert Contact.objects.get().outcome == ""
    assert client.post(path, {"outcome": "perhaps"}).status_code == 422
    for outcome in ("talking", "worked", "worked"):
        assert client.post(path, {"outcome": outcome, "said": "Well."}).status_code == 302
    assert (Contact.objects.get().outcome, Contact.objects.get().said) == ("worked", "Well.")
    assert "It worked" in body(client.get(path))
    assert client.get(f"/en/outcomes/{marked[:-1]}/").status_code == 404
    day.shift(marks.LONGEST + timedelta(days=1))
    with pytest.raises(Unknown):
        operations.answer(by=ANYBODY, marked=marked, outcome="worked")


def test_numbers_are_told_from_five_answers_on(centre, actor):
    uid = exchange.exchange("offer", actor)
    for number in range(queries.LEAST):
        assert queries.results() == []
        marked = marks.mark(exchange.contact("offer", uid).uid)
        outcome = "nothing" if number else "worked"
        operations.answer(by=ANYBODY, marked=marked, outcome=outcome)
    (told,) = queries.results()
    assert (told.centre, told.numbers) == (centre, {"worked": 1, "talking": 0, "nothing": 4})
    assert "What came of it" in body(Client().get("/en/offers/"))


def test_the_list_is_narrowed_and_taken_away(centre, actor, editor):
    exchange.exchange("offer", actor, title=RESPITE)
    exchange.exchange("request", actor, nature="example")
    exchange.exchange("offer", actor, visibility="centre")
    exchange.exchange("offer", actor, opened=False)
    total = {"": 2, "kind=offer": 1, "q=RESPÍTE": 1, "country=HR": 0, "theme=x": 0, "kind=x": 2}
    for query, number in total.items():
        assert f"{number} result" in body(Client().get(f"/en/offers/?{query}")), query
    assert queries.open_ones(editor, Asked()).total == 3
    table = body(Client().get("/en/offers.csv?kind=request"))
    assert table.count("/id/") == table.count("EXAMPLE · no legal effect") == 1
    assert body(Client().get("/en/offers.atom")).count("<entry>") == 2
    assert "beyond its end" in body(Client().get("/en/offers/?page=9"))


def test_an_actor_that_left_the_directory_is_offered_no_more(actor, editor):
    exchange.exchange("offer", actor)
    row = exchange.of(queries.open_ones(ANYBODY, Asked()).rows[0].uid)
    from_directory = row.actor
    type(from_directory).objects.filter(uid=actor).update(state="archived")
    assert queries.open_ones(ANYBODY, Asked()).total == 0
