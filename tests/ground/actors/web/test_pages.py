"""The pages of the directory, where requests are odd and little is known."""

import pytest
from django.test import Client

from tests.factories import actors, centres, people, taxonomy
from vivaio.ground.actors.models import Actor
from vivaio.ground.actors.web import presenters
from vivaio.platform.links import operations as links
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db


def _signed_in(account):
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("version", ["", "²", "x", "-1", "9" * 40])
def test_a_version_that_is_none_changes_nothing(version):
    centre = centres.centre()
    uid = actors.plain_actor(centre, "Bakery", state="draft")
    editor = people.account()
    people.appoint(editor, centre, "editor")
    answer = _signed_in(editor).post("/en/actors/bakery/publish/", {"version": version})
    assert answer.status_code == 302
    assert Actor.objects.get(uid=uid).state == "draft"


def test_an_operator_of_an_empty_platform_adds_no_card():
    operator = people.account(is_superuser=True)
    assert _signed_in(operator).get("/en/actors/add/").status_code == 403


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [("2015", "", "since 2015"), ("2015", "2020", "2015 – 2020"), ("", "2020", " – 2020")],
)
def test_a_tie_says_when_it_held(since, until, words):
    centre = centres.centre()
    manager = actors.plain_actor(centre, "Foundation")
    place = actors.place(centre, actors.plain_actor(centre, "Another"))
    links.link(
        by=Viewer.system(), kind="managed_by", source=place, target=manager,
        since=since, until=until,
    )  # fmt: skip
    page = Client().get("/en/actors/foundation/").content.decode()
    assert f'<span class="muted">{words}</span>' in page
    assert page.count("since") == (words.startswith("since"))


def test_a_card_without_words_is_complete_in_no_language():
    uid = actors.plain_actor(centres.centre(), "Bakery")
    states = dict(presenters.language_state(Actor.objects.get(uid=uid)))
    assert set(states.values()) == {"none"}


def test_a_card_that_goes_while_a_list_is_made_is_left_out():
    taxonomy.schemes()
    centre = centres.centre()
    gone, _ = actors.plain_actor(centre, "Bakery"), actors.plain_actor(centre, "Garden")
    Actor.objects.filter(uid=gone).delete()
    answer = Client().get("/en/actors/")
    assert answer.status_code == 200
    assert b"Garden" in answer.content
