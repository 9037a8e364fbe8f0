"""The rules of a card: who may, what is refused and why, and what is left behind by each verb."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from tests.factories import actors, centres, people, taxonomy
from tests.factories.sources import evidence
from vivaio.ground.actors import operations
from vivaio.ground.actors.models import LIFE, Actor
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed, Unknown
from vivaio.kernel.text import Text, text
from vivaio.platform.journal import queries as journal
from vivaio.platform.journal.models import Entry
from vivaio.platform.records.models import Receipt, Record, Slug
from vivaio.platform.records.operations import save
from vivaio.platform.records.queries import attributions
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre():
    return centres.centre()


@pytest.fixture
def editor(centre):
    return people.team(centre)


@pytest.fixture
def card(centre):
    return actors.plain_actor(centre, "Bakery")


def _amend(by, uid, language="en", version=1, values=None, **words):
    return operations.amend_actor(
        by=by, uid=uid, version=version, language=language, words=words, values=values or {}
    )


def _stored(uid):
    return Actor.objects.get(uid=uid)


def _signed_in(centre, role="editor"):
    account = people.account()
    people.appoint(account, centre, role)
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_only_the_name_is_demanded(centre, editor):
    uid = operations.register_actor(by=editor, centre=centre, name=text("Bakery", "en"))
    actor = _stored(uid)
    assert (actor.state, actor.visibility, actor.nature) == ("draft", "public", "fact")
    assert (actor.version, actor.slug, actor.published_on) == (1, "bakery", None)
    assert Record.objects.get(uid=uid).title == actor.name


def test_no_name_is_refused_with_a_sentence(centre, editor):
    with pytest.raises(Invalid) as refusal:
        operations.register_actor(by=editor, centre=centre, name=Text("en", {}))
    (message,) = refusal.value.errors["name"]
    assert message.msgid == "Give the name under which people know it."


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "no-such-kind"),
        ("country", "XX1"),
        ("nuts", "itc1"),
        ("nuts_edition", "1999"),
        ("website", "www.example.org"),
        ("website", "javascript:alert(1)"),
        ("email", "nobody"),
        ("telephone", "call me"),
        ("themes", ["no-such-theme"]),
        ("address", "x" * 301),
        ("valid_until", "tomorrow"),
    ],
)
def test_what_a_field_cannot_hold(centre, editor, field, value):
    with pytest.raises(Invalid) as refusal:
        operations.register_actor(
            by=editor, centre=centre, name=text("Bakery", "en"), values={field: value}
        )
    assert set(refusal.value.errors) == {field}
    assert not Actor.objects.exists()


@pytest.mark.parametrize(("field", "most"), [("name", 200), ("summary", 300), ("territory", 200)])
def test_a_text_is_as_long_as_it_may_be_and_no_longer(card, editor, field, most):
    _amend(editor, card, **{field: "x" * most})
    with pytest.raises(Invalid) as refusal:
        _amend(editor, card, version=2, **{field: "x" * (most + 1)})
    (message,) = refusal.value.errors[field]
    assert message.parameters == {"length": most + 1, "longest": most}


def test_all_that_is_wrong_is_told_at_once(card, editor):
    with pytest.raises(Invalid) as refusal:
        _amend(editor, card, values={"email": "x", "nuts": "x"}, summary="x" * 301, name="")
    assert set(refusal.value.errors) == {"email", "nuts", "summary", "name"}
    assert _stored(card).version == 1


@pytest.mark.parametrize("role", ["member", None])
def test_who_does_not_edit_in_the_centre_is_told_so(centre, card, role):
    by = people.team(centre, role) if role else people.team(centres.centre(country="HR"))
    with pytest.raises(NotAllowed) as refusal:
        _amend(by, card, name="Mine")
    assert "editors" in refusal.value.decision.reason.msgid
    with pytest.raises(NotAllowed):
        operations.register_actor(by=by, centre=centre, name=text("Another", "en"))
    with pytest.raises(NotAllowed):
        operations.move_actor(by=by, uid=card, version=1, verb="archive")


def test_what_may_not_be_seen_is_unknown(centre):
    hidden = actors.plain_actor(centre, "Hidden", visibility="centre")
    stranger = people.team(centres.centre(country="HR"))
    for by in (stranger, Viewer.anonymous()):
        with pytest.raises(Unknown):
            _amend(by, hidden, name="Found")
        with pytest.raises(Unknown):
            operations.move_actor(by=by, uid=hidden, version=1, verb="archive")


def test_a_card_of_the_network_is_its_coordination_s(editor):
    card = actors.plain_actor(None, "Sister")
    with pytest.raises(NotAllowed) as refusal:
        _amend(editor, card, name="Mine")
    assert "coordination" in refusal.value.decision.reason.msgid


def test_the_second_of_two_writers_is_told_and_shown_both(card, editor):
    _amend(editor, card, name="First")
    with pytest.raises(Conflict) as conflict:
        _amend(editor, card, name="Second")
    assert conflict.value.version == 2
    assert conflict.value.current.name.texts == {"en": "First"}
    assert _stored(card).name.texts == {"en": "First"}


def test_the_page_of_a_conflict_shows_both_and_saves_on_the_second_try(centre, card, editor):
    client = _signed_in(centre)
    form = {"key": uuid4(), "version": 1, "language": "en", "name": "Mine", "summary": "My words"}
    _amend(editor, card, name="Theirs", summary="Their words")
    answer = client.post("/en/actors/bakery/edit/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("Theirs", "Their words", "Mine", "My words"):
        assert words in page
    assert 'name="version" value="2"' in page
    assert client.post("/en/actors/bakery/edit/", {**form, "version": 2}).status_code == 302
    assert _stored(card).name.texts == {"en": "Mine"}


def test_a_form_sent_twice_changes_once(centre, card):
    client = _signed_in(centre)
    form = {"key": uuid4(), "version": 1, "language": "en", "name": "Mine"}
    answers = [client.post("/en/actors/bakery/edit/", form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert _stored(card).version == 2
    assert Receipt.objects.count() == 1
    assert Entry.objects.filter(verb="actor.amended").count() == 1


def test_nothing_changed_is_nothing_written(card, editor):
    before = Entry.objects.count()
    _amend(editor, card, values={"country": ""}, name="Bakery", summary="")
    assert _stored(card).version == 1
    assert Entry.objects.count() == before


def test_the_journal_says_who_changed_which_fields(centre, card, editor):
    _amend(editor, card, values={"country": "IT", "email": "a@post.example"}, summary="Bread")
    newest = journal.of(editor, card)[0]
    assert newest.sentence.startswith(editor.name)
    for field in ("country", "e-mail address", "in one sentence"):
        assert field in newest.sentence
    assert editor.name not in journal.of(Viewer.anonymous(), card)[0].sentence
    entry = Entry.objects.get(verb="actor.amended")
    assert (entry.chain, entry.subject, entry.account) == (centre, card, editor.account)
    assert "Bread" not in str(entry.parameters)
    assert editor.name not in str(entry.parameters)


def test_a_changed_fact_is_the_team_s_word_and_others_keep_their_source(centre, editor):
    given = {"name": [evidence("old")], "country": [evidence("old")]}
    card = operations.register_actor(
        by=Viewer.system(), centre=centre, name=text("Bakery", "en"), values={"country": "IT"},
        evidence=given, state="published",
    )  # fmt: skip
    _amend(editor, card, values={"country": "HR"})
    stands = attributions(card)
    assert [one.title.best().words for one in stands["name"]] == ["The gazette"]
    own = [one.title.best().words for one in stands["country"]]
    assert own == ["Entered by the team of the centre"]


def test_an_example_has_no_sources_and_stays_one(centre, editor):
    card = actors.plain_actor(centre, "Garden", nature="example")
    _amend(editor, card, values={"country": "IT"}, summary="Flowers")
    assert attributions(card) == {}
    assert _stored(card).nature == Record.objects.get(uid=card).nature == "example"


def test_new_words_of_the_original_make_translations_stale(card, editor):
    _amend(editor, card, "it", 1, name="Forno")
    _amend(editor, card, "en", 2, name="Old bakery")
    name = _stored(card).name
    assert name.texts == {"en": "Old bakery", "it": "Forno"}
    assert name.stale == {"it"}
    _amend(editor, card, "it", 3, name="Forno vecchio")
    assert _stored(card).name.stale == frozenset()


def test_a_translation_can_go_the_only_name_cannot(card, editor):
    _amend(editor, card, "it", 1, name="Forno")
    _amend(editor, card, "it", 2, name="")
    assert _stored(card).name.texts == {"en": "Bakery"}
    with pytest.raises(Invalid):
        _amend(editor, card, "en", 3, name="")


def test_what_was_written_is_found_at_once_and_what_was_not_is_not(card, editor):
    _amend(editor, card, "hr", name="Pekara")
    assert [hit.uid for hit in search.find(editor, "pekara", language="hr").hits] == [card]
    _amend(editor, card, "hr", 2, name="Kruh")
    assert not search.find(editor, "pekara", language="hr").hits


@pytest.mark.parametrize(("verb", "state"), list(LIFE.forbidden()))
def test_a_forbidden_step_is_refused_by_the_operation_and_on_the_web(centre, verb, state):
    card = actors.plain_actor(centre, "Bakery", state="draft")
    system = Viewer.system()
    for step in {"draft": (), "published": ("publish",), "archived": ("archive",)}[state]:
        operations.move_actor(by=system, uid=card, version=_stored(card).version, verb=step)
    version = _stored(card).version
    with pytest.raises(NotAllowed):
        operations.move_actor(by=people.team(centre), uid=card, version=version, verb=verb)
    answer = _signed_in(centre).post(f"/en/actors/bakery/{verb}/", {"version": version})
    assert answer.status_code == 403
    assert (_stored(card).state, _stored(card).version) == (state, version)


@pytest.mark.parametrize(
    ("verb", "start", "end"),
    [(verb, start, end) for verb, (starts, end) in LIFE.verbs.items() for start in sorted(starts)],
)
def test_an_allowed_step_is_taken(centre, verb, start, end):
    card = actors.plain_actor(centre, "Bakery", state=start)
    answer = _signed_in(centre).post(f"/en/actors/bakery/{verb}/", {"version": 1})
    assert answer.status_code == 302
    assert (_stored(card).state, _stored(card).version) == (end, 2)
    shown = Client().get("/en/actors/bakery/").status_code
    assert shown == (200 if end == "published" else 404)


def test_no_other_verb_is_known(centre, card, editor):
    with pytest.raises(Unknown):
        operations.move_actor(by=editor, uid=card, version=1, verb="explode")
    assert _signed_in(centre).post("/en/actors/bakery/explode/").status_code == 404


def test_an_old_address_leads_to_the_new_one(centre, card):
    actor = _stored(card)
    save(actor, by=Viewer.system(), verb="actor.amended", slug_words="New bakery")
    answer = Client().get("/it/actors/bakery/")
    assert (answer.status_code, answer["Location"]) == (301, "/it/actors/new-bakery/")
    other = actors.plain_actor(centre, "Bakery")
    assert _stored(other).slug == "bakery-2"
    assert set(Slug.objects.filter(record=card).values_list("slug", "is_current")) == {
        ("bakery", False),
        ("new-bakery", True),
    }


def test_an_old_address_of_a_hidden_card_leads_nowhere(centre):
    card = actors.plain_actor(centre, "Bakery", visibility="centre")
    save(_stored(card), by=Viewer.system(), verb="actor.amended", slug_words="Secret")
    answer = Client().get("/it/actors/bakery/")
    assert answer.status_code == 404
    assert "secret" not in answer.content.decode()


def test_a_day_that_has_passed_asks_to_be_checked(centre):
    taxonomy.schemes()
    actors.plain_actor(centre, "Bakery", values={"valid_until": date(2001, 1, 1)})
    assert "Past its date" in Client().get("/en/actors/bakery/").content.decode()


def test_a_role_is_somebody_s(centre, card):
    with pytest.raises(NotAllowed):
        operations.give_role(
            by=people.team(centre, "member"), centre=centre, role="member", actor=card,
            evidence=evidence(), standing="in_force",
        )  # fmt: skip
    assert actors.role(centre, card)
