"""The map of the directory: its spots and its list are one result, for each viewer theirs."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from tests.factories import actors, centres
from vivaio.ground.actors.directory import Filter, found, placing
from vivaio.platform.maps.views import View
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db

EUROPE = {"bbox": "-10,33,36,56", "zoom": "4"}
TORINO = {"latitude": 45.07, "longitude": 7.69}
CATANIA = {"latitude": 37.5, "longitude": 15.09}


def card(centre: UUID | None, name: str, given: dict[str, Any], **more: Any) -> UUID:
    """A public card with some values."""
    return actors.plain_actor(centre, name, visibility="public", values=given, **more)


def data(client: Client, **query: str) -> dict[str, Any]:
    """What a view shows."""
    answer = client.get("/en/map/data/", {**EUROPE, **query})
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    found: dict[str, Any] = json.loads(answer.content)
    return found


def labels(answer: dict[str, Any]) -> list[str]:
    return [one["properties"]["label"] for one in answer["features"]]


@pytest.fixture
def italy(db: None) -> UUID:
    return centres.centre()


def test_a_card_lies_at_its_place_its_region_or_nowhere(client: Client, italy: UUID) -> None:
    card(italy, "Exact", {"country": "IT", "nuts": "ITC1", "nuts_edition": "2024", **TORINO})
    card(italy, "Regional", {"country": "IT", "nuts": "ITG1", "nuts_edition": "2024"})
    card(italy, "Greek", {"country": "GR"})
    card(italy, "Nowhere", {})
    answer = data(client)
    assert {name: answer[name] for name in ("total", "placed", "near", "shown")} == {
        "total": 4, "placed": 3, "near": 2, "shown": 3,
    }  # fmt: skip
    found = {one["properties"]["name"]: one for one in answer["features"]}
    assert found["Exact"]["geometry"]["coordinates"] == [7.69, 45.07]
    looks = {name: one["properties"]["look"] for name, one in found.items()}
    assert looks == {"Exact": "own", "Regional": "area", "Greek": "area"}
    assert "without an exact position" in found["Regional"]["properties"]["label"]
    assert "Greece" in found["Greek"]["properties"]["label"]


def test_clusters_say_how_many_and_where(client: Client, italy: UUID) -> None:
    for number in range(3):
        card(italy, f"Torino {number}", {"country": "IT", **TORINO})
    for number in range(2):
        nature = "example" if number else "fact"
        card(italy, f"Sicily {number}", {"country": "IT", "nuts": "ITG1",
             "nuts_edition": "2024"}, nature=nature)  # fmt: skip
    near = data(client, bbox="6,35,18,47", zoom="6")
    assert labels(near)[0] == "3 cards: Italy"
    assert re.fullmatch(
        r"2 cards: Sici.+, without an exact position, examples among them: 1", labels(near)[1]
    )
    far = data(client, bbox="-32,20,50,70", zoom="3")
    assert sum(one["properties"]["count"] for one in far["features"]) == far["shown"] == 5


def test_a_cluster_leads_nearer_and_at_last_to_its_cards(client: Client, italy: UUID) -> None:
    card(italy, "One", {"country": "IT", **TORINO})
    card(italy, "Two", {"country": "IT", **TORINO})
    card(italy, "Three", {"country": "IT", "latitude": 45.4, "longitude": 8.2})
    for name in ("Four", "Five"):
        card(italy, name, {"country": "IT", "nuts": "ITG1", "nuts_edition": "2024"})
    together = data(client)["features"][0]["properties"]
    assert together["count"] == 3
    nearer = client.get(together["href"]).content.decode()
    assert 'aria-label="2 cards: Italy"' in nearer
    assert 'aria-label="Three, Italy"' in nearer
    pair = re.search(r'href="([^"]+)" aria-label="2 cards: Italy"', nearer)
    assert pair is not None
    last = client.get(pair[1].replace("&amp;", "&").partition("#")[0]).content.decode()
    assert "In this view: 2 of 5." in last
    region = data(client, bbox="11,35,18,40", zoom="7")["features"][0]["properties"]
    assert "bounds" not in region
    listed = client.get(region["href"].partition("#")[0]).content.decode()
    rows = listed.partition("<tbody>")[2]
    assert "Four" in rows
    assert "Five" in rows
    assert "One" not in rows


def test_map_and_list_have_one_filter(client: Client, italy: UUID) -> None:
    card(italy, "Torino", {"country": "IT", **TORINO})
    card(italy, "Athens", {"country": "GR", "latitude": 37.98, "longitude": 23.73})
    answer = data(client, country="GR")
    assert (answer["total"], labels(answer)) == (1, ["Athens, Greece"])
    page = client.get("/en/map/", {"country": "GR"}).content.decode()
    assert "On the map: 1 of 1." in page
    assert "Torino" not in page
    for view in ("", "&view=table"):
        assert f"/en/actors/?country=GR{view.replace('&', '&amp;')}" in page


def test_what_is_nowhere_is_counted_and_listed(client: Client, italy: UUID) -> None:
    card(italy, "Torino", {"country": "IT", **TORINO})
    card(italy, "Adrift", {})
    page = client.get("/en/map/").content.decode()
    assert "On the map: 1 of 2." in page
    link = re.search(r'href="([^"#]+)[^"]*">Not on the map, for nobody gave a place: 1\.', page)
    assert link is not None
    rows = client.get(link[1]).content.decode().partition("<tbody>")[2]
    assert "Adrift" in rows
    assert "Torino" not in rows


def test_examples_are_marked_by_shape_and_word(client: Client, italy: UUID) -> None:
    card(italy, "Made up", {"country": "IT", **TORINO}, nature="example")
    (feature,) = data(client)["features"]
    assert feature["properties"]["look"] == "example"
    assert feature["properties"]["label"].startswith("EXAMPLE · no legal effect: Made up")
    page = client.get("/en/map/").content.decode()
    assert 'class="spot spot--example"' in page


@pytest.mark.parametrize(
    "query",
    [
        {"bbox": "1,2,3"},
        {"bbox": "x", "zoom": "5"},
        {"bbox": "nan,nan,nan,nan", "zoom": "5"},
        {"bbox": "9,9,1,1", "zoom": "5"},
        {"bbox": "0,33,36,50", "zoom": "99"},
        {"zoom": "5"},
        {"bbox": "-180,-85,180,85", "zoom": "16"},
    ],
)
def test_what_is_no_view_is_told_so(client: Client, query: dict[str, str]) -> None:
    refused = client.get("/en/map/data/", query)
    assert refused.status_code == 422
    assert refused["Content-Type"] == "application/problem+json"
    problem = json.loads(refused.content)
    assert (problem["status"], bool(problem["detail"])) == (422, True)
    page = client.get("/en/map/", query)
    assert page.status_code == 422
    assert problem["detail"] in page.content.decode()


def test_without_a_view_the_first_one_is_shown(client: Client, italy: UUID) -> None:
    card(italy, "Torino", {"country": "IT", **TORINO})
    answer = client.get("/en/map/data/")
    assert [one["properties"]["name"] for one in json.loads(answer.content)["features"]] == [
        "Torino"
    ]


def test_strange_areas_and_pages_find_nobody(client: Client, italy: UUID) -> None:
    card(italy, "Torino", {"country": "IT", **TORINO})
    for query in ({"area": "XX99"}, {"page": "7"}, {"country": "ZZ"}, {"bbox": "none"}):
        page = client.get("/en/map/", query)
        assert page.status_code == 200
        assert "Nobody here" in page.content.decode(), query


def test_only_what_a_viewer_may_see_is_counted(italy: UUID) -> None:
    card(italy, "Public", {"country": "IT", **TORINO})
    actors.plain_actor(italy, "Ours", visibility="centre", values={"country": "IT", **TORINO})
    view = View.of(**EUROPE)
    for who, number in ((Viewer.anonymous(), 1), (signed_in_at(italy), 2)):
        part = placing.seen(found(who, Filter()), view)
        assert sum(one.count for one in part.clusters) == part.held.bit_count() == number


def signed_in_at(centre: UUID) -> Viewer:
    """Somebody of a centre's team."""
    return Viewer(account=1, roles={centre: frozenset({"read"})})


