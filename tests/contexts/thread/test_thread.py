"""The thread: both ways, each record once, only what may be known, marks of what is gone."""

from __future__ import annotations

import itertools
import json
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import actors, centres, needs, people
from tests.factories import challenges as make
from tests.leak.pages import body
from vivaio.contexts.needs.operations import grouping, listening
from vivaio.contexts.thread import queries
from vivaio.kernel import clock
from vivaio.kernel.errors import Unknown
from vivaio.kernel.text import text
from vivaio.platform.links import grammar, operations, walking
from vivaio.platform.links.models import Link
from vivaio.platform.records.models import Record
from vivaio.platform.registry import LinkKind
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()
SYSTEM = Viewer.system()
NOBODY = "00000000-0000-7000-8000-000000000000"


def tie(kind, source, target, **given):
    return operations.link(by=SYSTEM, kind=kind, source=source, target=target, **given)


@pytest.fixture
def centre():
    return centres.centre()


@pytest.fixture
def chain(centre):
    """Extract → need → challenge → idea → solution, which somebody offers."""
    made = {
        "extract": needs.extract(centre),
        "need": needs.need(centre, "zqneedbird"),
        "challenge": make.challenge(centre),
        "idea": make.idea(centre),
        "solution": make.solution(centre),
        "actor": actors.actor(centre),
    }
    tie("heard_in", made["extract"], made["need"], reason="said by nine")
    tie("posed_as", made["need"], made["challenge"], since="2025-01-13")
    tie("received", made["challenge"], made["idea"], since="2025-02")
    tie("grew_into", made["idea"], made["solution"])
    tie("owned_by", made["solution"], made["actor"])
    return made


def reached(thread, side):
    return [step.knot.uid for step in thread.of(side)]


def test_it_leads_back_and_forward_nearest_first(chain):
    found = walking.thread(ANYBODY, chain["challenge"])
    assert reached(found, "back") == [chain["need"], chain["extract"]]
    assert reached(found, "forward") == [chain["idea"], chain["solution"]]
    # Whoever stands beside a record is told of that record, not of those it leads to.
    assert reached(found, "beside") == []
    assert [step.label for step in found.of("back")] == ["poses", "heard in"]
    assert [step.depth for step in found.of("forward")] == [1, 2]
    assert {one.kind for one in found.strands} == {"heard_in", "posed_as", "received", "grew_into"}
    end = walking.thread(ANYBODY, chain["solution"])
    assert reached(end, "back")[-1] == chain["extract"]
    assert not end.of("forward")
    assert reached(end, "beside") == [chain["actor"]]


def test_a_tie_recorded_against_the_thread_is_walked_in_the_order_of_things(chain):
    """A solution says which need it meets; it came after the need all the same."""
    tie("meets_need", chain["solution"], chain["need"])
    found = walking.thread(ANYBODY, chain["need"])
    assert [step.depth for step in found.of("forward") if step.knot.kind == "solution"] == [1]
    assert chain["solution"] not in reached(found, "back")
    only = walking.thread(ANYBODY, chain["solution"], forward=False)
    assert chain["need"] in reached(only, "back")
    assert not only.of("beside")


def test_a_circle_is_walked_once(centre):
    uids = [make.idea(centre) for _ in range(3)]
    for one, other in zip(uids, [*uids[1:], uids[0]], strict=True):
        tie("grouped_with", one, other)
    found = walking.thread(ANYBODY, uids[0])
    assert sorted(step.knot.uid for step in found.steps) == sorted(uids[1:])
    assert len(found.strands) == 3


def test_what_is_hidden_cuts_the_walk_for_those_who_may_not_know_of_it(chain, centre):
    Record.objects.filter(uid=chain["challenge"]).update(visibility="centre")
    found = walking.thread(ANYBODY, chain["need"])
    assert reached(found, "forward") == []
    assert {one.kind for one in found.strands} == {"heard_in"}
    member = walking.thread(people.team(centre, "member"), chain["need"])
    assert reached(member, "forward") == [chain["challenge"], chain["idea"], chain["solution"]]
    with pytest.raises(Unknown):
        walking.thread(ANYBODY, chain["challenge"])


def test_a_record_that_was_removed_leaves_a_mark_and_does_not_break_the_thread(chain):
    Record.objects.filter(uid=chain["challenge"]).update(deleted_at=clock.now())
    Link.objects.filter(source=chain["need"]).update(reason=text("tells what it was", "en"))
    told = queries.told(ANYBODY, chain["need"])
    assert reached(told.thread, "forward") == [
        chain["challenge"], chain["idea"], chain["solution"]
    ]  # fmt: skip
    gone = told.thread.of("forward")[0].knot
    assert gone.gone_on == clock.today()
    assert not told.thread.of("forward")[0].strand.reason
    assert not gone.title
    assert gone.address == ""
    page = body(Client().get(f"/en/thread/{chain['need']}/"))
    assert "Removed on" in page
    assert f"/id/{chain['challenge']}" not in page


