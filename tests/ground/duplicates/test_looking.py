"""Looking for pairs in the background."""

from __future__ import annotations

import pytest

from tests.factories import actors, centres, duplicates, people
from vivaio.ground.actors import operations as cards
from vivaio.ground.actors.models import Actor
from vivaio.ground.duplicates import looking, operations, queries, tasks
from vivaio.ground.duplicates.models import Candidate, Look, State
from vivaio.kernel.errors import Unknown
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db
SYSTEM = Viewer.system()


def _twins(centre, other=None, **given):
    return (
        actors.plain_actor(centre, "Kestrel House", **given),
        actors.plain_actor(other or centre, "The Kestrel House", **given),
    )


def test_pairs_are_found_once_with_their_reasons():
    one, other = _twins(centres.centre())
    assert looking.look() == looking.look() == 1
    pair = Candidate.objects.get()
    assert {pair.one_id, pair.other_id} == {one, other}
    assert [code for code, _ in pair.reasons] == ["name"]
    assert (Look.objects.get().cards, Look.objects.get().pairs) == (2, 1)


def test_nothing_is_done_while_no_card_changes():
    _twins(centres.centre())
    assert tasks.look.call() == 1
    assert tasks.look.call() == -1


def test_what_was_judged_is_never_asked_again():
    centre = centres.centre()
    _twins(centre)
    looking.look()
    operations.judge_different(by=people.team(centre), uid=Candidate.objects.get().uid)
    assert looking.look() == 0
    assert Candidate.objects.get().state == State.DIFFERENT


def test_a_pair_goes_when_nothing_speaks_for_it_any_more_unless_somebody_asked():
    centre = centres.centre()
    one, _ = _twins(centre)
    asked = duplicates.pair(
        actors.plain_actor(centre, "Heron"), actors.plain_actor(centre, "Osprey")
    )
    looking.look()
    assert Candidate.objects.filter(is_by_hand=False).count() == 1
    cards.amend_actor(by=SYSTEM, uid=one, version=1, language="en", words={"name": "Owl"},
                      values={})  # fmt: skip
    looking.look()
    assert Candidate.objects.get().uid == asked.uid


def test_a_card_that_was_merged_or_archived_is_not_looked_at():
    centre = centres.centre()
    one, _ = _twins(centre)
    cards.move_actor(by=SYSTEM, uid=one, version=1, verb="archive")
    assert looking.look() == 0


def test_a_pair_is_seen_by_who_sees_both_and_edits_one():
    a, b = centres.centre(), centres.centre()
    _twins(a, b)
    hidden = duplicates.pair(
        actors.plain_actor(a, "Owl", state="draft"), actors.plain_actor(b, "Owl")
    )
    looking.look()
    for viewer, number in (
        (people.team(a), 2), (people.team(b), 1), (people.team(a, "member"), 0),
        (people.team(centres.centre()), 0), (Viewer.anonymous(), 0), (SYSTEM, 2),
    ):  # fmt: skip
        assert len(queries.waiting(viewer)) == number
        if number < 2:
            with pytest.raises(Unknown):
                queries.pair(viewer, hidden.uid)
    assert queries.queue(people.team(a), a).total == 2
    assert queries.queue(people.team(a), None).total == 0


def test_examples_and_facts_are_never_a_pair():
    centre = centres.centre()
    actors.plain_actor(centre, "Kestrel House")
    actors.plain_actor(centre, "Kestrel House", nature="example")
    assert looking.look() == 0
    assert Actor.objects.count() == 2
