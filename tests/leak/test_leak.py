"""Nobody is shown what is not theirs to know, on any page; and all are shown what is."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

import pytest
from django.db.models import Model
from django.http import HttpResponse

from tests.factories.addresses import Address, addresses, filled, only_sent
from tests.factories.kinds import MAKERS
from tests.factories.words import CANARY, FLOCK, canary, seen
from tests.leak.covering import guarded, worded
from tests.leak.pages import anonymised, body, count, to_the_end
from tests.leak.world import PRIVATE, VIEWERS, Case, World
from vivaio.lobby.identity import FEED_ROWS
from vivaio.platform.files.models import File
from vivaio.platform.records.kinds import models_by_kind
from vivaio.platform.records.models import Record
from vivaio.platform.search import queries as search
from vivaio.platform.web import cache
from vivaio.platform.web.audience import Audience

T = TypeVar("T")

pytestmark = pytest.mark.django_db

#: For what differs by what a viewer sees, not by what they may do.
EYES = ("anonymous", "member_b", "member_a")
#: Nobody in particular, and an editor elsewhere: between them they open every address of every
#: record. The others open each record's page and identity, and of every other address a twelfth.
THOROUGH = ("anonymous", "editor_b")
#: What all records have in the same way, whatever their kind: of these the thorough open a third.
ALIKE = {
    "representation", "report", "thread", "thread_linked", "translation", "translation_machine",
}  # fmt: skip


def birds_of(world: World, *kinds: str) -> set[str]:
    return {case.bird for case in world.cases if case.kind in kinds or not kinds}


def tell(world: World, birds: Iterable[str]) -> str:
    return "; ".join(sorted(str(case) for case in world.cases if case.bird in set(birds)))


def _some(every: Sequence[T], seed: str, most: int) -> list[T]:
    """So many of them, the same ones each time."""
    return random.Random(seed).sample(every, min(most, len(every)))


def _share(every: Sequence[str], viewer: str, name: str) -> Sequence[str]:
    """What one viewer opens of the addresses that are no page of a record."""
    if viewer not in THOROUGH:
        return _some(every, viewer + name, len(every) // 12 + 1)
    mixed = _some(every, name, len(every) // (3 if name in ALIKE else 1) + 1)
    return mixed[THOROUGH.index(viewer) % len(mixed) :: len(THOROUGH)]


def test_every_case_is_made(world: World) -> None:
    """Each kind in each visibility and state, fact and example."""
    assert set(MAKERS) == set(models_by_kind())
    ways = sum(1 if kind in PRIVATE else 3 for kind in models_by_kind())
    made = {(case.kind, case.visibility, case.state) for case in world.cases}
    assert len(made) == ways * 3
    natures = {(case.kind, case.visibility, case.nature) for case in world.cases}
    assert len(natures) == ways * 2


@pytest.mark.parametrize("model", list(guarded()), ids=lambda model: model._meta.label)
def test_every_table_holds_canaries(world: World, model: type[Model]) -> None:
    """Every model that belongs to a centre, or to a record, has canaries in all its words."""
    rows = list(model._default_manager.all())
    for field in worded(model):
        values = (str(field.value_from_object(row)).lower() for row in rows)
        assert any(CANARY.search(value.replace(FLOCK, "")) for value in values), field.name


@pytest.mark.parametrize("viewer", VIEWERS)
def test_walk_of_every_address(world: World, viewer: str) -> None:
    """Over all addresses together a viewer meets exactly what the rule lets them meet.

    The words of an address itself say nothing: whoever asks knows them.
    """
    client = world.client(viewer)
    records = list(Record.objects.all())
    pages = {f"/en/{one.address}" for one in records} | {f"/id/{one.uid}" for one in records}
    found: dict[str, set[str]] = defaultdict(set)
    answers: dict[str, HttpResponse] = {}
    for address in addresses():
        if address.name not in ("account_logout", "admin:logout"):
            every = filled(address, records)
            if pages.isdisjoint(every):
                every = _share(every, viewer, address.name)
            for path in every:
                answers[path] = client.get(path)
                for bird in seen(body(answers[path])) - seen(path):
                    found[bird].add(path)
                if answers[path].status_code == 405 and only_sent(address):
                    break  # refused before any record is looked for
    leaked = set(found) - world.birds(viewer)
    assert not leaked, [(tell(world, [bird]), sorted(found[bird])[:3]) for bird in leaked]
    for case in world.cases:
        path = next(f"/en/{one.address}" for one in records if one.uid == case.uid)
        if case.seen_by(viewer):
            _check_shown(case, path, answers[path], answers[f"/id/{case.uid}"])
        else:
            _check_hidden(case, answers[path], answers[f"/id/{case.uid}"])


def _check_shown(case: Case, path: str, page: HttpResponse, identity: HttpResponse) -> None:
    """Its page says all it has to say; its permanent address leads there."""
    assert page.status_code == 200, case
    assert f"{case.bird} " in body(page), case
    assert (identity.status_code, identity["Location"]) == (303, path), case
    is_example = case.nature == "example"
    assert ("EXAMPLE · no legal effect" in body(page)) is is_example, case
    assert ('<meta name="robots" content="noindex">' in body(page)) >= is_example, case


def _check_hidden(case: Case, page: HttpResponse, identity: HttpResponse) -> None:
    """There is no such page; that there was one is told only where everybody could see it."""
    assert page.status_code == 404, case
    assert FLOCK not in body(page), case
    was_open = case.deleted and case.visibility == "public" and case.state == "published"
    assert identity.status_code == (410 if was_open else 404), case
    assert not seen(body(identity)), case


@pytest.mark.parametrize("viewer", EYES)
def test_lists(world: World, viewer: str) -> None:
    """Each list holds all of its kind that the viewer may see, and counts no more than those."""
    client = world.client(viewer)
    for path, kind in (("actors/", "actor"), ("centres/", "centre"), ("consortia/", "consortium")):
        page = to_the_end(client, f"/en/{path}")
        assert seen(page) & birds_of(world, kind) == world.birds(viewer, kind), path
    expected = [str(len(world.birds(viewer, "actor")) + 1)]  # the companion
    for query in ("", "?country=IT", "?view=table"):
        assert count(body(client.get(f"/it/actors/{query}"))) == expected, query
    searched = body(client.get("/en/actors/", {"q": FLOCK}))
    assert count(searched)[0] == expected[0]


@pytest.mark.parametrize("viewer", EYES)
def test_map(world: World, viewer: str) -> None:
    """The map's list holds the same cards, and its spots count no more than those."""
    client = world.client(viewer)
    assert seen(to_the_end(client, "/en/map/")) & birds_of(world, "actor") == (
        world.birds(viewer, "actor")
    )
    expected = len(world.birds(viewer, "actor")) + 1  # the companion
    for query in ("bbox=-10,33,36,56&zoom=4", "bbox=6,43,10,47&zoom=8", "country=IT"):
        answer = client.get(f"/it/map/data/?{query}").json()
        assert answer["total"] == answer["placed"] == expected, query
        counts = [one["properties"]["count"] for one in answer["features"]]
        assert sum(counts) == answer["shown"] <= expected, query
        examples = sum(one["properties"].get("examples", 0) for one in answer["features"])
        shown = [case for case in world.cases if case.kind == "actor" and case.seen_by(viewer)]
        assert examples <= sum(case.nature == "example" for case in shown)


