"""Operations: one at a time, and what a form asks for once."""

from threading import Thread
from uuid import uuid4

import pytest
from django.db import connection

from tests.factories import actors, centres, people
from vivaio.ground.actors import operations
from vivaio.ground.actors.models import Actor
from vivaio.kernel.errors import Conflict, NotAllowed
from vivaio.kernel.text import Text
from vivaio.platform.records.models import Receipt, Slug
from vivaio.platform.records.writing import data_version
from vivaio.platform.tenancy.viewer import Viewer


def _amend(by, uid, key, words="New words", version=1):
    return operations.amend_actor(
        by=by, uid=uid, version=version, language="en", words={"summary": words}, values={}, key=key
    )


@pytest.mark.django_db
def test_a_form_sent_twice_is_done_once():
    centre = centres.centre()
    editor, uid, key = people.team(centre), actors.plain_actor(centre, "Bakery"), uuid4()
    assert _amend(editor, uid, key) == uid
    assert _amend(editor, uid, key) == uid
    assert Actor.objects.get(uid=uid).version == 2
    assert Receipt.objects.count() == 1


@pytest.mark.django_db
def test_a_form_sent_again_with_other_words_is_not_taken_for_done():
    centre = centres.centre()
    editor, uid, key = people.team(centre), actors.plain_actor(centre, "Bakery"), uuid4()
    _amend(editor, uid, key)
    with pytest.raises(Conflict):
        _amend(editor, uid, key, "Other words")
    _amend(editor, uid, key, "Other words", version=2)
    assert Actor.objects.get(uid=uid).summary.texts["en"] == "Other words"


@pytest.mark.django_db
def test_the_key_of_another_gives_nothing_away_and_takes_nothing():
    centre = centres.centre()
    uid, key = actors.plain_actor(centre, "Bakery"), uuid4()
    _amend(people.team(centre), uid, key)
    with pytest.raises(NotAllowed):
        _amend(people.team(centres.centre(country="HR")), uid, key)
    _amend(people.team(centre), uid, key, "Mine", version=2)
    assert Actor.objects.get(uid=uid).summary.texts["en"] == "Mine"


@pytest.mark.django_db
def test_a_refused_operation_leaves_its_key_free():
    centre = centres.centre()
    editor, uid, key = people.team(centre), actors.plain_actor(centre, "Bakery"), uuid4()
    before = data_version()
    with pytest.raises(Conflict):
        _amend(editor, uid, key, version=7)
    assert data_version() == before
    assert not Receipt.objects.exists()
    _amend(editor, uid, key)
    assert Actor.objects.get(uid=uid).version == 2


@pytest.mark.django_db(transaction=True)
def test_two_who_give_the_same_name_at_once_get_two_addresses():
    centre = centres.centre()
    failures = []

    def register():
        try:
            operations.register_actor(
                by=Viewer.system(), centre=centre, name=Text("en", {"en": "Bakery"})
            )
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [Thread(target=register) for _ in range(4)]
    for thread in threads:
        thread.start()
        # SQLite has one writer at a time anyway, and in memory a single connection.
        if not connection.features.test_db_allows_multiple_connections:
            thread.join()
    for thread in threads:
        thread.join()
    assert failures == []
    slugs = Slug.objects.filter(kind="actor").values_list("slug", "record_id")
    assert {slug for slug, _ in slugs} == {"bakery", "bakery-2", "bakery-3", "bakery-4"}
    assert dict(slugs) == dict(Actor.objects.values_list("slug", "uid"))
