"""Words in addresses."""

import pytest

from tests.factories import actors, centres
from vivaio.ground.actors.models import Actor
from vivaio.platform.records.slugs import slugify


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Città dell'Altra Economia", "citta-dell-altra-economia"),
        ("Đurđevac, d.o.o.", "durdevac-d-o-o"),
        ("Κοινότητα", "koinotita"),
        ("社会", ""),
        ("x" * 200, "x" * 80),
    ],
)
def test_words_become_an_address(words, slug):
    assert slugify(words) == slug


@pytest.mark.django_db
def test_a_card_never_takes_the_address_of_another_page():
    uid = actors.plain_actor(centres.centre(), "ADD")
    assert Actor.objects.get(uid=uid).slug == "add-2"
