"""The queue, the comparison and what is done there, as editors use them."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.factories import actors, centres, duplicates, people, taxonomy
from vivaio.ground.actors.models import Actor
from vivaio.ground.centres.models import Centre
from vivaio.ground.duplicates import looking, queries
from vivaio.ground.duplicates.models import Candidate, State
from vivaio.platform.registry import desk_items
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    """A centre with a pair, and a browser of one of its editors."""
    taxonomy.schemes()
    centre = centres.centre()
    pair = duplicates.twins(centre, values={"country": "IT"})
    return centre, pair, _browser(centre)


def _browser(centre, role="editor"):
    account = people.account()
    people.appoint(account, centre, role)
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    client.account = account
    return client


def _words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def _queue(centre):
    return f"/en/centres/{Centre.objects.get(uid=centre).slug}/duplicates/"


def _choices(page, **chosen):
    """What the form of a page holds, as a browser would send it."""
    html = page.content.decode()
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html))
    for tag in re.findall(r"<input[^>]*type=\"radio\"[^>]*>", html):
        if "checked" in tag:
            name, value = (re.search(rf'{part}="([^"]*)"', tag)[1] for part in ("name", "value"))
            fields[name] = value
    return {**fields, **chosen}


def test_from_the_queue_to_one_card_and_back(house):
    centre, pair, client = house
    looking.look()
    queue = client.get(_queue(centre))
    assert "Kestrel House / The Kestrel House" in _words(queue)
    page = client.get(f"/en/duplicates/{pair.uid}/")
    assert "What only one of the two has is marked" in _words(page)
    assert "<mark>The </mark>" in page.content.decode()
    answer = client.post(f"/en/duplicates/{pair.uid}/", _choices(page))
    assert answer.status_code == 302
    merged = client.get(answer["Location"])
    assert "Undo the merge" in _words(merged)
    assert "What went into it" in _words(client.get(_queue(centre)))
    undo = re.search(r'action="(/en/duplicates/merges/[^"]+)"', merged.content.decode())[1]
    assert client.get(client.post(undo)["Location"]).status_code == 200
    assert Candidate.objects.get().state == State.OPEN


def test_a_form_that_is_not_whole_is_shown_again(house):
    _, pair, client = house
    path = f"/en/duplicates/{pair.uid}/"
    assert client.post(path, {}).status_code == 422
    wrong = client.post(path, _choices(client.get(path), keep="neither"))
    assert wrong.status_code == 422


def test_a_card_that_was_changed_meanwhile_is_shown_with_what_was_chosen(house):
    _, pair, client = house
    path = f"/en/duplicates/{pair.uid}/"
    sent = _choices(client.get(path), keep="other")
    Actor.objects.filter(pk=pair.one_id).update(version=7, town="Asti")
    again = client.post(path, sent)
    assert again.status_code == 422
    assert "changed in the meantime" in _words(again)
    assert "Asti" in _words(again)
    fresh = _choices(again)
    assert fresh["keep"] == "other"
    assert client.post(path, fresh).status_code == 302


def test_not_the_same_and_asking_again(house):
    _, pair, client = house
    path = f"/en/duplicates/{pair.uid}/"
    assert client.post(f"{path}different/").status_code == 302
    assert "It was judged that these are not the same." in _words(client.get(path))
    assert client.post(path, {"keep": "one"}).status_code in (403, 422)
    assert client.post(f"{path}again/").status_code == 302
    assert Candidate.objects.get().state == State.OPEN
    assert client.post(f"{path}nonsense/").status_code == 404


def test_across_centres_the_others_are_asked(house):
    centre, _, mine = house
    elsewhere = centres.centre()
    theirs = _browser(elsewhere)
    pair = duplicates.twins(centre, elsewhere)
    path = f"/en/duplicates/{pair.uid}/"
    page = mine.get(path)
    assert "ask those who keep it to merge the two" in _words(page)
    assert 'name="keep"' not in page.content.decode()
    assert mine.post(path, {"keep": "one"}).status_code == 403
    assert mine.post(f"{path}propose/").status_code == 302
    assert "You are asked" in _words(theirs.get(_queue(elsewhere)))
    lines = list(desk_items.get("duplicates").lines(people.viewer(theirs.account)))
    assert [line.message.msgid.split()[:3] for line in lines] == [["You", "are", "asked"]]
    page = theirs.get(path)
    assert "agrees to it" in _words(page)
    assert theirs.post(path, _choices(page)).status_code == 302


def test_two_others_are_named_by_their_addresses(house):
    centre, _, client = house
    one = Actor.objects.get(uid=actors.plain_actor(centre, "Owl"))
    two = Actor.objects.get(uid=actors.plain_actor(centre, "Wren"))
    path = _queue(centre)
    given = {"key": "01939a63-0000-7000-8000-000000000001",
             "one": f"https://vivaio.example/it/actors/{one.slug}/", "other": two.slug}  # fmt: skip
    answer = client.post(path, given)
    assert answer["Location"].startswith("/en/duplicates/")
    itself = client.post(path, {**given, "other": one.slug})
    assert itself.status_code == 422
    assert "merged with itself" in _words(itself)
    for wrong in ("nobody", "https://[", "a/b/c", "\u0000"):
        assert client.post(path, {**given, "other": wrong}).status_code == 422


def test_the_queue_is_for_editors(house):
    centre, pair, _ = house
    member = _browser(centre, "member")
    assert member.get(_queue(centre)).status_code == 403
    assert member.get(f"/en/duplicates/{pair.uid}/").status_code == 404
    stranger = _browser(centres.centre())
    assert stranger.get(_queue(centre)).status_code == 403
    assert stranger.get(f"/en/duplicates/{pair.uid}/").status_code == 404
    assert stranger.get("/en/network/duplicates/").status_code == 403
    assert Client().get(_queue(centre)).status_code == 302


def test_a_longer_queue_asks_the_database_no_more(house, django_assert_max_num_queries):
    centre, _, client = house
    client.get(_queue(centre))
    for _ in range(4):
        duplicates.twins(centre)
    with django_assert_max_num_queries(22):
        client.get(_queue(centre))
    viewer = people.viewer(client.account)
    with django_assert_max_num_queries(1):
        assert len(queries.waiting(viewer)) == 5
    with django_assert_max_num_queries(0):
        assert queries.waiting(Viewer.anonymous()) == []
