"""Who sends a request."""

import pytest
from django.test import Client

from tests.factories import actors, centres, people
from vivaio.ground.people.models import Person
from vivaio.platform.journal import operations as journal
from vivaio.platform.journal.models import Personal
from vivaio.platform.registry import personal_data

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    centre = centres.centre()
    actors.plain_actor(centre, "Bakery", state="draft")
    account = people.account("Ana")
    people.appoint(account, centre, "editor")
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    client.post("/en/actors/bakery/publish/", {"version": "1"})
    return account


def test_what_a_person_did_in_the_browser_is_given_to_them(editor):
    person = Person.objects.get(account=editor)
    export = personal_data.get("journal.Personal").export
    assert "actor.publish" in [act["verb"] for act in export(person.uid)]


def test_what_a_person_did_in_the_browser_is_erased_with_them(editor):
    person = Person.objects.get(account=editor)
    journal.erase_person(person.uid)
    assert not Personal.objects.filter(entry__verb="actor.publish").exists()


def test_an_account_without_a_person_acts_all_the_same(editor):
    Person.objects.all().delete()
    client = Client()
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post("/en/actors/bakery/archive/", {"version": "2"})
    assert answer.status_code == 302
    assert Personal.objects.get(entry__verb="actor.archive").person is None
