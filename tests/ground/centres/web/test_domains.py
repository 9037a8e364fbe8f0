"""A centre's own name: its home under it, everything else as elsewhere, and no stranger let in."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.scene import Scene
from vivaio.ground.centres.models import Centre
from vivaio.ground.centres.operations import settings as operations
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db
NAME = "centre.example.org"


@pytest.fixture
def home(scene: Scene) -> str:
    """The path of the centre that has the name."""
    operations.settle(by=Viewer.system(), centre=scene.a, version=0, values={"domain": NAME})
    return f"{Centre.objects.get(uid=scene.a).record_address()}"


@pytest.mark.parametrize(("path", "language"), [("/", "hr"), ("/it/", "it"), ("/el/", "el")])
def test_its_home_is_the_centres_page(home: str, path: str, language: str) -> None:
    """On the same host: the address has none of its own."""
    answer = Client().get(path, headers={"Host": NAME, "Accept-Language": "hr"})
    assert (answer.status_code, answer["Location"]) == (302, f"/{language}/{home}")
    port = Client().get(path, headers={"Host": f"{NAME}:8017", "Accept-Language": "hr"})
    assert port["Location"] == f"/{language}/{home}"


def test_all_other_pages_are_the_same(home: str) -> None:
    answer = Client().get("/en/actors/", headers={"Host": NAME})
    assert answer.status_code == 200
    assert f"//{NAME}" not in answer.content.decode()
    assert Client().get("/en/").status_code == 200


@pytest.mark.parametrize("host", ["evil.example.org", f"{NAME}.evil.org", "x.centre.example.org"])
def test_strangers_names_are_refused(home: str, host: str) -> None:
    for path in ("/", "/en/", "/en/actors/", f"/en/{home}"):
        answer = Client().get(path, headers={"Host": host})
        assert answer.status_code == 400
        assert "Location" not in answer


def test_forms_are_sent_under_it(scene: Scene, home: str) -> None:
    """The mark of a form counts under the name it was fetched from, and from no other."""
    client = scene.client("editor", enforce_csrf_checks=True)
    client.get("/en/actors/add/", headers={"Host": NAME})
    token = client.cookies["vivaio_csrf"].value
    origin = f"http://{NAME}"
    sent = {"csrfmiddlewaretoken": token}
    own = client.post("/en/actors/add/", sent, headers={"Host": NAME, "Origin": origin})
    assert own.status_code == 422
    other = client.post(
        "/en/actors/add/", sent, headers={"Host": NAME, "Origin": "http://evil.example.org"}
    )
    assert other.status_code == 403


def test_a_hidden_centre_is_not_found_by_its_name(scene: Scene, home: str) -> None:
    Centre.objects.filter(uid=scene.a).update(visibility="centre")
    assert Client().get("/", headers={"Host": NAME}).status_code == 400
