"""Links are seen when both ends are, and the thread ends somewhere."""

from __future__ import annotations

from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import identities
from vivaio.ground.centres.models import Centre
from vivaio.kernel import clock
from vivaio.platform.links import operations, queries
from vivaio.platform.links.models import Link
from vivaio.platform.records.models import Record
from vivaio.platform.registry import link_kinds
from vivaio.platform.tenancy.viewer import Viewer


def tie(source: UUID, target: UUID, kind: str = "tested_related") -> UUID:
    return operations.link(by=Viewer.system(), kind=kind, source=source, target=target)


def others(viewer: Viewer, uid: UUID) -> set[UUID]:
    return {hop.other.uid for hop in queries.of(viewer, uid)}


def test_both_ends_are_told_with_the_label_of_their_direction(torino: Centre) -> None:
    actor = identities.record("actor", of=torino, title="Fondazione")
    place = identities.record("place", of=torino)
    tie(actor, place, "tested_manages")
    (there,) = queries.of(Viewer.anonymous(), actor)
    (back,) = queries.of(Viewer.anonymous(), place)
    assert (there.label, there.direction, there.other.uid) == ("Manages", "forward", place)
    assert (back.label, back.direction, back.other.uid) == ("Managed by", "backward", actor)
    assert back.other.title.best("en").words == "Fondazione"
    assert back.other.address.startswith("actors/")
    assert there.uid == back.uid


def test_the_label_is_in_the_viewers_language(torino: Centre) -> None:
    one, other = identities.record(of=torino), identities.record(of=torino)
    tie(one, other)
    assert queries.of(Viewer.anonymous("it"), one)[0].label == "Lunedì"
    assert queries.of(Viewer.anonymous("fr"), other)[0].label == "mardi"


def test_kinds_come_in_the_order_of_the_grammar_forward_first(torino: Centre) -> None:
    actor = identities.record("actor", of=torino)
    tie(identities.record(of=torino), actor)
    tie(actor, identities.record(of=torino))
    tie(actor, identities.record("place", of=torino), "tested_manages")
    found = [(hop.kind, hop.direction) for hop in queries.of(Viewer.anonymous(), actor)]
    assert found == [
        ("tested_manages", "forward"),
        ("tested_related", "forward"),
        ("tested_related", "backward"),
    ]


@pytest.mark.parametrize(
    ("hidden", "seen_by"),
    [
        ({"visibility": "centre"}, {"own"}),
        ({"visibility": "network"}, {"own", "member"}),
        ({"is_open": False}, {"own"}),
        ({}, {"own", "member", "anyone"}),
    ],
)
def test_a_link_is_seen_only_with_both_its_ends(
    torino: Centre, zagreb: Centre, hidden: dict[str, Any], seen_by: set[str]
) -> None:
    shown = identities.record(of=torino)
    other = identities.record(of=torino, **hidden)
    tie(shown, other)
    viewers = {
        "own": identities.member(torino),
        "member": identities.member(zagreb),
        "anyone": Viewer.anonymous(),
    }
    for name, viewer in viewers.items():
        expected = name in seen_by
        assert bool(queries.of(viewer, shown)) == expected
        assert bool(queries.of(viewer, other)) == expected
        assert bool(queries.walk(viewer, shown).steps) == expected


def test_deleted_records_and_links_are_not_shown(torino: Centre, editor: Viewer) -> None:
    one, gone, other = (identities.record(of=torino) for _ in range(3))
    tie(one, gone)
    link = tie(one, other)
    Record.objects.filter(pk=gone).update(deleted_at=clock.now())
    assert others(editor, one) == {other}
    operations.unlink(by=editor, link=link)
    assert others(editor, one) == set()


def test_a_link_whose_kind_is_not_installed_is_still_shown(torino: Centre) -> None:
    one, other = identities.record(of=torino), identities.record(of=torino)
    tie(one, other)
    del link_kinds._values["tested_related"]
    assert queries.of(Viewer.anonymous(), one)[0].label == "Linked with"


def test_links_are_read_in_two_queries_however_many(
    torino: Centre, django_assert_num_queries: Any
) -> None:
    one = identities.record(of=torino)
    for _ in range(3):
        tie(one, identities.record(of=torino))
        with django_assert_num_queries(2):
            assert queries.of(Viewer.anonymous(), one)
    assert len(queries.of(Viewer.anonymous(), one, limit=2)) == 2


def thread(torino: Centre, length: int) -> list[UUID]:
    records = [identities.record(of=torino) for _ in range(length)]
    for source, target in pairwise(records):
        tie(source, target)
    return records


def test_a_walk_goes_forward_backward_and_both_ways(torino: Centre) -> None:
    records = thread(torino, 5)
    viewer = Viewer.anonymous()

    def walked(direction: Any, depth: int = 6) -> list[tuple[int, UUID]]:
        steps = queries.walk(viewer, records[2], direction, depth).steps
        return [(step.depth, step.hop.other.uid) for step in steps]

    assert walked("forward") == [(1, records[3]), (2, records[4])]
    assert walked("backward") == [(1, records[1]), (2, records[0])]
    assert {uid for _, uid in walked("both")} == set(records) - {records[2]}
    assert walked("forward", 1) == [(1, records[3])]
    assert walked("forward", 0) == []


def test_a_walk_does_not_pass_through_what_one_may_not_know_of(torino: Centre) -> None:
    records = thread(torino, 4)
    Record.objects.filter(pk=records[1]).update(visibility="centre")
    assert queries.walk(Viewer.anonymous(), records[0]).steps == ()
    assert len(queries.walk(identities.member(torino), records[0]).steps) == 3


def test_a_walk_says_when_it_left_something_out(torino: Centre) -> None:
    records = thread(torino, 4)
    short = queries.walk(Viewer.anonymous(), records[0], limit=2)
    assert (len(short.steps), short.more) == (2, True)
    assert queries.walk(Viewer.anonymous(), records[0], limit=3).more is False
    hub = identities.record(of=torino)
    for record in records:
        tie(hub, record)
    assert queries.walk(Viewer.anonymous(), hub, depth=1, limit=3).more is True


def test_a_walk_takes_two_queries_for_each_depth(
    torino: Centre, django_assert_num_queries: Any
) -> None:
    records = thread(torino, 4)
    with django_assert_num_queries(7):  # nothing is tied to the last
        assert len(queries.walk(Viewer.anonymous(), records[0]).steps) == 3
    with django_assert_num_queries(4):
        queries.walk(Viewer.anonymous(), records[0], depth=2)


edges = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=14, unique=True)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(edges)
def test_any_web_is_walked_once_by_shortest_ways(
    torino: Centre, edges: list[tuple[int, int]]
) -> None:
    nodes = [identities.record(of=torino) for _ in range(6)]
    ahead: dict[int, set[int]] = {n: {b for a, b in edges if a == n and b != n} for n in range(6)}
    Link.objects.bulk_create(
        Link(
            kind="tested_related", source_id=nodes[a], target_id=nodes[b], recorded_on=clock.today()
        )
        for a, several in ahead.items()
        for b in several
    )  # fmt: skip
    distance, frontier, depth = {0: 0}, {0}, 0
    while frontier:
        depth += 1
        frontier = {b for a in frontier for b in ahead[a]} - set(distance)
        distance.update(dict.fromkeys(frontier, depth))
    del distance[0]
    steps = queries.walk(Viewer.anonymous(), nodes[0], "forward", 10).steps
    reached = [(nodes.index(step.hop.other.uid), step.depth) for step in steps]
    assert dict(reached) == distance
    assert len(reached) == len(distance)