@pytest.mark.parametrize("viewer", EYES)
def test_export(world: World, viewer: str) -> None:
    """The table holds the same cards as the list, and is kept by nobody on the way."""
    client = world.client(viewer)
    for query in ({}, {"country": "it"}, {"q": FLOCK}):
        response = client.get("/en/actors/export.csv", query)
        assert response["Cache-Control"] == "private, no-store"
        table = body(response)
        assert seen(table) == world.birds(viewer, "actor"), query
        examples = [case for case in world.cases if case.nature == "example"]
        shown = [case for case in examples if case.kind == "actor" and case.seen_by(viewer)]
        assert table.count("EXAMPLE · no legal effect") == len(shown)


@pytest.mark.parametrize("viewer", EYES)
def test_search(world: World, viewer: str) -> None:
    """A word that all records have finds those the viewer may see; the count is theirs.

    Where more answer than the search looks through, it says so; each kind is there to its end.
    """
    client = world.client(viewer)
    found_as = search.find(world.viewer(viewer), FLOCK, language="en")
    everything = seen(to_the_end(client, f"/en/search/?q={FLOCK}")) & birds_of(world)
    assert everything <= world.birds(viewer)
    assert found_as.more or everything == world.birds(viewer)
    for kind in sorted({case.kind for case in world.cases}):
        found = seen(to_the_end(client, f"/en/search/?q={FLOCK}&kind={kind}"))
        assert found == world.birds(viewer, kind), kind
    total = Record.objects.visible_to(world.viewer(viewer)).count()
    assert found_as.total == total or found_as.more


@pytest.mark.parametrize("viewer", EYES)
def test_suggestions(world: World, viewer: str) -> None:
    """The beginning of a name suggests it to those, and only those, who may see it."""
    eyes = world.viewer(viewer)
    for case in world.cases:
        suggested = search.suggest(eyes, case.bird[:9], "en")
        birds = {bird for one in suggested for bird in seen(one.title)}
        assert (case.bird in birds) is case.seen_by(viewer), case
        assert case.uid in {one.uid for one in suggested} or not case.seen_by(viewer), case


