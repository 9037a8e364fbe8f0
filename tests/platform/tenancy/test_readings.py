"""Readings: the rows a queryset would give, for other values, viewers, shapes and lengths."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import CharField, QuerySet, UUIDField
from django.test.utils import CaptureQueriesContext

from tests.factories import actors, centres
from vivaio.ground.actors.models import Actor
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.readings import Reading
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db


class Two(NamedTuple):
    """Two centres, each with a card that everybody may see."""

    a: UUID
    b: UUID


@pytest.fixture
def two(db: None) -> Two:
    """Two centres."""
    made = Two(centres.centre(), centres.centre())
    for centre in made:
        actors.actor(centre)
    return made


def composed(viewer: Viewer, *shape: int, uids: Any = None, **places: Any) -> QuerySet[Any, Any]:
    """Records that a viewer may see: narrowed by whatever is given, and cut by the shape."""
    rows = Record.objects.visible_to(viewer).filter(**places).order_by("change")
    rows = rows if uids is None else rows.filter(uid__in=uids)
    return rows.values_list("title", "uid", "updated_at")[slice(*shape) if shape else slice(None)]


@pytest.fixture
def reading() -> Reading:
    """A new one, which has composed nothing yet."""
    return Reading(composed, kind=CharField(), country=CharField(), uids=UUIDField())


def test_rows_are_those_of_the_queryset(two: Two, reading: Reading) -> None:
    viewer = Viewer.system()
    for kind in ("actor", "centre", "nothing", "actor"):
        assert reading.rows(viewer, kind=kind) == list(composed(viewer, kind=kind))


def test_what_is_given_is_part_of_what_is_composed(two: Two, reading: Reading) -> None:
    viewer = Viewer.system()
    actors.actor(two.a, country="FR")
    for given in ({"kind": "actor"}, {"kind": "actor", "country": "FR"}, {"country": "FR"}, {}):
        expected = list(composed(viewer, **given))
        assert reading.rows(viewer, **given) == expected
        assert len(expected) == len({uid for _, uid, _ in expected})


def test_each_sight_has_its_own(two: Two, reading: Reading) -> None:
    hidden = actors.actor(two.a, visibility="centre")
    insider = Viewer(account=1, roles={two.a: frozenset({"read"})})
    neighbour = Viewer(account=2, roles={two.b: frozenset({"read"})})
    for viewer, sees in (
        (insider, True),
        (neighbour, False),
        (Viewer.anonymous(), False),
        (insider, True),
        (Viewer.system(), True),
    ):
        uids = {uid for _, uid, _ in reading.rows(viewer, kind="actor")}
        assert (hidden in uids) is sees


def test_lists_of_any_length(two: Two, reading: Reading) -> None:
    viewer = Viewer.system()
    uids = [uid for _, uid, _ in composed(viewer)]
    for number in (0, 1, 3, len(uids), 1):
        found = reading.rows(viewer, uids=uids[:number])
        assert {uid for _, uid, _ in found} == set(uids[:number])


def test_shapes_cut(two: Two, reading: Reading) -> None:
    viewer = Viewer.system()
    whole = reading.rows(viewer)
    assert reading.rows(viewer, 1, 3) == whole[1:3]
    assert reading.rows(viewer, 0, 2) == whole[:2]


def test_instances_are_whole(two: Two) -> None:
    by_slug = Reading(
        lambda viewer, slug: Actor.objects.visible_to(viewer).filter(slug=slug), slug=CharField()
    )
    uid = actors.actor(two.a)
    kept = Actor.objects.get(uid=uid)
    found = by_slug.first(Actor, Viewer.system(), slug=kept.slug)
    assert found is not None
    fields = [field.attname for field in Actor._meta.concrete_fields]
    assert [getattr(found, name) for name in fields] == [getattr(kept, name) for name in fields]
    assert not found._state.adding
    assert by_slug.first(Actor, Viewer.system(), slug="nobody") is None


def test_a_reading_is_one_statement(two: Two, reading: Reading) -> None:
    with CaptureQueriesContext(connection) as captured:
        reading.rows(Viewer.anonymous(), kind="actor")
        reading.rows(Viewer.anonymous(), kind="place")
    assert len(captured) == 2
