"""News and pages in a browser without JavaScript."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from uuid import uuid4
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.factories import files
from tests.factories.editorial import draft, editorial, move, row
from tests.factories.scene import Scene, build, kept
from vivaio.contexts.pages import queries
from vivaio.contexts.pages.models import Item
from vivaio.ground.media.models import Picture
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    with kept(build, django_db_blocker) as made:
        yield made


def begun(scene: Scene, bird: str = "") -> tuple[Client, str, dict[str, str]]:
    """An editor's browser, the address of a draft's form, and what the form holds."""
    uid = draft("news", scene.a, bird)
    found = row("news", uid)
    client = scene.client("editor")
    data = {
        "key": str(uuid4()), "version": str(found.version), "language": "en", "order": "",
        "title": "A title", "summary": "A summary", "visibility": "public", "expires_on": "",
    }  # fmt: skip
    return client, f"/en/news/{found.slug}/edit/", data


def test_blocks_are_added_moved_and_removed_in_the_form_alone(scene: Scene) -> None:
    client, path, data = begun(scene)
    for kind in ("text", "heading"):
        page = client.post(path, {**data, "do": "add", "new": kind}).content.decode()
        data["order"] = re.search(r'name="order" value="([^"]*)"', page)[1]
    (first, _), (second, _) = [one.split(":") for one in data["order"].split()]
    data |= {f"{first}-words": "Typed words", f"{second}-words": "Typed heading"}
    page = client.post(path, {**data, "do": f"up-{second}"}).content.decode()
    assert f'name="order" value="{second}:heading {first}:text"' in page
    assert "Typed words" in page
    assert "Typed heading" in page
    assert "Save to keep them so." in page
    page = client.post(path, {**data, "do": f"remove-{first}"}).content.decode()
    assert f'name="order" value="{second}:heading"' in page
    uid = queries.found(Viewer.system(), "news", path.split("/")[3]).uid
    assert row("news", uid).blocks == []
    data["order"] = f"{second}:heading {first}:text"
    assert client.post(path, {**data, "do": "save"}).status_code == 302
    assert [one["kind"] for one in row("news", uid).blocks] == ["heading", "text"]


def test_preview_shows_and_saves_nothing(scene: Scene) -> None:
    client, path, data = begun(scene)
    data |= {"order": "a1:text", "a1-words": "**bold** <script>alert(1)</script>"}
    page = client.post(path, {**data, "do": "preview"}).content.decode()
    assert "<strong>bold</strong>" in page
    assert "<script>alert" not in page
    uid = queries.found(Viewer.system(), "news", path.split("/")[3]).uid
    assert row("news", uid).version == 1


def test_a_picture_is_brought_described_and_shown(scene: Scene) -> None:
    """Chosen once, kept although something else was wrong, shown with its words."""
    client, path, data = begun(scene)
    data |= {"order": "a1:picture", "do": "save"}
    brought = files.upload(files.photograph(), "piazza.jpg")
    refused = client.post(path, {**data, "a1-upload": brought})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "Say what the picture shows" in page
    uid = re.search(r'name="a1-picture" value="([0-9a-f-]{36})"', page)[1]
    data |= {"a1-picture": uid, "a1-alternative": "A square with trees", "a1-credit": "Ana"}
    assert client.post(path, data).status_code == 302
    picture = Picture.objects.get(pk=uid)
    assert picture.alternative.texts == {"en": "A square with trees"}
    shown = client.get(path.removesuffix("edit/")).content.decode()
    assert 'alt="A square with trees"' in shown
    assert 'width="200" height="300" loading="lazy"' in shown
    assert Client().get(picture.file.address).status_code == 404  # a draft's
    assert client.get(picture.file.address).status_code == 200


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (files.SVG, "a.svg", "SVG drawings are not taken"),
        (b"not a picture", "a.png", "Files of this kind are not taken here"),
        (files.PDF, "a.pdf", "Files of this kind are not taken here"),
    ],
)
def test_hostile_pictures_are_refused(
    scene: Scene, content: bytes, name: str, sentence: str
) -> None:
    client, path, data = begun(scene)
    data |= {"order": "a1:picture a2:text", "a2-words": "Nothing typed is lost"}
    answer = client.post(path, {**data, "a1-upload": files.upload(content, name)})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Nothing typed is lost" in answer.content.decode()


def test_two_editors_are_shown_both(scene: Scene) -> None:
    client, path, data = begun(scene)
    first = {**data, "order": "a1:text", "a1-words": "Words of the first"}
    second = {**data, "key": str(uuid4()), "order": "b1:text", "b1-words": "Words of the second"}
    assert client.post(path, first).status_code == 302
    answer = client.post(path, second)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Words of the first" in page
    assert "Words of the second" in page
    second["version"] = re.search(r'name="version" value="(\d+)"', page)[1]
    assert client.post(path, second).status_code == 302
    shown = client.get(path.removesuffix("edit/")).content.decode()
    assert "Words of the second" in shown


def test_a_translation_stands_beside_its_original(scene: Scene) -> None:
    client, path, data = begun(scene)
    data |= {"order": "a1:text", "a1-words": "English words"}
    client.post(path, data)
    page = client.get(f"{path}?text=el").content.decode()
    assert '<p lang="en">English words</p>' in page
    assert 'value="add"' not in page
    version = re.search(r'name="version" value="(\d+)"', page)[1]
    data |= {"key": str(uuid4()), "version": version, "language": "el", "title": "Τίτλος"}
    data |= {"a1-words": "Ελληνικά λόγια"}
    assert client.post(f"{path}?text=el", data).status_code == 302
    greek = client.get(path.replace("/en/", "/el/").removesuffix("edit/")).content.decode()
    assert "Ελληνικά λόγια" in greek


def test_versions_are_compared_and_put_back(scene: Scene) -> None:
    client, path, data = begun(scene)
    client.post(path, {**data, "order": "a1:text", "a1-words": "old words"})
    uid = queries.found(Viewer.system(), "news", path.split("/")[3]).uid
    data |= {"key": str(uuid4()), "version": str(row("news", uid).version)}
    client.post(path, {**data, "order": "a1:text", "a1-words": "new words"})
    versions = path.replace("edit/", "versions/")
    page = client.get(f"{versions}?number=2").content.decode()
    assert re.search(r"<del>.*old</del>", page)
    assert re.search(r"<ins>.*new</ins>", page)
    sent = {"key": str(uuid4()), "version": row("news", uid).version, "number": 2}
    assert client.post(versions, sent).status_code == 302
    assert row("news", uid).blocks[0]["t"]["words"]["t"]["en"] == "old words"
    assert client.post(versions, sent).status_code == 302  # an old tab: told, nothing done
    assert len(row("news", uid).blocks) == 1


def test_scheduling_says_what_is_odd_about_an_hour(scene: Scene) -> None:
    client, path, _ = begun(scene)
    here = path.removesuffix("edit/")
    uid = queries.found(Viewer.system(), "news", path.split("/")[3]).uid
    sent = {"key": str(uuid4()), "version": row("news", uid).version, "at": "02:30"}
    refused = client.post(f"{here}schedule/", {**sent, "on": "2020-01-01"})
    assert refused.status_code == 422
    assert "This moment is past" in refused.content.decode()
    assert 'value="02:30"' in refused.content.decode()
    page = client.post(f"{here}schedule/", {**sent, "on": "2030-03-31"}, follow=True)
    assert "The clocks skip this time that night" in page.content.decode()
    client.post(f"{here}unschedule/", {**sent, "version": row("news", uid).version})
    sent |= {"version": row("news", uid).version, "on": "2030-10-27", "key": str(uuid4())}
    page = client.post(f"{here}schedule/", sent, follow=True).content.decode()
    assert "The clocks show this time twice that night" in page
    assert "27 October 2030 02:30 (Europe/Rome)" in page


def test_the_feed_holds_what_is_public(scene: Scene) -> None:
    hidden, shown = draft("news", scene.a, "zqhiddenone"), editorial("news", scene.a, "zqshownone")
    slug = scene.path("centre").rstrip("/").rpartition("/")[2]
    for path in ("/it/news.atom", f"/it/centres/{slug}/news.atom"):
        answer = scene.client("editor").get(path)
        tree = ElementTree.fromstring(answer.content)
        ids = [one.text for one in tree.iter("{http://www.w3.org/2005/Atom}id")]
        assert (f"urn:uuid:{shown}" in ids) == ("/centres/" not in path or _is_of(scene, path))
        assert f"urn:uuid:{hidden}" not in ids
        assert tree.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "it"


def _is_of(scene: Scene, path: str) -> bool:
    """Whether a centre's feed is that of the scene's first centre."""
    return row("news", scene.uids["news"]).centre.slug in path


def test_machines_read_what_it_is(scene: Scene) -> None:
    """As data that cannot end its block, and never of an example."""
    uid = editorial("news", scene.a, "zqmachines")
    found = row("news", uid)
    type(found).objects.filter(pk=uid).update(
        title=found.title.with_words("en", "</script><script>alert(1)</script>")
    )
    page = scene.client().get(f"/en/{found.record_address()}").content.decode()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1]
    data = json.loads(block)
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == "</script><script>alert(1)</script>"
    assert data["datePublished"]
    type(found).objects.filter(pk=uid).update(nature="example")
    move(uid, "news", "archive")
    move(uid, "news", "revive")
    move(uid, "news", "publish")
    assert "ld+json" not in scene.client().get(f"/en/{found.record_address()}").content.decode()
    home = scene.client().get("/en/").content.decode()
    assert '"@type": "WebSite"' in home


def test_there_are_no_empty_headings(scene: Scene, client: Client) -> None:
    """Without news the home has no heading for it, and the list says so."""
    Item.objects.update(state="draft")
    page = client.get("/en/").content.decode()
    assert 'id="news"' not in page
    assert "No news yet" in client.get("/en/news/").content.decode()
