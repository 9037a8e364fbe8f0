"""Portfolios: what an entry may hold, who sees it, and that verdicts alone move it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.factories import centres, needs, people, pilots
from tests.factories import competences as make
from vivaio.contexts.competences import desk, exporting, gaps, in_pilots
from vivaio.contexts.competences.models import LIFE, Entry, Trial
from vivaio.contexts.competences.operations import portfolio, trials, tying
from vivaio.contexts.competences.queries import coverage
from vivaio.contexts.competences.queries import portfolio as queries
from vivaio.contexts.competences.queries import trials as tested
from vivaio.contexts.competences.queries.portfolio import Asked
from vivaio.kernel import clock
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed, Unknown
from vivaio.platform.links import queries as links
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()
SAID = {"validator": "Seat of the board", "reason": "It held.", "evidence": "Six of six."}


def refused(do, *args, **given):
    """The fields beside which something is refused."""
    with pytest.raises(Invalid) as refusal:
        do(*args, **given)
    return sorted(refusal.value.errors)


def state(uid):
    return Entry.objects.get(uid=uid).state


def test_what_is_not_in_the_table_is_refused(centre, editor):
    uid = make.entry(centre)
    for verb in ("test", "validate", "consolidate", "send_back"):
        with pytest.raises(Unknown):
            portfolio.move(by=editor, uid=uid, version=1, verb=verb)
    for verb, now in LIFE.forbidden():
        if verb in portfolio.BY_HAND:
            Entry.objects.filter(uid=uid).update(state=now)
            with pytest.raises(NotAllowed):
                portfolio.move(by=editor, uid=uid, version=1, verb=verb)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("level", 9), ("level", None), ("people", -1), ("languages", ["tlh"]),
        ("nuts", "not a region"), ("visibility", "moon"), ("title", ""), ("summary", "x" * 801),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_its_field(centre, editor, field, value):
    words = {"title": "A"} | ({field: value} if field in ("title", "summary") else {})
    values = make.VALUES | ({} if field in words else {field: value})
    given = {"by": editor, "centre": centre, "competence": make.plain(), "language": "en"}
    assert refused(portfolio.draft, words=words, values=values, **given) == [field]


def test_who_sees_and_changes_an_entry(centre, editor):
    uid = make.entry(centre, visibility="centre")
    stranger = people.team(centres.centre())
    assert queries.by_uid(editor, uid).state == "claimed"
    for other in (ANYBODY, stranger):
        with pytest.raises(Unknown):
            queries.by_uid(other, uid)
    with pytest.raises(NotAllowed):
        make.entry(centre, by=stranger)
    given = {"by": editor, "uid": uid, "words": {"title": "B"}}
    portfolio.amend(version=1, values=make.VALUES | {"level": 6}, **given)
    row = queries.by_uid(ANYBODY, uid)
    assert (row.level, row.state, row.country) == (6, "claimed", "IT")
    with pytest.raises(Conflict):
        portfolio.amend(version=1, values=make.VALUES, **given)


def test_a_verdict_takes_an_entry_on_or_back(centre, editor):
    competence = make.competence()
    uid = make.entry(centre, of=competence)
    one, other, third = (pilots.pilot(centre) for _ in range(3))
    first = make.trial(one, competence, uid)
    assert state(uid) == "under_test"
    make.verdict(first, by=editor, on=date(2025, 7, 10))
    row = make.row(uid)
    assert (row.state, row.valid_until) == ("validated", date(2027, 7, 10))
    assert [row.has_expired(date(2027, 7, day)) for day in (10, 11)] == [False, True]
    assert refused(make.verdict, first) == [""]
    make.verdict(make.trial(other, competence, uid))
    assert state(uid) == "consolidated"
    make.verdict(make.trial(third, competence, uid), "refused")
    row = make.row(uid)
    assert (row.state, row.valid_until) == ("claimed", None)
    kinds = sorted(hop.kind for hop in links.of(ANYBODY, uid))
    assert kinds == ["tried_for"] * 3 + ["validates"] * 2
    assert {hop.kind for hop in links.of(ANYBODY, competence)} == {"tests"}


def test_what_is_retired_meanwhile_stays_so_and_blocks_no_verdict(centre, editor):
    uid = make.entry(centre)
    made = make.trial(pilots.pilot(centre), make.plain(), uid)
    portfolio.move(by=editor, uid=uid, version=make.row(uid).version, verb="retire")
    make.verdict(made, by=editor)
    assert (state(uid), Trial.objects.get(uid=made).verdict) == ("retired", "validated")
    assert "validates" not in {hop.kind for hop in links.of(ANYBODY, uid)}
    assert refused(make.trial, pilots.pilot(centre), make.plain(), uid) == ["entry"]


def test_a_higher_level_than_the_verdicts_is_refused(centre, editor):
    uid = make.entry(centre)
    portfolio.judge(by=editor, uid=uid, version=1, verdict="validated", words=SAID)
    given = {"by": editor, "uid": uid, "version": 2, "words": {"title": "B"}}
    assert refused(portfolio.amend, values=make.VALUES | {"level": 5}, **given) == ["level"]
    portfolio.amend(values=make.VALUES | {"level": 3}, **given)
    assert make.row(uid).level == 3


def test_a_named_validator_moves_an_entry_without_a_pilot(centre, editor):
    uid = make.entry(centre)
    given = {"by": editor, "uid": uid, "verdict": "conditional"}
    assert refused(portfolio.judge, version=1, words={}, **given) == ["reason", "validator"]
    with pytest.raises(NotAllowed):
        portfolio.judge(version=1, words=SAID, **(given | {"by": people.team(centre, "member")}))
    portfolio.judge(version=1, words=SAID, **given)
    assert state(uid) == "validated"
    portfolio.judge(version=2, words=SAID, **given)
    assert state(uid) == "validated", "a condition consolidates nothing"
    portfolio.move(by=editor, uid=uid, version=3, verb="retire")
    with pytest.raises(NotAllowed):
        portfolio.judge(version=4, words=SAID, **given)
    portfolio.move(by=editor, uid=uid, version=4, verb="revive")
    assert (state(uid), make.row(uid).valid_until) == ("claimed", None)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"said": "perhaps"}, "verdict"),
        ({"words": SAID | {"validator": " "}}, "validator"),
        ({"said": "refused", "words": SAID | {"reason": ""}}, "reason"),
        ({"words": SAID | {"evidence": "x" * 801}}, "evidence"),
        ({"on": clock.today() + timedelta(days=1)}, "on"),
        ({"on": date.max}, "on"),
        ({"on": date(2025, 7, 10), "valid_until": date.max}, "valid_until"),
        ({"on": date(2025, 7, 10), "valid_until": date(2025, 7, 10)}, "valid_until"),
        ({"on": date(2025, 7, 10), "valid_until": date(2031, 7, 10)}, "valid_until"),
        ({"address": "javascript:alert(1)"}, "evidence_address"),
    ],
)
def test_a_verdict_is_refused_beside_its_field(centre, given, field):
    made = make.trial(pilots.pilot(centre), make.plain())
    assert refused(make.verdict, made, **given) == [field]


def test_what_a_pilot_tests_is_said_by_its_centre(centre, editor):
    pilot, competence = pilots.pilot(centre), make.plain()
    stranger = people.team(centres.centre())
    with pytest.raises(NotAllowed):
        make.trial(pilot, competence, by=stranger)
    with pytest.raises(Unknown):
        make.trial(make.entry(centre), competence)
    assert refused(make.trial, pilot, competence, method=" ") == ["method"]
    foreign = make.entry(centres.centre())
    assert refused(make.trial, pilot, competence, foreign) == ["entry"]
    assert refused(make.trial, pilot, make.competence(), make.entry(centre)) == ["entry"]
    uid = make.entry(centre)
    made = make.trial(pilot, competence, uid, by=editor)
    assert refused(make.trial, pilot, competence) == ["competence"]
    with pytest.raises(NotAllowed):
        make.verdict(made, by=stranger)
    trials.withdraw(by=editor, uid=made)
    assert (state(uid), links.of(ANYBODY, uid), Trial.objects.count()) == ("claimed", [], 0)


def test_a_pilots_page_says_what_it_tests(centre, editor):
    pilot = pilots.pilot(centre)
    assert in_pilots.tested(ANYBODY, pilot) is None
    part = in_pilots.tested(editor, pilot)
    assert part
    assert [path for _, path in part.verbs] == [f"competences/tests/of/{pilot}/"]
    hidden = make.entry(centre, visibility="centre")
    make.trial(pilot, make.plain(), hidden)
    for viewer, verbs in ((ANYBODY, 0), (editor, 2)):
        part = in_pilots.tested(viewer, pilot)
        assert part
        assert [line.state for line in part.lines] == ["under test"]
        assert [len(line.verbs) for line in part.lines] == [verbs]


def test_trials_of_hidden_pilots_stay_hidden(centre, editor):
    uid, pilot = make.entry(centre), pilots.pilot(centre, visibility="centre")
    made = make.trial(pilot, make.plain(), uid)
    assert len(tested.of_entry(editor, uid)) == 1
    assert tested.of_entry(ANYBODY, uid) == []
    with pytest.raises(Unknown):
        tested.by_uid(ANYBODY, made)


def test_what_waits_is_on_the_desk(centre, editor):
    member = people.team(centre, "member")
    uid, pilot = make.entry(centre), pilots.pilot(centre, state="closed")
    made = make.trial(pilot, make.plain(), uid)
    assert [line.key for line in desk.verdicts(editor)] == [f"trial-{made}"]
    assert list(desk.verdicts(member)) == list(desk.endings(editor)) == []
    make.verdict(made, on=clock.today() - timedelta(days=700))
    assert list(desk.verdicts(editor)) == []
    assert [line.subject for line in desk.endings(editor)] == [uid]
    assert list(desk.endings(member)) == []


def gap(code, viewer=ANYBODY, centre=None):
    found = next(one for one in gaps.GAPS if one.code == code).found(viewer, centre, 10)
    return {line.uid for line in found.lines}


def test_gaps_are_what_nobody_tests(centre):
    tried, untried = make.competence(), make.competence()
    one, other = make.entry(centre, of=tried), make.entry(centre, of=untried)
    make.entry(centre, of=untried, visibility="centre")
    made = make.trial(pilots.pilot(centre), tried, one)
    assert gap("portfolio-without-a-pilot") == {other}
    assert untried in gap("competences-untested")
    assert tried not in gap("competences-untested")
    make.verdict(made, "refused")
    assert gap("portfolio-without-a-pilot", centre=centre) == {one, other}


def test_the_list_and_the_tables(centre):
    one = make.whole(centre, "zqportfolio")
    make.entry(centres.centre(country="HR"))
    asked = [Asked(state="validated"), Asked(country="IT")]
    for each in asked:
        assert [row.uid for row in queries.listed(ANYBODY, each)[0]] == [one], each
    assert queries.listed(ANYBODY, Asked(competence="nobody-has")) == ([], 0)
    assert {row["state"] for row in exporting.entries(ANYBODY)} == {"validated", "claimed"}


def test_demand_is_set_against_supply(centre):
    asked_for, known, abroad = make.competence(), make.competence(), make.competence()
    need = needs.need(centre, country="IT")
    hidden = needs.need(centre, country="IT", visibility="centre")
    for uid in (asked_for, known, abroad):
        tying.call_for(by=make.SYSTEM, competence=uid, source=need)
    tying.call_for(by=make.SYSTEM, competence=asked_for, source=hidden)
    other = centres.centre(country="HR")
    for keeper, uid in ((centre, known), (other, abroad)):
        portfolio.judge(
            by=make.SYSTEM, uid=make.entry(keeper, of=uid), version=1, verdict="validated",
            words=SAID,
        )  # fmt: skip
    (row,) = [one for one in coverage.gap() if one.called]
    assert (row.country, row.theme, row.needs, row.tied) == ("IT", "", 1, 1)
    assert (set(row.called.values()), len(row.missing)) == ({1}, 2)
    assert sum(row.supply.values()) == sum(row.elsewhere.values()) == 1
    (lesson,) = coverage.lessons([row])
    assert (lesson.teacher.competence_id, lesson.countries) == (abroad, ["IT"])
    with pytest.raises(NotAllowed):
        tying.call_for(by=people.team(other), competence=known, source=need)
