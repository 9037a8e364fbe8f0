"""What one save leaves behind, all of it or nothing."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import Client

from tests.factories import actors, centres
from tests.factories.sources import evidence, said
from vivaio.ground.actors.models import Actor
from vivaio.kernel import clock
from vivaio.kernel.errors import Conflict
from vivaio.kernel.language import INTERFACE
from vivaio.kernel.text import text
from vivaio.platform.journal.models import Entry
from vivaio.platform.records import operations as records
from vivaio.platform.records.models import Assertion, Record
from vivaio.platform.records.writing import data_version
from vivaio.platform.search import queries as search
from vivaio.platform.search.models import SearchRow
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db

SYSTEM = Viewer.system()


@pytest.fixture
def actor() -> Actor:
    uid = actors.plain_actor(centres.centre(), "Bakery", values={"country": "IT"})
    return Actor.objects.get(uid=uid)


def _save(actor: Actor, **given: str) -> Record:
    return records.save(actor, by=SYSTEM, verb="actor.amended", **given)


def test_row_and_identity_say_the_same(actor: Actor) -> None:
    record = Record.objects.get(uid=actor.uid)
    for field in ("nature", "visibility", "state", "version", "centre_id", "country", "origin"):
        assert getattr(record, field) == getattr(actor, field), field
    assert (record.kind, record.title, record.address) == ("actor", actor.name, "actors/bakery/")
    assert record.is_open
    assert record.change <= data_version()


def test_each_save_counts_once_and_is_newer(actor: Actor) -> None:
    before = Record.objects.get(uid=actor.uid)
    actor.country = "HR"
    after = _save(actor)
    assert (after.version, after.country) == (before.version + 1, "HR")
    assert after.change > before.change
    assert after.created_at == before.created_at
    assert after.updated_at >= before.updated_at
    assert Entry.objects.filter(subject=actor.uid).count() == 2


def test_there_is_a_sort_key_for_each_language(actor: Actor) -> None:
    record = Record.objects.get(uid=actor.uid)
    assert set(record.sort_keys.values_list("language", flat=True)) == set(INTERFACE)
    before = set(record.sort_keys.values_list("language", "key"))
    actor.name = text("Zebra", "en", it="Asino")
    _save(actor)
    after = set(record.sort_keys.values_list("language", "key"))
    assert not before & after
    assert dict(after)["it"] < dict(after)["en"]


def test_a_stale_copy_is_never_written_over_a_newer_one(actor: Actor) -> None:
    copy = Actor.objects.get(uid=actor.uid)
    actor.country = "HR"
    _save(actor)
    copy.country = "SI"
    with pytest.raises(Conflict) as conflict:
        _save(copy)
    assert conflict.value.version == 2
    assert Actor.objects.get(uid=actor.uid).country == "HR"
    assert Record.objects.get(uid=actor.uid).country == "HR"


def test_a_save_that_fails_leaves_nothing(actor: Actor) -> None:
    before = (data_version(), Entry.objects.count(), SearchRow.objects.count())
    actor.name = text("Zebra", "en")
    with transaction.atomic():
        _save(actor)
        transaction.set_rollback(True)
    assert (data_version(), Entry.objects.count(), SearchRow.objects.count()) == before
    assert not search.find(SYSTEM, "zebra", language="en").hits
    assert Client().get("/en/actors/bakery/").status_code == 200


def test_what_was_deleted_is_found_no_more(actor: Actor) -> None:
    actor.deleted_at = clock.now()
    _save(actor)
    assert not search.find(SYSTEM, "bakery", language="en").hits
    assert not SearchRow.objects.filter(uid=actor.uid).exists()
    assert Client().get("/en/actors/bakery/").status_code == 404
    assert Client().get(f"/id/{actor.uid}").status_code == 410


def test_the_day_of_publication_stays(actor: Actor) -> None:
    first = actor.published_on
    assert first is not None
    actor.state = "archived"
    _save(actor)
    actor.state = "published"
    assert _save(actor).published_on == first


def test_evidence_replaces_that_of_its_own_fields_alone(actor: Actor) -> None:
    record = Record.objects.get(uid=actor.uid)
    records.attribute(record, {"name": [evidence("one"), evidence("one", "other")]})
    records.attribute(record, {"country": [evidence("two")]})
    records.attribute(record, {"name": [evidence("three", "third")]})
    stands = set(record.provenance.values_list("field", "source__key"))
    assert {pair for pair in stands if pair[0] == "name"} == {("name", "third")}
    assert ("country", "gazette") in stands


def test_statements_replace_those_before_in_their_order(actor: Actor) -> None:
    record = Record.objects.get(uid=actor.uid)
    records.assert_all(record, said("old"))
    records.assert_all(record, list(reversed(said("new"))))
    rows = Assertion.objects.filter(record=record)
    assert [row.subject for row in rows] == ["seat_legal", "mission"]
    assert [row.standing for row in rows] == ["announced", "in_force"]
    assert "old" not in str(rows.values_list("quotation", flat=True))


def test_a_source_that_is_not_there_is_a_mistake(actor: Actor) -> None:
    record = Record.objects.get(uid=actor.uid)
    with pytest.raises(LookupError, match="nowhere"):
        records.attribute(record, {"name": [records.Evidence("nowhere")]})
