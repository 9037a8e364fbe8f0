"""The page of a consortium."""

import pytest
from django.test import Client

from tests.factories import actors, centres
from tests.factories.consortia import consortium, partner
from vivaio.contexts.consortium.models import Consortium

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db


def test_a_partner_whose_card_is_not_public_is_neither_named_nor_counted():
    centre = centres.centre()
    shown = actors.plain_actor(centre, "Bakery")
    hidden = actors.plain_actor(centre, "Garden", visibility="network")
    uid = consortium([partner(shown, "crane", "lead"), partner(hidden, "heron")])
    found = Consortium.objects.get(uid=uid)
    page = Client().get(f"/en/{found.record_address()}").content.decode()
    assert '<a href="/en/actors/bakery/">crane as printed</a>' in page
    assert "heron" not in page
    assert "1 partner " in page
