"""The interface for programs: what it gives, how it goes on, and how it says no."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
import schemathesis
from django.conf import LazySettings
from django.core import signals
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as quietly
from rdflib import Graph
from rdflib.namespace import DCTERMS, RDF
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from tests.factories import actors, people
from tests.factories.scene import Scene
from vivaio.api import interface
from vivaio.api.addresses import ROUTES
from vivaio.api.openapi import description
from vivaio.ground.actors import operations
from vivaio.ground.actors.models import Actor
from vivaio.kernel import clock
from vivaio.kernel import uid as uids
from vivaio.platform.records import operations as records
from vivaio.platform.rest import cursors
from vivaio.platform.rest.door import meter
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db
LISTS = {
    "actors": "actor",
    "centres": "centre",
    "consortia": "consortium",
    "news": "news",
    "pages": "page",
    "places": "place",
    "programmes": "programme",
}

#: What an answer is looked at for, whatever was asked.
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    unsupported_method,
]
SCHEMA = schemathesis.openapi.from_dict(description())
SCHEMA.app = get_wsgi_application()
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations()]


def _walk(client: Client, address: str, between: object = None) -> list[str]:
    """The uids of all pages, by following the header."""
    found: list[str] = []
    while address:
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.content)
        found += [one["uid"] for one in answer.json()["items"]]
        if callable(between):
            between()
        following = re.search(r'<http://[^/>]+([^>]*)>; rel="next"', answer.headers.get("Link", ""))
        address = following[1] if following else ""
    return found


@pytest.mark.parametrize(("name", "kind"), LISTS.items())
def test_each_list_leads_to_each_record(scene: Scene, client: Client, name: str, kind: str) -> None:
    uid = str(scene.uids[kind])
    assert uid in _walk(client, f"/api/v1/{name}?limit=1")
    listed = client.get(f"/api/v1/{name}").json()["items"]
    shown = next(one for one in listed if one["uid"] == uid)
    whole = client.get(f"/api/v1/{name}/{uid}").json()
    assert shown.items() <= whole.items()
    assert whole["id"].endswith(f"/id/{uid}")
    assert client.get(f"/api/v1/{name}/{uids.new()}").status_code == 404


def test_paging_meets_every_card_once_while_cards_change(scene: Scene, client: Client) -> None:
    before = [actors.plain_actor(scene.a, f"Card {number}") for number in range(7)]
    there = {str(uid) for uid in Actor.objects.values_list("uid", flat=True)}
    turns = iter(range(100))

    def disturb() -> None:
        number = next(turns)
        if number < 7:
            row = Actor.objects.get(uid=before[6 - number])
            row.town = f"Town {number}"
            records.save(row, by=Viewer.system(), verb="actor.amended", parameters={"fields": ""})
            actors.plain_actor(scene.a, f"New {number}")

    met = _walk(client, "/api/v1/actors?limit=2", disturb)
    assert len(met) == len(set(met))
    assert there <= set(met)


def test_filters(scene: Scene, client: Client) -> None:
    uid = str(actors.actor(scene.b, kind="university", country="HR", nuts="HR031"))
    for query in ("country=hr", "kind=university", "territory=HR03", "country=HR&kind=university"):
        assert _walk(client, f"/api/v1/actors?{query}") == [uid], query
    assert _walk(client, "/api/v1/actors?country=HR&kind=association") == []


def test_texts_by_language(scene: Scene, client: Client) -> None:
    uid = scene.uids["actor"]
    names = client.get(f"/api/v1/actors/{uid}").json()["name"]
    assert len(names) > 1
    one = client.get(f"/api/v1/actors/{uid}?language=it").json()["name"]
    assert one == {"it": names["it"]}


def test_changes_tell_what_is_gone(scene: Scene, client: Client) -> None:
    seen = client.get("/api/v1/changes?limit=200").json()
    assert seen["more"] is False
    uid = actors.plain_actor(scene.a, "Short")
    editor = people.viewer(scene.accounts["editor"])
    row = Actor.objects.get(uid=uid)
    operations.move_actor(by=editor, uid=uid, version=row.version, verb="archive")
    since = client.get("/api/v1/changes", {"cursor": seen["next_cursor"]}).json()
    assert [(one["uid"], one["status"], one["title"]) for one in since["items"]] == [
        (str(uid), "withdrawn", {})
    ]
    again = client.get("/api/v1/changes", {"cursor": since["next_cursor"]}).json()
    assert again["items"] == []
    assert again["next_cursor"] == since["next_cursor"]


def test_nothing_is_read_twice_in_vain(scene: Scene, client: Client) -> None:
    path = f"/api/v1/actors/{scene.uids['actor']}"
    first = client.get(path)
    assert first["Cache-Control"] == "public, no-cache"
    assert "Last-Modified" in first
    same = client.get(path, headers={"If-None-Match": f'"x", {first["ETag"]}'})
    assert (same.status_code, same.content) == (304, b"")
    assert same["ETag"] == first["ETag"]
    row = Actor.objects.get(uid=scene.uids["actor"])
    row.town = "Elsewhere"
    records.save(row, by=Viewer.system(), verb="actor.amended", parameters={"fields": ""})
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_who_has_signed_in_sees_what_everybody_sees(scene: Scene, client: Client) -> None:
    hidden = actors.actor(scene.a, visibility="centre")
    editor = scene.client("editor")
    assert editor.get(f"/api/v1/actors/{hidden}").status_code == 404
    assert editor.get("/api/v1/actors").content == client.get("/api/v1/actors").content
    assert editor.get("/api/v1/actors")["ETag"]


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/api/v1/nothing", {}, 404),
        ("/api/v1/actors/no-uid", {}, 404),
        ("/api/v1/taxonomy/nothing", {}, 404),
        ("/api/v1/actors", {"Accept": "text/html"}, 406),
        ("/api/v1/actors?limit=0", {}, 422),
        ("/api/v1/actors?limit=201", {}, 422),
        ("/api/v1/actors?limit=x", {}, 422),
        ("/api/v1/actors?cursor=x", {}, 422),
        (f"/api/v1/changes?cursor={cursors.after_uid(UUID(int=7))}", {}, 422),
        ("/api/v1/actors?colour=red", {}, 422),
        ("/api/v1/actors?q=%00", {}, 400),
    ],
)
def test_problems(client: Client, path: str, headers: dict[str, str], status: int) -> None:
    answer = client.get(path, headers=headers)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["title"]
    assert told["instance"] == path.partition("?")[0]
    assert (status == 422) is ("errors" in told)


def test_problems_speak_the_readers_language(client: Client) -> None:
    answer = client.get("/api/v1/actors/no-uid", headers={"Accept-Language": "it"})
    english = client.get("/api/v1/actors/no-uid", headers={"Accept-Language": "en"})
    assert answer.json()["title"] != english.json()["title"]


def test_only_reading(client: Client) -> None:
    for method in ("post", "put", "patch", "delete"):
        answer = getattr(client, method)("/api/v1/actors")
        assert answer.status_code == 405, method
        assert answer["Allow"] == "GET, HEAD, OPTIONS"
        assert answer["Content-Type"] == "application/problem+json"
    head = client.head("/api/v1/actors")
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == client.get("/api/v1/actors")["ETag"]


def test_pages_of_others_may_read(client: Client) -> None:
    before = client.options("/api/v1/actors", headers={"Origin": "https://elsewhere.example"})
    assert before.status_code == 204
    for answer in (before, client.get("/api/v1/actors"), client.get("/api/v1/nothing")):
        assert answer["Access-Control-Allow-Origin"] == "*"


def test_a_little_slower(client: Client, settings: LazySettings) -> None:
    settings.API_READINGS = 2
    answers = [client.get("/api/v1/taxonomy") for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    assert '"default";r=1;' in answers[0]["RateLimit"]
    assert answers[0]["RateLimit-Policy"] == '"default";q=2;w=60'
    assert 1 <= int(answers[2]["Retry-After"]) <= 60
    elsewhere = client.get("/api/v1/taxonomy", REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_however_long(scene: Scene, client: Client, name: str) -> None:
    client.get(f"/api/v1/{name}")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(f"/api/v1/{name}?limit=200")
    assert len(asked) <= 2


@pytest.fixture
def connected() -> Iterator[None]:
    """As in Django's own test client, the connection stays open between requests."""
    moments = (signals.request_started, signals.request_finished)
    for moment in moments:
        moment.disconnect(close_old_connections)
    yield
    for moment in moments:
        moment.connect(close_old_connections)


