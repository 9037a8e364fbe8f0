"""The page of the settings: who comes in, what it keeps, and what shows afterwards."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.factories import people
from tests.factories.grants import grant
from tests.factories.scene import Scene
from vivaio.ground.centres.models import Centre
from vivaio.ground.centres.operations import settings as operations
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db


def path(scene: Scene, tail: str = "settings/", language: str = "en") -> str:
    return f"/{language}/{Centre.objects.get(uid=scene.a).record_address()}{tail}"


@pytest.fixture
def administrator(scene: Scene) -> Client:
    made = people.account("Administrator")
    people.appoint(made, scene.a, "administrator")
    client = Client()
    client.force_login(made, backend="django.contrib.auth.backends.ModelBackend")
    return client


def fields(page: str, part: str) -> dict[str, Any]:
    """What the form of a part holds as it comes."""
    form = page.partition(f'<section class="section" id="{part}"')[2].partition("</form>")[0]
    held: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        given = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if "name" not in given or given["name"].startswith("csrf"):
            continue
        if given.get("type") == "checkbox":
            if " checked" in tag:
                held.setdefault(given["name"], []).append(given.get("value", "on"))
        else:
            held[given["name"]] = unescape(given.get("value", ""))
    for name, inside in re.findall(r'<select name="(\w+)".*?>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inside)
        held[name] = chosen[1] if chosen else ""
    for name, words in re.findall(r'<textarea name="(\w+)"[^>]*>\s*(.*?)</textarea>', form):
        held[name] = unescape(words)
    return held


def send(client: Client, scene: Scene, part: str, **changes: Any) -> HttpResponse:
    page = client.get(path(scene)).content.decode()
    return client.post(path(scene), {**fields(page, part), **changes})


def test_it_is_for_administrators(scene: Scene, administrator: Client) -> None:
    assert administrator.get(path(scene)).status_code == 200
    assert f'href="{path(scene)}"' in administrator.get(path(scene, "room/")).content.decode()
    for who in ("member", "editor", "neighbour"):
        assert scene.client(who).get(path(scene)).status_code == 403
        assert scene.client(who).post(path(scene), {"part": "look"}).status_code == 403
    assert scene.client().get(path(scene)).status_code == 302
    assert (
        f'href="{path(scene)}"'
        not in scene.client("editor").get(path(scene, "room/")).content.decode()
    )


def test_each_part_comes_as_it_is_and_saves(scene: Scene, administrator: Client) -> None:
    """Sent unchanged, none of them refuses; and the change of one does not touch the others."""
    for part in ("about", "seat_legal", "seat_operational", "look", "reach", "grant"):
        answer = send(administrator, scene, part)
        assert (answer.status_code, answer.headers.get("Location")) == (
            302, f"{path(scene)}#{part}",
        ), answer.content.decode()[:2000]  # fmt: skip
    assert send(administrator, scene, "about", email="new@post.example").status_code == 302
    assert "new@post.example" in scene.client().get(path(scene, "")).content.decode()


def test_a_theme_shows_on_the_centres_pages(scene: Scene, administrator: Client) -> None:
    answer = send(administrator, scene, "look", leaf="#1D5C8F", leaf_deep="#123a5c")
    assert answer.status_code == 302
    page = scene.client().get(path(scene, "")).content.decode()
    (sheet,) = re.findall(r'href="(/theme/[^"]*)"', page)
    served = scene.client().get(sheet)
    assert "--leaf: #1d5c8f" in served.content.decode()
    assert "immutable" in served["Cache-Control"]
    assert "/theme/" not in scene.client().get("/en/").content.decode()
    assert scene.client().get("/theme/ffffff-ffffff-0000000000.css").status_code == 404


def test_a_refusal_keeps_what_was_typed(scene: Scene, administrator: Client) -> None:
    """The sentence, the number, the nearest colour; both colours still in their fields."""
    answer = send(administrator, scene, "look", leaf="#9fd8a0", leaf_deep="#cccccc")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="#9fd8a0"' in page
    assert 'value="#cccccc"' in page
    assert "to 1; 4.5 is the least" in page
    answer = send(administrator, scene, "reach", domain="not a name", languages=[])
    assert answer.status_code == 422
    assert 'value="not a name"' in answer.content.decode()
    answer = send(administrator, scene, "seat_legal", words="Milano", source="", on="soon")
    assert answer.status_code == 422
    assert 'value="Milano"' in answer.content.decode()


def test_two_administrators_are_shown_both(scene: Scene, administrator: Client) -> None:
    """The first saves; the second sees both and may still put theirs in its place."""
    form = fields(administrator.get(path(scene)).content.decode(), "reach")
    operations.settle(
        by=Viewer.system(), centre=scene.a, version=int(form["version"]),
        values={"domain": "first.example.org"},
    )  # fmt: skip
    answer = administrator.post(path(scene), {**form, "domain": "second.example.org"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "first.example.org" in page
    assert 'value="second.example.org"' in page
    again = fields(page, "reach")
    assert administrator.post(path(scene), again).status_code == 302


def test_the_grant_stands_at_the_foot_from_then_on(scene: Scene, administrator: Client) -> None:
    """In the reader's language, with the authority's name as the agreement has it."""
    grant()
    answer = send(administrator, scene, "grant", agreement_number="EX-77", authority="The agency")
    assert answer.status_code == 302
    page = scene.client().get(path(scene, "", "it")).content.decode()
    assert "EX-77" in page
    assert "The agency" in page
    assert "Finanziato dall’Unione europea" in page
    answer = send(administrator, scene, "grant", programme="x" * 201)
    assert answer.status_code == 422
    assert "x" * 201 in answer.content.decode()


def test_an_unknown_part_is_not_there(administrator: Client, scene: Scene) -> None:
    assert administrator.post(path(scene), {"part": "roof"}).status_code == 404
