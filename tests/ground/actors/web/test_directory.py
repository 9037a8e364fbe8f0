"""The directory's page: what its address says, what it tells, and what it gives away."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.test import Client

from tests.factories import actors, centres

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre() -> UUID:
    """A centre with cards in two countries."""
    made = centres.centre()
    for number in range(3):
        actors.plain_actor(made, f"Italian {number}", values={"country": "IT"})
    actors.plain_actor(made, "Slovenian", values={"country": "SI", "nuts": "SI04"})
    return made


def test_what_a_form_sends_becomes_the_address_one_shares(client: Client, centre: UUID) -> None:
    answer = client.get("/en/actors/?q=&territory=si0&country=it&country=IT&sort=&view=table")
    assert answer.status_code == 302
    assert answer["Location"] == "/en/actors/?country=IT&territory=SI0&view=table"
    assert client.get("/en/actors/?q=")["Location"] == "/en/actors/"


def test_a_sentence_and_chips_tell_what_is_shown(client: Client, centre: UUID) -> None:
    page = client.get("/en/actors/?country=SI&country=IT&sort=recent").content.decode()
    assert "4 actors; country: Italy or Slovenia; latest changes first." in page
    assert 'href="/en/actors/?country=SI&amp;sort=recent"' in page
    assert page.count('name="country" value="IT" checked') == 1


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("country=XX", "No card has country: XX."),
        ("theme=%3Cscript%3E&theme=+", "No card has themes: &lt;script&gt;."),
        ("page=99", "This page of the list is beyond its end."),
        ("sort=sideways&page=minus&freshness=rotten", "No card has how up to date: rotten."),
        ("q=nothinglikethis&country=IT", "0 actors; with “nothinglikethis”; country: Italy"),
    ],
)
def test_what_nobody_has_gets_a_sentence(
    client: Client, centre: UUID, query: str, words: str
) -> None:
    answer = client.get(f"/en/actors/?{query}")
    assert answer.status_code == 200
    assert words in answer.content.decode()


def test_paging_keeps_every_value(client: Client, centre: UUID) -> None:
    for number in range(18):
        actors.plain_actor(centre, f"More {number}", values={"country": "IT"})
    page = client.get("/en/actors/?country=IT&country=SI").content.decode()
    assert 'href="/en/actors/?country=IT&amp;country=SI&amp;page=2"' in page


def test_the_table_to_take_away_follows_the_filter(client: Client, centre: UUID) -> None:
    answer = client.get("/en/actors/export.csv?territory=SI0")
    rows = b"".join(answer.streaming_content).decode().splitlines()
    assert len(rows) == 2
    assert "Slovenian" in rows[1]