@pytest.mark.usefixtures("connected")
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.path)
def test_answers_are_as_described(scene: Scene, operation: schemathesis.APIOperation) -> None:
    """Whatever is asked, by the description or against it."""

    @quietly(
        max_examples=4,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def ask(case: schemathesis.Case) -> None:
        meter.clear()
        plain = {"Accept-Encoding": "identity"}
        case.call_and_validate(
            app=SCHEMA.app, base_url="http://localhost", headers=plain, checks=CHECKS
        )

    ask()


@pytest.mark.parametrize("kind", ["actor", "centre", "consortium", "news", "page", "place"])
@pytest.mark.parametrize(
    ("ending", "media_type", "name"),
    [
        ("ttl", "text/turtle", "turtle"),
        ("jsonld", "application/ld+json", "json-ld"),
        ("rdf", "application/rdf+xml", "xml"),
    ],
)
def test_records_as_linked_data(
    scene: Scene, client: Client, kind: str, ending: str, media_type: str, name: str
) -> None:
    uid = scene.uids[kind]
    led = client.get(f"/id/{uid}", headers={"Accept": media_type})
    assert (led.status_code, led["Location"]) == (303, f"/id/{uid}.{ending}")
    assert "Accept" in led["Vary"]
    answer = client.get(f"/id/{uid}.{ending}")
    assert answer["Content-Type"].startswith(media_type)
    graph = Graph().parse(data=answer.content, format=name)
    subject = next(one for one in graph.subjects() if str(one).endswith(f"/id/{uid}"))
    assert list(graph.objects(subject, RDF.type))
    assert list(graph.objects(subject, DCTERMS.title))
    same = client.get(f"/id/{uid}.{ending}", headers={"If-None-Match": answer["ETag"]})
    assert same.status_code == 304


def test_pages_come_first(scene: Scene, client: Client) -> None:
    uid = scene.uids["actor"]
    for accept in ("text/html,application/xhtml+xml,*/*;q=0.8", "*/*", "image/png"):
        led = client.get(f"/id/{uid}", headers={"Accept": accept})
        assert led["Location"] == scene.path("actor"), accept
    assert client.get(f"/id/{uid}.doc").status_code == 404


def test_what_is_gone_is_gone_as_linked_data_too(scene: Scene, client: Client) -> None:
    uid = actors.plain_actor(scene.a, "Gone")
    row = Actor.objects.get(uid=uid)
    row.deleted_at = clock.now()
    records.save(row, by=Viewer.system(), verb="actor.amended", parameters={"fields": ""})
    assert client.get(f"/id/{uid}.ttl").status_code == 410
    assert client.get(f"/id/{uids.new()}.ttl").status_code == 404
    hidden = actors.actor(scene.a, visibility="centre")
    assert scene.client("editor").get(f"/id/{hidden}.ttl").status_code == 404
    told = client.get("/api/v1/changes?limit=200&kind=actor").json()["items"]
    assert next(one for one in told if one["uid"] == str(uid))["status"] == "removed"


def test_the_addresses_known_before_the_interface_is_loaded_are_those_it_offers() -> None:
    patterns, *_others = interface.interface.urls
    offered = {one.name: str(one.pattern) for one in patterns if one.name != "api-root"}
    assert {name: route.replace("<uuidstr:", "<uuid:") for name, route in offered.items()} == ROUTES
    assert set(interface.views()) == set(ROUTES)
