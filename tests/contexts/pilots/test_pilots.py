"""Pilots: their life, what they must say, who sees and changes them, what they are tied to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.factories import actors, centres, people
from tests.factories import challenges as asked
from tests.factories import pilots as make
from vivaio.contexts.pilots import exporting, policies, queries
from vivaio.contexts.pilots.models import ENDS, LIFE, Pilot
from vivaio.contexts.pilots.operations import keeping
from vivaio.contexts.pilots.queries import Asked
from vivaio.kernel import clock
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed, Unknown
from vivaio.platform.links import queries as tied
from vivaio.platform.records.translatables import put, texts
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()


def refused(do, *args, **given):
    """The fields beside which something is refused."""
    with pytest.raises(Invalid) as refusal:
        do(*args, **given)
    return sorted(refusal.value.errors)


def begin(editor, centre, costs=(), **given):
    words = {"title": "Un pilota"} | {k: given.pop(k) for k in ("title", "summary") if k in given}
    return keeping.draft(
        by=editor, centre=centre, language="it", words=words, values=make.values(**given),
        costs=costs,
    )  # fmt: skip


def test_what_is_not_in_the_table_is_refused():
    for verb, state in LIFE.forbidden():
        assert not policies.can_move(Viewer.system(), Pilot(state=state), verb)
    assert LIFE.can("close", "running")
    assert {"failures"} == set(ENDS["close"]) & set(ENDS["stop"])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("summary", "x" * 601),
        ("nuts", "not a region"),
        ("themes", ["nobody-has"]),
        ("target_groups", ["nobody-has"]),
        ("budget", -1),
        ("visibility", "moon"),
        ("ends_on", date(2025, 3, 23)),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(centre, editor, field, value):
    assert refused(begin, editor, centre, **{field: value}) == [field]


def test_a_budget_adds_up(centre, editor):
    parts = [("Docenza", 9_600), ("Viaggi", 3_000)]
    assert refused(begin, editor, centre, costs=parts, budget=12_000) == ["costs"]
    assert refused(begin, editor, centre, costs=parts) == ["costs"]
    row = make.row(begin(editor, centre, costs=parts, budget=12_600))
    assert [(one.code, one.amount) for one in row.all_costs()] == [("n1", 9_600), ("n2", 3_000)]
    keeping.amend(
        by=editor, uid=row.uid, version=1, words={"title": "A"},
        values=make.values(budget=5_000), costs=[("Viaggi", 4_000), ("Sala", 1_000)],
    )  # fmt: skip
    costs = make.row(row.uid).all_costs()
    assert [(one.code, one.name.best().words) for one in costs] == [
        ("n2", "Viaggi"),
        ("n3", "Sala"),
    ]


def test_nobody_else_sees_a_draft_and_two_who_write_are_told(centre, editor):
    uid = begin(editor, centre)
    with pytest.raises(Unknown):
        queries.by_uid(ANYBODY, uid)
    assert refused(make.move, uid, "plan") == ["summary"]
    given = {"by": editor, "uid": uid, "values": make.values()}
    keeping.amend(version=1, words={"title": "A", "summary": "B"}, **given)
    with pytest.raises(Conflict):
        keeping.amend(version=1, words={"title": "C"}, **given)
    make.move(uid, "plan")
    assert queries.by_uid(ANYBODY, uid).published_on == clock.today()
    assert refused(keeping.amend, version=3, words={"title": "A"}, **given) == ["summary"]


def test_a_pilot_of_its_centre_alone_stays_there(centre, editor):
    uid = make.pilot(centre, visibility="centre")
    assert queries.by_uid(editor, uid).state == "planned"
    for stranger in (ANYBODY, people.team(centres.centre())):
        assert queries.listed(stranger, Asked()) == ([], 0)
        with pytest.raises(Unknown):
            queries.by_uid(stranger, uid)


def test_what_did_not_work_is_said_before_the_end(centre, editor):
    uid = make.pilot(centre, state="running")
    for words in ({}, {"findings": "Good.", "failures": "  "}):
        assert "failures" in refused(make.move, uid, "close", words=words)
    said = {"findings": "Good.", "failures": "The law module was too long."}
    assert refused(make.move, uid, "close", words=said, on=date(2025, 3, 1)) == ["on"]
    tomorrow = clock.today() + timedelta(days=1)
    assert refused(make.move, uid, "close", words=said, on=tomorrow) == ["on"]
    assert refused(make.move, uid, "stop", words={"failures": "All."}) == ["reason"]
    with pytest.raises(NotAllowed):
        make.move(uid, "close", by=people.team(centres.centre()))
    make.move(uid, "close", words=said, on=date(2025, 5, 30))
    row = make.row(uid)
    assert (row.state, row.ended_on, row.failures.texts["en"]) == (
        "closed", date(2025, 5, 30), said["failures"],
    )  # fmt: skip
    words = {"title": "A", "summary": "B", "failures": ""}
    assert refused(
        keeping.amend, by=editor, uid=uid, version=row.version, words=words, values=make.values()
    ) == ["failures"]


def test_the_list_is_narrowed_and_taken_away(centre):
    slug = centres.row(centre).slug if hasattr(centres, "row") else ""
    one = make.pilot(centre, "zqpilotbirds", state="running")
    make.pilot(centres.centre(), country="HR")
    found = [Asked(state="running"), Asked(country="IT"), Asked(words="zqpilotbirds")]
    found += [Asked(centre=slug)] if slug else []
    for asked_for in found:
        assert [row.uid for row in queries.listed(ANYBODY, asked_for)[0]] == [one], asked_for
    assert queries.listed(ANYBODY, Asked(theme="care")) == ([], 0)
    assert [row["state"] for row in exporting.rows(ANYBODY)] == ["running", "planned"]


def test_ties_follow_the_grammar_and_the_leader(centre, editor):
    card, other = actors.actor(centre), actors.actor(centres.centre())
    uid, model = make.pilot(centre, leader=card), make.pilot(centre)
    for kind, end in (
        ("carried_out_with", other),
        ("tried_in", asked.idea(centre)),
        ("tried_in", asked.solution(centre)),
        ("modelled_on", model),
    ):
        keeping.tie(by=editor, uid=uid, kind=kind, other=end)
    labels = sorted(hop.label for hop in tied.of(ANYBODY, uid))
    assert labels == ["carried out with", "modelled on", "run by", "tries", "tries"]
    for kind, end in (("taken_up_in", other), ("tried_in", model), ("run_by", other)):
        assert refused(keeping.tie, by=editor, uid=uid, kind=kind, other=end)
    assert refused(keeping.tie, by=editor, uid=model, kind="modelled_on", other=uid)
    with pytest.raises(NotAllowed):
        stranger = people.team(centres.centre())
        keeping.tie(by=stranger, uid=uid, kind="carried_out_with", other=other)
    row = make.row(uid)
    words = {"title": "A", "summary": "B"}
    keeping.amend(
        by=editor, uid=uid, version=row.version, words=words, values=make.values(leader=other)
    )
    open_ties = [h.other.uid for h in tied.of(ANYBODY, uid) if h.kind == "run_by" and not h.until]
    assert open_ties == [other]


def test_texts_of_its_lists_are_translated_but_not_the_logbook(centre):
    uid = make.whole(centre, "zqtranslated")
    make.step(uid, sort="log", words="Between us.")
    row = make.row(uid)
    found = texts(row)
    assert {"indicators.n1.unit", "steps.n1.words", "theory.n2.words"} <= set(found)
    assert "steps.n2.words" not in found
    put(row, "indicators.n1.unit", found["indicators.n1.unit"].with_words("hr", "tijela"))
    assert row.all_indicators()[0].unit.texts["hr"] == "tijela"
