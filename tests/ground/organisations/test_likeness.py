"""Names that may be of the same body, across alphabets and legal forms."""

import pytest

from tests.factories import actors, centres
from vivaio.ground.actors import queries
from vivaio.ground.actors.likeness import ALIKE, likeness, plain
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Δήμος Αθηναίων", "Dimos Athinaion"),
        ("Мостови", "Mostovi"),
        ("Udruga Susjedi", "SUSJEDI"),
        ("Mani Vicine ODV", "Associazione Mani vicine"),
        ("Zadruga Društvena kuhinja", "Drustvena Kuhinja"),
        ("Comune di Torino", "Comune di Torno"),
    ],
)
def test_alike(one, other):
    assert likeness(plain(one), plain(other)) >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [("Comune di Torino", "Politecnico di Milano"), ("Bakery", "Library"), ("", "Library")],
)
def test_not_alike(one, other):
    assert likeness(plain(one), plain(other)) < ALIKE


@pytest.mark.django_db
def test_only_what_one_may_see_is_offered():
    centre = centres.centre()
    shown = actors.plain_actor(centre, "Kestrel House")
    actors.plain_actor(centre, "Kestrel Home", state="draft")
    found = queries.likely(Viewer.anonymous(), "the kestrel house", "IT")
    assert [one.uid for one in found] == [shown]
    assert queries.likely(Viewer.anonymous(), "Owl") == []
