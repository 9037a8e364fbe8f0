"""The pages of the taxonomy, and its concepts as SKOS."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import actors, centres
from vivaio.ground.taxonomy import operations, queries, skos
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def released(db: None) -> None:
    """The concepts of this release."""
    operations.bring_up_to_date(by=Viewer.system())


def _page(address: str, status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_pages_tell_schemes_concepts_and_their_words() -> None:
    assert "/en/taxonomy/theme/" in _page("/en/taxonomy/")
    assert "Assistenza a lungo termine" in _page("/it/taxonomy/theme/")
    page = _page("/el/taxonomy/target_group/neets/")
    assert "Νέοι ενήλικες" in page
    assert 'lang="sv"' in page
    assert "EuroVoc" in _page("/en/taxonomy/theme/homelessness/")


def test_the_number_of_cards_is_what_the_reader_may_see() -> None:
    centre = centres.centre()
    actors.plain_actor(centre, "Known", values={"themes": ["homelessness"]})
    actors.plain_actor(centre, "Private", values={"themes": ["homelessness"]}, visibility="centre")
    assert "theme=homelessness" in _page("/en/taxonomy/theme/homelessness/")
    assert "(1)" in _page("/en/taxonomy/theme/homelessness/")
    assert "(1)" in _page("/en/taxonomy/theme/housing/")
    assert "theme=poverty" not in _page("/en/taxonomy/theme/poverty/")


def test_what_there_is_not_is_not_found() -> None:
    for address in ("colour/", "theme/nothing/", "skos.doc/"):
        _page(f"/en/taxonomy/{address}", 404)
    _page("/taxonomy/colour/skos.ttl", 404)


@pytest.mark.parametrize("ending", ["ttl", "jsonld"])
def test_concepts_are_taken_away_as_skos(ending: str) -> None:
    written, refused = skos.read(_page(f"/taxonomy/level/skos.{ending}").encode(), ending)
    assert not refused
    assert {one.code for one in written} == set(queries.concepts("level"))


def test_the_address_of_a_concept_leads_to_its_page() -> None:
    answer = Client().get("/taxonomy/theme/care", headers={"accept-language": "it"})
    assert answer.status_code == 302
    assert answer["Location"] == "/it/taxonomy/theme/care/"
