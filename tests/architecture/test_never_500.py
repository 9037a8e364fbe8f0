"""Whatever is sent, the answer is one of ours: nothing makes the house fall over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import unquote, urlencode
from uuid import UUID

import pytest
from django.http import HttpResponse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import hostile
from tests.factories.addresses import Address, addresses, filled
from tests.factories.scene import Scene

pytestmark = pytest.mark.django_db

T = TypeVar("T")
ADDRESSES = [address for address in addresses() if address.name != "health"]
#: Verbs of mail programs, which send no mark (RFC 8058): the signed word in the address is theirs.
WITHOUT_MARK = {"desk_stop", "upkeep_stop", "need_stop", "idea_stop"}
#: The addresses that read what stands behind the question mark.
ASKED = {
    "actors",
    "actors_csv",
    "map",
    "map_data",
    "search",
    "actor_edit",
    "account_request_login_code",
    "door",
}
each_address = pytest.mark.parametrize("address", ADDRESSES, ids=lambda one: one.name)


def sound(answer: HttpResponse, told: object) -> None:
    """An answer that is not our fault, and leads nobody away from here."""
    assert answer.status_code < 500, (told, answer.status_code)
    if answer.streaming:
        answer.getvalue()
    where = answer.headers.get("Location", "")
    assert not where.startswith(("//", "javascript:")), (told, where)
    assert not where.split("?")[0].startswith("http") or "evil" not in where, (told, where)
    # Quoted twice, as in the address that a visitor to the administration is led back to, it is
    # a word among others.
    assert "Set-Cookie" not in where.replace("%250aSet-Cookie", ""), (told, where)
    assert not set("\r\n") & set(unquote(where)), (told, where)


def by_turns(values: Sequence[T], address: Address, share: int) -> Sequence[T]:
    """One of `share` parts of the values: which one goes on from address to address."""
    return values[ADDRESSES.index(address) % share :: share]


def _path(address: Address, scene: Scene) -> str:
    return filled(address, scene.records())[-1]


@each_address
def test_methods_queries_headers(scene: Scene, address: Address) -> None:
    """Everything on the addresses that are asked something, a share by turns on the others."""
    path = _path(address, scene)
    share = 1 if address.name in ASKED else 20
    editor, nobody = scene.client("editor"), scene.client()
    for method in by_turns(hostile.METHODS, address, min(share, 2)):
        sound(editor.generic(method, path), method)
    for method in by_turns(hostile.METHODS, address, 4):
        sound(nobody.generic(method, path), method)
    for query in by_turns(hostile.QUERIES, address, share):
        sound(editor.get(f"{path}?{query}"), query[:200])
    for headers in by_turns(hostile.HEADERS, address, share):
        nobody.cookies.clear()
        sound(nobody.get(path, **headers), headers)
        sound(nobody.post(path, **headers), headers)


@each_address
def test_bodies_and_forms(scene: Scene, address: Address) -> None:
    """By turns: a quarter of all to each address by somebody who may send there, a twelfth by
    nobody.

    Where nothing can be sent, it is not even read.
    """
    path = _path(address, scene)
    sender = "operator" if address.name.startswith("admin:") else "editor"
    for who, share in (("", 12), (sender, 4)):
        client = scene.client(who)
        part = 8 if client.post(path).status_code == 405 else share
        for content_type, content in by_turns(hostile.BODIES, address, part):
            answer = client.generic("POST", path, content, content_type)
            sound(answer, (content_type, content[:80]))
        for form in by_turns(hostile.FORMS, address, part):
            sound(client.post(path, form), (who, str(form)[:200]))


@each_address
def test_forms_without_their_mark(scene: Scene, address: Address) -> None:
    """Without the token of its form a POST is refused wherever something could be done by it."""
    path = _path(address, scene)
    client = scene.client("editor", enforce_csrf_checks=True)
    for cookie in ("", "x", "a" * 32, "a" * 64):
        client.cookies["vivaio_csrf"] = cookie
        answer = client.post(path, {"csrfmiddlewaretoken": "b" * 32 + "c" * 32})
        sound(answer, cookie)
        expected = (200,) if address.name in WITHOUT_MARK else (403, 405)
        assert answer.status_code in expected, answer.status_code


@pytest.mark.parametrize("who", ["", "editor", "operator"])
def test_paths(scene: Scene, who: str) -> None:
    client = scene.client(who)
    for path in hostile.PATHS:
        for send in (client.get, client.post):
            sound(send(path), path[:200])


def test_foreign_hosts_are_refused(scene: Scene) -> None:
    answer = scene.client().get("/en/", HTTP_HOST="evil.example")
    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()


# Text as browsers can send it: no lone surrogates, everything else.
_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
_names = (
    st.sampled_from(
        ["q", "page", "country", "kind", "view", "text", "next", "only", "bbox", "zoom"]
    )
    | _words
)
_query = st.lists(st.tuples(_names, _words), max_size=5).map(urlencode)
_fields = st.sampled_from(
    ["name", "summary", "description", "kind", "sector", "level", "country", "nuts",
     "nuts_edition", "themes", "website", "email", "telephone", "address", "valid_until"]
)  # fmt: skip
_form = st.dictionaries(_fields, _words, max_size=8)
_quietly = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@_quietly
@given(
    query=_query,
    path=st.sampled_from(["actors/", "actors/export.csv", "search/", "map/", "map/data/"]),
)
def test_any_question(scene: Scene, query: str, path: str) -> None:
    answer = scene.client().get(f"/it/{path}?{query}")
    sound(answer, query)
    # The forms of directory and map send empty fields too: they are led to where those are not.
    assert answer.status_code in (200, 302, 400, 422)


@_quietly
@given(form=_form, version=_words, key=_words, language=_words)
def test_any_form(
    scene: Scene, form: dict[str, str], version: str, key: str, language: str
) -> None:
    """The form comes back with what is wrong, or the card is saved: nothing else."""
    path = scene.path("actor", "edit/")
    given_fields = {**form, "version": version, "key": key, "language": language}
    answer = scene.client("editor").post(path, given_fields)
    sound(answer, given_fields)
    assert answer.status_code in (302, 422)


@_quietly
@given(form=_form, name=_words.filter(str.strip), key=st.uuids())
def test_any_card(scene: Scene, form: dict[str, str], name: str, key: UUID) -> None:
    """A card with any words in it is added and shown, or refused beside the field."""
    fields = {**form, "name": name, "version": "0", "key": str(key), "language": "en"}
    answer = scene.client("editor").post("/en/actors/add/", fields)
    sound(answer, fields)
    assert answer.status_code in (302, 422)
    assert scene.client("editor").get("/en/actors/").status_code == 200
