"""No page asks the database more than thirteen things, however much there is.

One of them is under whose grant it stands.
"""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import actors, centres, consortia
from tests.factories.addresses import Address, addresses, ends, filled
from tests.factories.fixtures import forget
from tests.factories.scene import Scene
from tests.factories.words import FLOCK, canary
from vivaio.platform.registry import desk_items, gaps
from vivaio.platform.web import cache

pytestmark = pytest.mark.django_db

MOST = 12
#: Points to come back to; and what a server keeps until a record changes, where a test's
#: transaction keeps nothing: the grant and the colours of a page, which it then asks once; and
#: concepts, which it asks for again only while there are none.
NOT_COUNTED = (
    "SAVEPOINT",
    'FROM "funding_grant"',
    'FROM "centres_centresettings"',
    'FROM "taxonomy_concept"',
)
#: Pages whose length grows with the records there are, and what they are asked.
GROWING = (
    "/en/actors/",
    "/en/actors/?page=3",
    "/en/actors/?view=table&country=IT",
    "/en/actors/?territory=ITC&theme=care&theme=work&freshness=confirmed&sort=recent",
    f"/en/actors/?q={FLOCK}",
    f"/en/search/?q={FLOCK}",
    f"/en/search/?q={FLOCK}&kind=actor&page=2",
    "/en/centres/",
    "/en/consortia/",
    "/en/",
    "/en/feed.atom",
    "/sitemap.xml",
    "/en/desk/",
)
NUMBER = 100


def queries(client: Client, path: str) -> int:
    """How many things a page asks, when nothing is kept and the process is warm."""
    client.get(path)
    return _asked(client, path)


def _asked(client: Client, path: str) -> int:
    cache.clear()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(path)
        if answer.streaming:
            answer.getvalue()
    said = [one["sql"] for one in asked.captured_queries]
    return len([sql for sql in said if not any(word in sql for word in NOT_COUNTED)])


@pytest.mark.parametrize("who", ["", "editor", "operator"])
def test_every_page_asks_at_most_twelve_things(scene: Scene, who: str) -> None:
    client = scene.client(who)
    many = {
        path: number
        for address in addresses()
        if not _is_of_others(address)
        for path in ends(filled(address, scene.records()))
        # What is too much for a process that is cold may be what it will keep.
        if _asked(client, path) > _most(address)
        and (number := queries(client, path)) > _most(address)
    }
    assert not many


def _most(address: Address) -> int:
    """The desk asks each room once or twice besides, the page of gaps each gap once, a member's
    network is compared with the public one, and an idea with others (what is kept of them from
    change to change is not kept in a test's transaction), and a thread is asked for once for each
    of its eight hops."""
    more = {
        "desk": 2 * len(desk_items), "network": 2, "idea": 2, "thread": 3, "thread_linked": 3,
        "thread_gaps": len(gaps),
    }  # fmt: skip
    return MOST + more.get(address.name, 0)


def _is_of_others(address: Address) -> bool:
    """Or asks each table once, as the file of one's own data does: their number does not grow."""
    return address.name.startswith(("admin:", "account_logout", "account_data"))


def _grow(scene: Scene, number: int) -> UUID:
    """More of everything, all tied to one actor, one centre and one consortium."""
    hub = actors.actor(scene.a)
    centre = centres.centre()
    made = [actors.plain_actor(scene.a, f"{canary()} {FLOCK}") for _ in range(number)]
    for uid in made[: number // 3]:
        actors.role(centre, uid)
    for uid in made[: number // 10]:
        place = actors.place(scene.a, hub)
        actors.role(centre, None, place=place, kind="operational_seat")
        actors.sister_card(uid, hub)
    joining = [consortia.partner(uid, "Partner") for uid in made]
    consortia.consortium([consortia.partner(hub, "Hub", "lead"), *joining])
    return hub


@pytest.mark.parametrize("who", ["", "editor"])
def test_more_records_are_no_more_questions(scene: Scene, who: str) -> None:
    """The same number at some pages of records and at many."""
    client = scene.client(who)
    _grow(scene, 60)
    few = {path: queries(client, path) for path in GROWING}
    _grow(scene, NUMBER)
    forget()
    many = {path: queries(client, path) for path in GROWING}
    assert many == few
    assert max(number for path, number in many.items() if path != "/en/desk/") <= MOST


def test_a_record_tied_to_many_asks_no_more(scene: Scene) -> None:
    """An actor, a centre and a consortium with hundreds of ties cost what lonely ones cost."""
    client = scene.client("editor")
    hub = _grow(scene, NUMBER)
    lonely = {kind: queries(client, scene.path(kind)) for kind in ("actor", "centre", "consortium")}
    full = {
        "actor": client.get(f"/id/{hub}")["Location"],
        "centre": client.get("/en/centres/").content.decode(),
        "consortium": client.get("/en/consortia/").content.decode(),
    }
    assert queries(client, full["actor"]) <= lonely["actor"] + 2
    for kind in ("centre", "consortium"):
        for path in _links(full[kind], f"/en/{'centres' if kind == 'centre' else 'consortia'}/"):
            assert queries(client, path) <= MOST, path


def _links(page: str, prefix: str) -> list[str]:
    return sorted(
        {piece.split('"')[0] for piece in page.split('href="')[1:] if piece.startswith(prefix)}
        - {prefix}
    )
