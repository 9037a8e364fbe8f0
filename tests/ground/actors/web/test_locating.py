"""The small drawing of a card: its place, or its region; never a place that nobody gave."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import actors, centres

pytestmark = pytest.mark.django_db

TORINO = {"latitude": 45.07, "longitude": 7.69}
PIEMONTE = {"nuts": "ITC1", "nuts_edition": "2024"}


def _page(client: Client, **values: object) -> str:
    uid = actors.plain_actor(centres.centre(), "Somebody", visibility="public", values=values)
    return client.get(f"/id/{uid}", follow=True).content.decode()


def test_at_its_place(client: Client) -> None:
    page = _page(client, country="IT", town="Torino", **TORINO, **PIEMONTE)
    assert 'class="spot spot--own"' in page
    assert "Torino, " in page
    assert "without an exact position" not in page


def test_in_its_region(client: Client) -> None:
    page = _page(client, country="IT", **PIEMONTE)
    assert 'class="spot spot--area"' in page
    assert "Italy, without an exact position" in page


@pytest.mark.parametrize(
    "values", [{}, {"country": "IT"}, {"country": "US"}, {"country": "SI", **TORINO}, PIEMONTE]
)
def test_nowhere(client: Client, values: dict[str, object]) -> None:
    """Only a country, none, one that is not drawn, a place far outside it: no drawing."""
    page = _page(client, **values)
    assert "locator" not in page
    assert "map.css" not in page
