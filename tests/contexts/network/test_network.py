"""The network: what is drawn, counted and taken away is what everybody may see, and no more."""

from __future__ import annotations

import csv
import io
import json
import re
from uuid import UUID
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests.factories import actors, consortia, taxonomy
from tests.factories.network import Town
from vivaio.contexts.network import bridge, gaps, operations, queries, tasks
from vivaio.contexts.network.models import Result
from vivaio.contexts.network.queries import Asked
from vivaio.kernel.errors import NotAllowed
from vivaio.platform.tasks.timetable import jobs
from vivaio.platform.tenancy.viewer import Viewer

EXPORTS = ("relations.csv", "network.graphml", "network.jsonld")
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


GROUPS = {
    "kind": ("municipality", "university", "cooperative"),
    "sector": ("public", "private", "university"),
    "level": ("local",),
}


def browser(town: Town, who: str = "") -> Client:
    client = Client()
    if who:
        backend = "django.contrib.auth.backends.ModelBackend"
        client.force_login(town.accounts[who], backend=backend)
    return client


def read(client: Client, path: str = "") -> str:
    answer = client.get(f"/en/network/{path}")
    assert answer.status_code == 200
    return (answer.getvalue() if answer.streaming else answer.content).decode()


@pytest.fixture
def tied(town: Town) -> Town:
    """City – Club – Union, City – Zagreb, and what is hidden."""
    town.relate("City", "funds", "Club", since="2024")
    town.relate("Club", "partners_with", "Union")
    town.relate("City", "partners_with", "Zagreb")
    town.relate("Secret", "funds", "City", "neighbour")
    town.relate("Zagreb", "funds", "Secret", "neighbour")
    return town


def test_the_page_says_who_has_most_and_who_joins_others(tied: Town) -> None:
    page = read(browser(tied))
    assert "3 relations" in page
    assert "between 4 cards" in page
    assert re.findall(r'<th scope="row"><a [^>]*>(\w+)</a>', page)[:2] in (
        ["City", "Club"],
        ["Club", "City"],
    )
    assert "66.7 %" in page
    assert page.count("<title>Union: 1 relation") == 1
    assert "3 relations" in read(browser(tied), "?order=between")


def test_it_is_narrowed_by_country_kind_and_relation(tied: Town) -> None:
    client = browser(tied)
    assert "2 relations" in read(client, "?relation=partners_with")
    assert "No relation is recorded" in read(client, "?country=XX")
    assert "No relation is recorded" in read(client, "?kind=nobody&relation=nothing")
    assert len(queries.public().narrowed(Asked(relation="funds")).edges) == 1


@pytest.mark.parametrize("who", ["", "member", "editor"])
def test_the_hidden_is_in_no_drawing_number_or_export(tied: Town, who: str) -> None:
    client = browser(tied, who)
    before = read(client)
    assert "Secret" not in before
    assert "3 relations" in before
    for name in EXPORTS:
        told = read(client, name)
        assert "Secret" not in told
        assert str(tied.cards["Secret"]) not in told
        assert str(tied.cards["Union"]) in told


def test_members_see_their_own_beside_it(tied: Town) -> None:
    page = read(browser(tied, "neighbour"))
    assert "3 relations" in page
    assert "Seen by you, not by everybody" in page
    assert page.count("Secret") == 2
    answer = browser(tied, "neighbour").get("/en/network/relations.csv")
    assert answer["Cache-Control"] == "private, no-store"
    assert b"Secret" in answer.getvalue()


def test_results_are_used_only_for_the_very_same_relations(tied: Town) -> None:
    system = Viewer.system()
    assert operations.work_out(by=system)
    assert not operations.work_out(by=system)
    assert queries.measured(queries.public()).at is not None
    stored = Result.objects.get()
    assert str(tied.cards["Secret"]) not in json.dumps(stored.data)
    tied.relate("Union", "funds", "Zagreb")
    assert queries.measured(queries.public()).at is None
    for _ in range(3):
        operations.work_out(by=system)
    assert queries.measured(queries.public()).at is not None
    assert Result.objects.count() == 2
    with pytest.raises(NotAllowed):
        operations.work_out(by=tied.viewer("editor"))


