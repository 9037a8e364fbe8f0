"""Giving records to search when its index is built again."""

import pytest

from tests.factories import actors, centres
from vivaio.kernel import clock
from vivaio.platform.records.models import Record
from vivaio.platform.registry import search_sources
from vivaio.platform.search import operations as search
from vivaio.platform.search.queries import find
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db


def test_a_record_that_came_after_the_numbers_were_read_does_not_stop_it():
    centre = centres.centre()
    known, late = actors.plain_actor(centre, "Bakery"), actors.plain_actor(centre, "Garden")
    # What a reading sees of a record that is committed between its two questions.
    Record.objects.filter(uid=late).update(deleted_at=clock.now())
    documents = search_sources.get("actor").documents()
    assert {document.uid for document in documents} == {known}


def test_an_index_built_again_finds_the_same():
    actors.plain_actor(centres.centre(), "Bakery")
    search.rebuild()
    hits = find(Viewer.anonymous(), "bakery", language="en").hits
    assert [hit.title for hit in hits] == ["Bakery"]
