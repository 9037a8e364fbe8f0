"""Removing examples: gone for good, though they rest on each other; facts stay."""

import pytest
from django.test import Client

from tests.factories import actors, centres
from tests.factories.sources import evidence
from vivaio.ground.actors import operations
from vivaio.ground.actors.models import Actor, CentreRole, SisterCard
from vivaio.kernel.errors import NotAllowed
from vivaio.kernel.text import Text
from vivaio.platform.records.models import Record
from vivaio.platform.records.removal import remove_examples
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db


def _sister_card(directory, about):
    return operations.keep_sister_card(
        by=Viewer.system(), directory=directory, about=about, source=evidence("sister").source,
        slug="sister", title=Text("en", {"en": "Sister"}), text=Text("en", {"en": "Words"}),
        nature="example",
    )  # fmt: skip


def test_examples_go_though_they_rest_on_each_other():
    centre = centres.centre()
    fact = actors.plain_actor(centre, "Bakery")
    example = actors.plain_actor(centre, "Garden", nature="example")
    _sister_card(example, example)
    actors.role(centre, example)
    actors.role(centre, fact)
    assert remove_examples(by=Viewer.system()) == 2
    assert [actor.uid for actor in Actor.objects.all()] == [fact]
    assert [role.actor_id for role in CentreRole.objects.all()] == [fact]
    assert not SisterCard.objects.exists()
    assert Client().get(f"/id/{example}").status_code == 410
    assert Client().get(f"/id/{fact}").status_code == 303


def test_nothing_is_known_of_an_example_but_that_it_was_there():
    example = actors.plain_actor(centres.centre(), "Garden", nature="example")
    remove_examples(by=Viewer.system())
    record = Record.objects.get(uid=example)
    assert not record.title
    assert not record.sort_keys.exists()
    assert remove_examples(by=Viewer.system()) == 0


def test_only_the_platform_itself_removes_examples():
    with pytest.raises(NotAllowed):
        remove_examples(by=Viewer.anonymous())
