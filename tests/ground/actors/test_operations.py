"""Writing the directory."""

import pytest
from django.test import Client

from tests.factories import actors, centres, people
from vivaio.ground.actors import operations
from vivaio.ground.actors.models import Actor
from vivaio.kernel.errors import Invalid
from vivaio.kernel.text import Text
from vivaio.platform.records.queries import attributions
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db


def _amend(by, uid, language, **words):
    operations.amend_actor(by=by, uid=uid, version=1, language=language, words=words, values={})


def test_a_new_card_holds_no_control_characters():
    uid = actors.plain_actor(centres.centre(), " Bak\x0bery\x01 ")
    assert Actor.objects.get(uid=uid).name.texts == {"en": "Bakery"}
    assert Client().get("/en/feed.atom").status_code == 200


def test_a_name_of_control_characters_is_none():
    with pytest.raises(Invalid):
        actors.plain_actor(centres.centre(), "\x01 \x02")


def test_a_text_of_which_nothing_is_left_in_a_language_is_not_written_in_it():
    name = Text("en", {"en": "Bakery", "it": "Forno"})
    uid = operations.register_actor(
        by=Viewer.system(),
        centre=centres.centre(),
        name=name,
        texts={"summary": Text("en", {"en": "Bread", "it": " "})},
    )
    assert Actor.objects.get(uid=uid).summary.texts == {"en": "Bread"}


def test_a_translation_stands_under_the_source_of_its_original():
    centre = centres.centre()
    uid = actors.actor(centre)
    before = attributions(uid)["name"]
    _amend(people.team(centre), uid, "hr", name="Pekara")
    assert attributions(uid)["name"] == before


def test_an_original_that_is_changed_is_the_team_s_own_word():
    centre = centres.centre()
    uid = actors.actor(centre)
    before = attributions(uid)["name"]
    source = Actor.objects.get(uid=uid).name.source
    _amend(people.team(centre), uid, source, name="Another name")
    assert attributions(uid)["name"] != before