def test_words_that_were_withdrawn_leave_a_mark_with_the_reason(chain):
    listening.withdraw_extract(by=SYSTEM, uid=chain["extract"])
    told = queries.told(ANYBODY, chain["need"])
    assert told.reasons[chain["extract"]] == "The extract was withdrawn."


def test_a_merged_record_leads_on_and_the_other_tells_of_it(chain, centre):
    gone = needs.need(centre)
    tie("heard_in", needs.extract(centre), gone)
    grouping.group(by=SYSTEM, gone=gone, kept=chain["need"], reason="the same")
    told = queries.told(ANYBODY, chain["need"])
    assert [one.uid for one in told.absorbed[chain["need"]]] == [gone]
    assert "together with another" in told.reasons[gone]
    assert len(told.thread.of("back")) == 2
    answer = Client().get(f"/en/thread/{gone}/")
    assert (answer.status_code, answer["Location"]) == (302, f"/en/thread/{chain['need']}/")
    assert "Merged" in body(Client().get(answer["Location"]))


def test_a_long_thread_asks_fifteen_things_and_says_that_it_goes_on(centre):
    uids = [make.idea(centre) for _ in range(11)]
    for one, other in itertools.pairwise(uids):
        tie("grouped_with", one, other)
    path = f"/en/thread/{uids[0]}/?way=forward"
    Client().get(path)
    with CaptureQueriesContext(connection) as asked:
        page = body(Client().get(f"{path}&again"))
    assert len(asked) <= 15
    assert page.count('<svg class="thread-map"') == 1
    assert "8 steps away" in page
    assert "It may lead further" in page


def test_what_does_not_fit_on_a_page_is_left_out_with_a_sentence(chain, monkeypatch):
    monkeypatch.setattr(walking, "RECORDS", 3)
    found = walking.thread(ANYBODY, chain["need"])
    assert found.more
    assert len(found.steps) == 2
    assert "some of its records are left out" in body(Client().get(f"/en/thread/{chain['need']}/"))


def test_the_page_tells_each_hop_with_its_date_and_reason_in_words(chain):
    page = body(Client().get(f"/en/thread/{chain['need']}/"))
    for words in ("What it rests on", "heard in", "said by nine", "posed as", "13 January 2025"):
        assert words in page
    assert "What became of it" not in body(Client().get(f"/en/thread/{chain['need']}/?way=back"))
    assert Client().get(f"/en/thread/{NOBODY}/").status_code == 404
    assert Client().get("/en/thread/not-a-uid/").status_code == 404
    assert Client().get(f"/en/thread/{chain['need']}/?way=sideways").status_code == 200
    assert f"/en/thread/{chain['need']}/" in body(
        Client().get(f"/id/{chain['need']}", follow=True, headers={"accept-language": "en"})
    )


def test_linked_data_says_what_rests_on_what(chain):
    answer = Client().get(f"/thread/{chain['need']}.jsonld")
    assert answer["Content-Type"] == "application/ld+json"
    things = {one["@id"].rpartition("/")[2]: one for one in json.loads(answer.content)["@graph"]}

    def named(uid, term):
        return things[str(uid)][term]["@id"].rpartition("/")[2]

    assert named(chain["need"], "prov:hadPrimarySource") == str(chain["extract"])
    assert named(chain["challenge"], "prov:wasDerivedFrom") == str(chain["need"])
    assert named(chain["idea"], "prov:wasInfluencedBy") == str(chain["challenge"])
    ties = [one for one in things.values() if one.get("dct:type") == "posed_as"]
    assert ties[0]["@type"] == "prov:Derivation"
    assert ties[0]["dct:date"]["@value"] == "2025-01-13"
    beside = json.loads(Client().get(f"/thread/{chain['solution']}.jsonld").content)["@graph"]
    (solution,) = [one for one in beside if one["@id"].endswith(str(chain["solution"]))]
    assert solution["prov:wasAttributedTo"]["@id"].endswith(str(chain["actor"]))
    assert Client().get(f"/thread/{NOBODY}.jsonld").status_code == 404
    assert Client().get(f"/thread/{chain['need']}.exe").status_code == 404


def test_every_kind_of_link_has_its_place():
    """What ties a record to who or what stands beside it is not walked on through."""
    assert grammar.way(LinkKind("x", frozenset(), frozenset(), "", "", relation=True)) == "beside"
    assert grammar.way(LinkKind("x", frozenset(), frozenset(), "", "", symmetric=True)) == "both"
    assert {"set_by", "member_of", "about", "meets"} <= set(grammar.ways()["beside"])
    assert "meets_need" in grammar.ways()["against"]


def test_the_front_page_tells_the_newest_steps(chain):
    page = body(Client().get("/en/thread/"))
    assert f"/en/thread/{chain['solution']}/" in page
    assert "/en/thread/gaps/" in page
    newest = walking.newest(ANYBODY, 1)
    assert (newest[0][1].uid, newest[0][2].uid) == (chain["idea"], chain["solution"])
    assert date.fromisoformat(newest[0][0].recorded_on.isoformat()) == clock.today()