@pytest.mark.parametrize("path", ["/en/search/", "/en/actors/"])
@pytest.mark.parametrize("viewer", ["anonymous", "member_b"])
def test_search_for_what_is_hidden(world: World, viewer: str, path: str) -> None:
    """Asking for a hidden record by its very word is answered like asking for a word of nobody."""
    client = world.client(viewer)

    def answer(word: str) -> str:
        return anonymised(body(client.get(path, {"q": word})).replace(word, "…"))

    told = answer(canary())
    hidden = [case for case in world.cases if not case.seen_by(viewer)]
    for case in _some(hidden, f"{viewer} {path}", len(hidden) // 3):
        assert answer(case.bird) == told, case
        assert answer(case.bird[:-1]).replace(case.bird[:-1], "…") == told, case
    shown = next(case for case in world.cases if case.kind == "actor" and case.seen_by(viewer))
    assert answer(shown.bird) != told


@pytest.mark.parametrize("viewer", VIEWERS)
def test_files(world: World, viewer: str) -> None:
    """A file is handed out to those who see the record it belongs to, and to nobody else."""
    client = world.client(viewer)
    for case in world.cases:
        for file in File.objects.filter(record=case.uid):
            answer = client.get(f"/files/{file.uid}/x")
            assert answer.status_code == (200 if case.seen_by(viewer) else 404), case
            assert (case.bird in body(answer)) is case.seen_by(viewer), case


@pytest.mark.parametrize("viewer", ["anonymous", "editor_a"])
def test_lists_for_machines(world: World, viewer: str) -> None:
    """Feed and site map are the same for all: what is public, and of examples the feed alone."""
    client = world.client(viewer)
    public = world.birds("anonymous")
    facts = {case.bird for case in world.cases if case.bird in public and case.nature == "fact"}
    rows = Record.objects.visible_to(world.viewer("anonymous")).order_by("-change")[:FEED_ROWS]
    newest = {row.uid for row in rows}
    fresh = [case for case in world.cases if case.uid in newest]
    examples = sum(case.nature == "example" for case in fresh)
    feed = body(client.get("/en/feed.atom"))
    assert seen(feed) == {case.bird for case in fresh} <= public
    assert feed.count("EXAMPLE · no legal effect") == feed.count('term="example"') == examples
    assert seen(body(client.get("/sitemap.xml"))) == facts


def test_error_pages_name_nobody(world: World) -> None:
    """A refusal says why, and nothing of what it keeps."""
    client = world.client("editor_b")
    for case in world.cases:
        path = Record.objects.get(uid=case.uid).address
        for tail in ("edit/", "publish/") if case.kind == "actor" else ("",):
            answer = client.post(f"/en/{path}{tail}")
            seen_here = seen(body(answer)) - seen(path)
            assert not seen_here - world.birds("editor_b"), case
            if not case.seen_by("editor_b") and tail:
                assert answer.status_code == 404, case


def _paths() -> list[str]:
    """One of each address, of whichever record; of every fifth that is for everybody, two."""
    records = list(Record.objects.all())
    return [
        path
        for place, one in enumerate(addresses())
        if "out" not in one.name
        for path in _some(filled(one, records), one.name, 1 + _is_for_two(place, one))
    ]


def _is_for_two(place: int, address: Address) -> bool:
    return address.audience is Audience.EVERYBODY and place % 5 == 0


def test_strangers_after_members(world: World) -> None:
    """First those who see more, then those who see less: each is answered by what they are."""
    paths = _paths()
    readers = ("editor_a", "operator", "member_b", "outsider", "anonymous")
    clients = {reader: world.client(reader) for reader in readers}
    for path in paths:
        shared = set()
        for reader in readers:
            answer = clients[reader].get(path)
            birds = seen(body(answer)) - seen(path)
            assert birds <= world.birds(reader), (path, reader)
            control = answer.headers.get("Cache-Control", "")
            if control.startswith("public"):
                assert birds <= world.birds("anonymous"), (path, reader)
                shared.add(body(answer))
            elif reader != "anonymous":
                assert "no-store" in control or "private" in control, (path, reader)
        # What others on the way may keep is the same for everybody.
        assert len(shared) <= 1, path


def test_members_after_strangers(world: World) -> None:
    """What a stranger was given is no answer to a member, who may see more."""
    stranger, member = world.client("anonymous"), world.client("member_a")
    for case in world.cases[::2]:
        path = "/en/" + Record.objects.get(uid=case.uid).address
        before = stranger.get(path).status_code
        again = stranger.get(path).status_code
        after = member.get(path).status_code
        assert before == again == (200 if case.seen_by("anonymous") else 404), case
        assert after == (200 if case.seen_by("member_a") else 404), case


def test_only_strangers_pages_are_kept(world: World) -> None:
    """A reader with a session neither fills the cache nor is answered from it."""
    cache.clear()
    assert world.client("member_a").get("/en/actors/").status_code == 200
    assert not cache._pages
    stranger = world.client("anonymous")
    first = stranger.get("/en/actors/")
    assert len(cache._pages) == 1
    assert stranger.get("/en/actors/").content == first.content
    again = stranger.get("/en/actors/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_after_signing_out(world: World) -> None:
    """Whoever signs out sees what strangers see, in the same browser."""
    client = world.client("editor_a")
    hidden = next(case for case in world.cases if not case.seen_by("anonymous"))
    path = "/en/" + Record.objects.get(uid=hidden.uid).address
    assert client.get(path).status_code == 200
    client.post("/en/account/logout/")
    assert client.get(path).status_code == 404
