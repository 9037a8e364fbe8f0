"""Votes: one a person, told from five on, closed when they are closed; three lenses, and spread."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from tests.factories import needs, people
from tests.leak.pages import body
from vivaio.contexts.needs import exporting, rounds
from vivaio.contexts.needs.models import PRIORITY_LIFE, Ballot, Prioritisation
from vivaio.contexts.needs.operations import prioritising as operations
from vivaio.contexts.needs.queries import priorities as queries
from vivaio.kernel.errors import Invalid, NotAllowed
from vivaio.platform.links import queries as links
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()


def of(uid):
    return Prioritisation.objects.get(uid=uid)


def steer(by, uid, verb):
    return operations.steer(by=by, uid=uid, version=of(uid).version, verb=verb)


def test_groups_that_differ_are_shown_with_their_spread(centre, editor):
    uid = needs.prioritisation(centre)
    one, two = needs.keys(uid)
    ballots = [("administration", {one: 5, two: 2})] * 5 + [("business", {one: 1, two: 3})] * 5
    operations.count(by=editor, uid=uid, ballots=[*ballots, ("research", {one: 5})])
    assert not queries.result(ANYBODY, of(uid)).ballots  # while people vote nothing is told
    assert Client().get(f"/en/{of(uid).record_address()}").status_code == 200
    steer(editor, uid, "close")
    found = queries.result(ANYBODY, of(uid))
    assert found.ballots == {"administration": 5, "business": 5, "research": None}
    first, second = found.standings
    assert (first.candidate.pk, first.votes, first.spread) == (one, 3.0, 4.0)
    assert first.groups == {"administration": 5.0, "business": 1.0}
    assert (second.votes, second.spread) == (2.5, 1.0)
    assert (first.evidence, first.fit, dict(first.places)) == (
        24, 3, {"votes": 1, "evidence": 1, "fit": 1}
    )  # fmt: skip
    rows = list(exporting.ranked(ANYBODY, of(uid), found))
    assert rows[0][exporting.RANKED.index("mean_research")] == ""
    page = body(Client().get(f"/en/{of(uid).record_address()}"))
    assert "fewer than five" in page
    hops = [hop for hop in links.of(ANYBODY, uid) if hop.kind == "ranked_in"]
    assert len(hops) == 2


def test_a_need_few_of_a_group_spoke_of_is_not_told_for_it(centre, editor):
    uid = needs.prioritisation(centre)
    one, two = needs.keys(uid)
    ballots = [("citizens", {one: 4, two: 1})] * 4 + [("citizens", {one: 4})]
    operations.count(by=editor, uid=uid, ballots=ballots)
    steer(editor, uid, "close")
    standings = {s.candidate.pk: s for s in queries.result(ANYBODY, of(uid)).standings}
    assert (standings[one].votes, standings[two].votes) == (4.0, None)


def test_one_vote_a_person_which_they_can_change(centre):
    uid = needs.prioritisation(centre)
    one, two = needs.keys(uid)
    voter = people.viewer(people.account("voter"))
    with pytest.raises(NotAllowed):
        operations.vote(by=ANYBODY, uid=uid, group="citizens", points={one: 3})
    operations.vote(by=voter, uid=uid, group="citizens", points={one: 3, two: 1})
    operations.vote(by=voter, uid=uid, group="research", points={one: 5})
    assert Ballot.objects.count() == 1
    assert queries.own_ballot(voter, of(uid)) == ("research", {one: 5})
    for group, points in (("", {one: 3}), ("citizens", {one: 9}), ("citizens", {}),
                          ("citizens", {0: 3})):  # fmt: skip
        with pytest.raises(Invalid):
            operations.vote(by=voter, uid=uid, group=group, points=points)


def test_no_vote_after_the_last_day(centre, editor, day):
    uid = needs.prioritisation(centre)
    one, _ = needs.keys(uid)
    voter = people.viewer(people.account("voter"))
    day.shift(timedelta(days=11))
    with pytest.raises(NotAllowed):
        operations.vote(by=voter, uid=uid, group="citizens", points={one: 3})
    with pytest.raises(NotAllowed):
        operations.count(by=editor, uid=uid, ballots=[("citizens", {one: 3})])
    assert rounds.go_round()["closed"] == 1
    assert of(uid).state == "closed"
    with pytest.raises(Invalid):
        steer(editor, uid, "reopen")


@pytest.mark.parametrize(("verb", "state"), list(PRIORITY_LIFE.forbidden()))
def test_forbidden_moves_are_refused(centre, editor, verb, state):
    uid = needs.prioritisation(centre)
    Prioritisation.objects.filter(uid=uid).update(state=state)
    with pytest.raises(NotAllowed):
        steer(editor, uid, verb)


def test_at_least_two_needs_that_everybody_can_read(centre, editor):
    with pytest.raises(Invalid):
        needs.prioritisation(centre, needs=1)
    uid = needs.prioritisation(centre)
    key = needs.keys(uid)[0]
    with pytest.raises(Invalid) as refusal:
        operations.judge_fit(by=editor, uid=uid, fits={key: (4, " ")})
    assert set(refusal.value.errors) == {f"why-{key}"}
