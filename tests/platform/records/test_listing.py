"""Lists: in the alphabet's order, narrowed, counted, and right again after every change."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

import pytest
from django.db import transaction

from tests.factories import actors, centres
from vivaio.ground.actors import operations
from vivaio.platform.records import listing
from vivaio.platform.records.models import Record, SortKey
from vivaio.platform.tenancy.viewer import Viewer

NAMES = ("Čista voda", "Cvet", "Zrno", "Ćuk", "Dom", "Apis", "Šola", "Sol")


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


def titles(viewer: Viewer, **asked: str) -> list[str]:
    """The whole list, read three at a time."""
    found: list[str] = []
    while True:
        page = listing.page(viewer, "actor", start=len(found), count=3, **asked)
        found += [heading.title.best(viewer.language).words for heading in page.headings]
        if len(page.headings) < 3:
            assert page.total == len(found)
            return found


@pytest.mark.django_db
@pytest.mark.parametrize("sorting", [0, 30, 10**9])
def test_the_order_is_the_alphabets_however_it_is_found(
    sorting: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "SORTING", sorting)
    centre = centres.centre()
    for number, name in enumerate(NAMES):
        actors.plain_actor(centre, name, values={"country": "SI" if number % 2 else "HR"})
    croatian, english = Viewer.anonymous("hr"), Viewer.anonymous("en")
    expected = ["Apis", "Cvet", "Čista voda", "Ćuk", "Dom", "Sol", "Šola", "Zrno"]
    assert titles(croatian) == expected
    assert titles(english) == ["Apis", "Čista voda", "Ćuk", "Cvet", "Dom", "Sol", "Šola", "Zrno"]
    assert titles(croatian, country="SI") == ["Apis", "Cvet", "Ćuk", "Sol"]
    assert titles(croatian, country="FR") == titles(croatian, category="nothing") == []


@pytest.mark.django_db
def test_keys_follow_country_and_kind(two: Two) -> None:
    uid = actors.actor(two.a, country="IT")
    operations.amend_actor(
        by=Viewer.system(), uid=uid, version=1, language="en", words={}, values={"country": "FR"}
    )
    assert set(SortKey.objects.filter(record=uid).values_list("country", flat=True)) == {"FR"}


@pytest.mark.django_db
def test_counts_are_each_sights_own(two: Two) -> None:
    before = listing.tally(Viewer.anonymous(), "actor").total()
    actors.actor(two.a, visibility="network", country="GR")
    actors.actor(two.a, visibility="centre", country="GR")
    insider = Viewer(account=1, roles={two.a: frozenset({"read"})})
    neighbour = Viewer(account=2, roles={two.b: frozenset({"read"})})
    assert listing.tally(Viewer.anonymous(), "actor").total() == before
    assert listing.tally(neighbour, "actor").total("GR") == 1
    assert listing.tally(insider, "actor").total("GR") == 2
    assert "GR" not in listing.tally(Viewer.anonymous(), "actor").countries()


@pytest.mark.django_db(transaction=True)
def test_a_kept_count_ends_with_the_next_change() -> None:
    centre = centres.centre()
    viewer = Viewer.anonymous()
    assert listing.tally(viewer, "actor").total() == 0
    uid = actors.plain_actor(centre, "One", values={"country": "IT"})
    first = listing.tally(viewer, "actor")
    assert first.total() == first.total("IT") == 1
    assert listing.tally(viewer, "actor") is first
    operations.move_actor(by=Viewer.system(), uid=uid, version=1, verb="archive")
    assert listing.tally(viewer, "actor").total() == 0


@pytest.mark.django_db(transaction=True)
def test_what_a_transaction_counts_is_not_kept() -> None:
    centre = centres.centre()
    viewer = Viewer.anonymous()

    def undone() -> UUID:
        with transaction.atomic():
            uid = actors.plain_actor(centre, "Never", values={"country": "IT"})
            assert listing.tally(viewer, "actor").total() == 1
            transaction.set_rollback(True)
            return uid

    uid = undone()
    assert not Record.objects.filter(uid=uid).exists()
    actors.plain_actor(centre, "Draft", state="draft")
    assert listing.tally(viewer, "actor").total() == 0


def test_a_tally_adds_up() -> None:
    tally = listing.Tally.of([("IT", "a", 2), ("IT", "", 1), ("", "", 4), ("FR", "a", 8)])
    assert tally.total() == 15
    assert tally.total("IT") == 3
    assert tally.total(category="a") == 10
    assert tally.total("IT", "a") == 2
    assert tally.total("XX") == 0
    assert tally.countries() == ["FR", "IT"]