def test_a_large_network_waits_for_its_measures(
    tied: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "AT_ONCE", 0)
    assert "being worked out anew" in read(browser(tied))
    tasks.work_out.call()
    assert "being worked out anew" not in read(browser(tied))
    tied.relate("Union", "funds", "Zagreb")
    page = read(browser(tied))
    assert "being worked out anew" in page
    assert '<svg class="chart graph"' in page
    assert jobs.get("network.work_out").task == tasks.work_out


def test_the_same_pairs_have_the_same_fingerprint_and_places(tied: Town) -> None:
    pairs = queries.public().pairs
    turned = [pair[::-1] for pair in reversed(pairs)]
    assert bridge.fingerprint(pairs) == bridge.fingerprint(turned + pairs)
    assert bridge.fingerprint(pairs) != bridge.fingerprint(pairs[1:])
    assert bridge.work_out(pairs) == bridge.work_out(turned)
    assert bridge.work_out([]).uids == []


def test_partners_of_a_consortium_are_partners_of_each_other(town: Town) -> None:
    members = [consortia.partner(town.cards[name], name) for name in ("City", "Club", "Secret")]
    consortia.consortium(members, "Together")
    (edge,) = queries.public().edges
    assert {edge.source, edge.target} == {town.cards["City"], town.cards["Club"]}
    assert (edge.kind, edge.uid) == ("partners_with", None)
    assert edge.through is not None


def test_the_table_the_graph_and_linked_data_say_the_same(tied: Town) -> None:
    client = browser(tied)
    rows = list(csv.DictReader(io.StringIO(read(client, "relations.csv").lstrip("\ufeff"))))
    graph = ElementTree.fromstring(read(client, "network.graphml"))
    data = json.loads(read(client, "network.jsonld"))
    assert len(rows) == len(graph.findall(f".//{GRAPHML}edge")) == 3
    said = [one for one in data["@graph"] if one.get("@type") == "rdf:Statement"]
    assert len(said) == 3
    assert {row["since"] for row in rows} == {"2024", ""}
    assert rows[0]["licence"] == data["@graph"][0]["dct:license"]["@id"]
    assert len(graph.findall(f".//{GRAPHML}node")) == 4


def test_names_with_signs_stay_whole(town: Town) -> None:
    town.card('=1+1 & <b>"x"</b>')
    town.relate("City", "funds", '=1+1 & <b>"x"</b>')
    client = browser(town)
    assert "<b>" not in read(client)
    assert ElementTree.fromstring(read(client, "network.graphml")) is not None
    assert "'=1+1" in read(client, "relations.csv")


def _found(town: Town, country: str = "IT") -> set[tuple[str, str, int, int, bool]]:
    return {
        (gap.one[1], gap.other[1], gap.ones, gap.others, gap.is_example)
        for gap in gaps.gaps(queries.public())
        if gap.country == country
    }


def test_gaps_are_told_by_groups(town: Town) -> None:
    for scheme, codes in GROUPS.items():
        for code in codes:
            taxonomy.concept(scheme, code)

    def card(name: str, kind: str, sector: str, level: str = "", nature: str = "fact") -> UUID:
        values = {"country": "IT", "kind": kind, "sector": sector, "level": level}
        return town.card(name, nature=nature, values=values)

    card("Town hall", "municipality", "public", "local")
    card("College", "university", "university")
    card("Coop", "cooperative", "private", nature="example")
    found = _found(town)
    assert ("local", "university", 1, 1, False) in found
    assert ("private", "university", 1, 1, True) in found
    assert ("local", "municipality", 1, 1, False) not in found
    town.relate("Town hall", "partners_with", "College")
    assert ("local", "university", 1, 1, False) not in _found(town)
    assert "no relation is recorded between" in read(browser(town))
    assert _found(town, "HR") == set()


def test_the_same_number_of_queries_however_many(
    tied: Town, django_assert_max_num_queries: object
) -> None:
    for number in range(12):
        actors.plain_actor(tied.italy, f"Actor {number}", visibility="public")
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        read(browser(tied))