def test_without_a_setting_nobody_else_is_asked(client: Client) -> None:
    page = client.get("/en/map/").content.decode()
    assert "data-tiles" not in page
    assert "Nobody else is asked for anything" in page
    tiles = "https://tiles.example.org/{z}/{x}/{y}.png"
    with override_settings(MAP_TILES=tiles, MAP_TILES_BY="© Somebody"):
        page = client.get("/it/map/").content.decode()
    assert f'data-tiles="{tiles}"' in page
    assert "tiles.example.org" in page
    assert "© Somebody" in page
    assert "data-tiles" not in client.get("/en/actors/").content.decode()


def test_scripts_of_the_map_are_loaded_there_alone(client: Client) -> None:
    assert "leaflet" in client.get("/en/map/").content.decode()
    assert "leaflet" not in client.get("/en/actors/").content.decode()


def test_the_kept_state_is_brought_on_as_it_would_be_made_anew(italy: UUID) -> None:
    card(italy, "First", {"country": "IT", **TORINO})
    card(italy, "Second", {"country": "IT", "nuts": "ITG1", "nuts_edition": "2024"})
    before = found(Viewer.system(), Filter()).snapshot
    known = placing._made(before)
    card(italy, "Third", {"country": "GR", **CATANIA})
    after = found(Viewer.system(), Filter()).snapshot
    # Within a transaction snapshots share nothing; those that follow each other share their places.
    changes, north = after.changes[:], after.numbers["latitude"][:]
    changes[0] += 10
    north[0] = float("nan")
    numbers = {**after.numbers, "latitude": north}
    after = replace(after, register=before.register, changes=changes, numbers=numbers)
    advanced, anew = placing._advanced(before, known, after), placing._made(after)
    assert advanced is not None
    assert (advanced.points, list(advanced.codes)) == (anew.points, list(anew.codes))
    assert (advanced.own, advanced.near) == (anew.own, anew.near)
    assert list(anew.codes) == ["IT", "ITG1", "EL"]
    assert advanced.own.bit_count() == 1


def test_the_map_asks_no_more_for_more_cards(client: Client, italy: UUID) -> None:
    numbers = []
    for number in range(3):
        card(italy, f"Card {number}", {"country": "IT", "latitude": 40.0, "longitude": 6 * number})
        with CaptureQueriesContext(connection) as asked:
            assert len(data(client, bbox="-3,33,20,50", zoom="6")["features"]) == number + 1
        numbers.append(len(asked))
    assert len(set(numbers[1:])) == 1
