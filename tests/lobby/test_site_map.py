"""The map of the site: one file, or several under an index; further pages of lists; statements."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.factories import actors, centres
from tests.factories.words import canary
from vivaio.lobby import site_map
from vivaio.platform.records.models import Assertion
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web import cache

pytestmark = pytest.mark.django_db


def _locations(client: Client, path: str) -> list[str]:
    answer = client.get(path)
    assert answer.status_code == 200
    return re.findall(r"<loc>http://[^/]+(.*?)</loc>", answer.content.decode())


def test_homes_of_all_languages(client: Client) -> None:
    found = _locations(client, "/sitemap.xml")
    assert {"/en/", "/it/", "/el/", "/ro/", "/it/actors/"} <= set(found)


def test_an_index_when_it_is_long(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    centre = centres.centre()
    for _ in range(4):
        actors.plain_actor(centre, canary())
    whole = sorted(_locations(client, "/sitemap.xml"))
    monkeypatch.setattr(site_map, "ROWS", 2)
    cache.clear()
    parts = _locations(client, "/sitemap.xml")
    assert parts == ["/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml"]
    assert sorted(one for part in parts for one in _locations(client, part)) == whole
    assert client.get("/sitemap-4.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404


def test_a_further_page_of_a_list_is_its_own(client: Client) -> None:
    centre = centres.centre()
    for _ in range(25):
        actors.plain_actor(centre, canary())

    def canonical(path: str) -> str:
        found = re.search(r'rel="canonical" href="(.*?)"', client.get(path).content.decode())
        assert found
        return found[1]

    assert canonical("/en/actors/").endswith("/en/actors/")
    assert canonical("/en/actors/?page=1").endswith("/en/actors/")
    assert canonical("/en/actors/?page=2").endswith("/en/actors/?page=2")


def test_what_is_stated_of_a_centre_is_found() -> None:
    uid = centres.centre()
    stated = Assertion.objects.filter(record=uid).first()
    assert stated is not None
    language, words = next(iter(stated.text.texts.items()))
    found = search.find(Viewer.anonymous(language), words, language=language)
    assert uid in [hit.uid for hit in found.hits]


def test_some_of_the_words(client: Client) -> None:
    """A search without an answer to all of them offers some, and says so."""
    centre = centres.centre()
    bird = canary()
    actors.plain_actor(centre, bird)
    page = client.get("/en/search/", {"q": f"{bird} qqzzxxyy"}).content.decode()
    assert "Nothing holds all of these words" in page
    assert bird in page
    assert "Nothing holds" not in client.get("/en/search/", {"q": bird}).content.decode()
