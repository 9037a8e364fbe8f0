"""Measures: what they must say, who changes them, how far they have come, what they rest on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import actors, centres, people, pilots
from tests.factories import needs as heard
from tests.factories import strategy as make
from tests.leak.pages import body
from vivaio.contexts.strategy import desk, exporting, gaps, policies
from vivaio.contexts.strategy.importing import MEASURES, MeasuresSession
from vivaio.contexts.strategy.models import LIFE_OF_MEASURES, Measure
from vivaio.contexts.strategy.operations import measures, strategies, working
from vivaio.contexts.strategy.queries import measures as queries
from vivaio.contexts.strategy.queries.measures import Asked
from vivaio.contexts.strategy.web.measure_forms import MeasureForm
from vivaio.ground.actors.models import Actor
from vivaio.ground.importing.cells import decimal
from vivaio.ground.importing.importers import Terms
from vivaio.kernel import clock
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed, Unknown
from vivaio.platform.linked.forms import forms
from vivaio.platform.links import queries as tied
from vivaio.platform.links import walking
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()
TODAY = date(2026, 11, 23)


def refused(do, *args, **given):
    """The fields beside which something is refused."""
    with pytest.raises(Invalid) as refusal:
        do(*args, **given)
    return sorted(refusal.value.errors)


def begin(editor, centre, words=None, costs=(), indicator=None, **given):
    return measures.draft(
        by=editor, centre=centre, language="it", words=words or {"title": "Una misura"},
        values=make.values(**given), costs=costs, indicator=indicator,
    )  # fmt: skip


def test_what_is_not_in_the_table_is_refused():
    for verb, state in LIFE_OF_MEASURES.forbidden():
        assert not policies.can_move_measure(Viewer.system(), Measure(state=state), verb)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "two"),
        ("headings", ["gardening"]),
        ("goals", ["18"]),
        ("objective", "n9"),
        ("budget", -1),
        ("visibility", "moon"),
        ("due_on", date(2025, 6, 30)),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(centre, editor, field, value):
    assert refused(begin, editor, centre, **{field: value}) == [field]


def test_a_budget_adds_up(centre, editor):
    parts = [("Persone", 90_000), ("Sede", 20_000)]
    assert refused(begin, editor, centre, costs=parts, budget=120_000) == ["costs"]
    row = make.measure_row(begin(editor, centre, costs=parts, budget=110_000))
    assert [one.amount for one in row.all_costs()] == [90_000, 20_000]


def test_a_measure_in_one_line(centre, editor):
    given = {"name": "Enti", "unit": "", "baseline": Decimal(0), "target": Decimal(12)}
    assert refused(begin, editor, centre, indicator=given) == ["unit"]
    again = given | {"unit": "enti", "target": Decimal(0)}
    assert refused(begin, editor, centre, indicator=again) == ["target"]
    row = make.measure_row(begin(editor, centre, indicator=given | {"unit": "enti"}))
    (one,) = row.all_indicators()
    assert (one.target_on, one.baseline_on) == (row.due_on, row.starts_on)
    falling = given | {"unit": "enti", "baseline": Decimal(20)}
    row = make.measure_row(begin(editor, centre, indicator=falling))
    assert row.all_indicators()[0].direction == "down"


def test_two_who_write_are_told_and_a_day_is_needed(centre, editor):
    uid = begin(editor, centre, due_on=None)
    given = {"by": editor, "uid": uid, "words": {"title": "A"}}
    measures.amend(version=1, values=make.values(due_on=None), **given)
    with pytest.raises(Conflict):
        measures.amend(version=1, values=make.values(), **given)
    assert refused(make.move_measure, uid, "publish") == ["due_on"]
    with pytest.raises(Unknown):
        queries.by_uid(ANYBODY, uid)
    measures.amend(version=2, values=make.values(), **given)
    make.move_measure(uid, "publish")
    tomorrow = clock.today() + timedelta(days=1)
    assert refused(make.move_measure, uid, "stop", on=tomorrow) == ["on", "reason"]
    assert refused(make.move_measure, uid, "close", on=date(2025, 6, 1)) == ["on"]
    with pytest.raises(NotAllowed):
        make.move_measure(uid, "close", by=people.team(centres.centre()), on=TODAY)


def test_who_answers_for_it_changes_it(centre, editor):
    card, other = actors.actor(centre), actors.actor(centres.centre())
    uid = make.measure(centre, owner=card, strategy=make.strategy(centre))
    labels = sorted(hop.label for hop in tied.of(ANYBODY, uid))
    assert labels == ["answered for by", "planned in"]
    row = make.measure_row(uid)
    measures.amend(by=editor, uid=uid, version=row.version, words={"title": "A"},
                   values=make.values(owner=other))  # fmt: skip
    now = [(h.kind, h.other.uid) for h in tied.of(ANYBODY, uid) if not h.until]
    assert now == [("answered_for_by", other)]
    with pytest.raises(NotAllowed):
        make.put(uid, "steps", by=people.team(centres.centre()), words={}, values={})


def test_ties_run_through_the_thread(centre, editor):
    uid, pilot, need = make.measure(centre), pilots.pilot(centre), heard.need(centre)
    for kind, other in (("founds", pilot), ("responds_to", need)):
        measures.tie(by=editor, uid=uid, kind=kind, other=other)
    thread = walking.thread(ANYBODY, uid, back=True, forward=False)
    assert {step.knot.uid for step in thread.steps} >= {pilot, need}
    assert refused(measures.tie, by=editor, uid=uid, kind="founds", other=actors.actor(centre))
    assert refused(measures.tie, by=editor, uid=uid, kind="planned_in", other=pilot) == ["kind"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"words": ""}, "words"),
        ({"on": None}, "on"),
        ({"sort": "wish"}, "sort"),
        ({"who": "x" * 201}, "who"),
        ({"done_on": date(2999, 1, 1)}, "done_on"),
    ],
)
def test_a_step_is_refused_beside_its_field(centre, given, field):
    assert refused(make.step, make.measure(centre), **given) == [field]


def test_measurements_hold_their_indicator(centre, editor):
    uid = make.measure(centre)
    make.indicator(uid)
    assert refused(make.record, uid, on_day=date(2025, 6, 30)) == ["on_day"]
    made = make.record(uid)
    give = {"by": editor, "uid": uid}
    version = make.measure_row(uid).version
    assert refused(working.take_away, name="indicators", code="n1", version=version, **give) == [""]
    (told,) = exporting.of_rows([make.measure_row(uid)], "en")
    assert (told["value"], told["unit"]) == ("9", "bodies")
    working.unmeasure(measurement=made, **give)
    working.take_away(name="indicators", code="n1", version=version, **give)
    assert make.measure_row(uid).indicators == []


def story(centre):
    """On track, late by a milestone, unmeasured, stopped."""
    good, late, silent = (make.measure(centre, number=one) for one in ("2.3", "1.2", "2.10"))
    make.indicator(good)
    make.record(good)
    make.step(late)
    make.indicator(silent)
    stopped = make.measure(centre, state="stopped", headings=["finance"], number="4")
    return [late, good, silent, stopped]


def test_measures_are_counted_listed_and_told_of_past_days(centre):
    uids = story(centre)
    found = queries.asked(ANYBODY, Asked(), TODAY)
    assert [come.row.uid for come in found.come] == uids
    assert dict(found.counts) == {"late": 1, "on_track": 1, "unmeasured": 1, "stopped": 1}
    first = found.history[0]
    assert first[0] == date(2025, 11, 30)
    assert found.history[-1][1] == {"late": 1, "on_track": 1, "unmeasured": 2}
    assert [c.days_late for c in queries.asked(ANYBODY, Asked(status="late"), TODAY).come] == [146]
    for asked, number in (
        (Asked(heading="finance"), 1), (Asked(country="HR"), 0), (Asked(strategy="none"), 0),
        (Asked(words="measure"), 0),
    ):  # fmt: skip
        assert len(queries.asked(ANYBODY, asked, TODAY).come) == number, asked
    rows = list(exporting.of_found(found, ANYBODY))
    assert [row["status"] for row in rows] == ["late", "on_track", "unmeasured", "stopped"]
    assert b"urn:vivaio:status:late" in exporting.linked(found, forms[1])


def test_gaps_and_the_desk_tell_of_late_ones(centre, editor):
    late, *_ = story(centre)
    found = gaps.GAPS[1].found(ANYBODY, centre, 5)
    assert [line.uid for line in found.lines] == [late]
    assert found.lines[0].since == date(2026, 6, 30)
    assert gaps.GAPS[0].found(ANYBODY, None, 5).total == 3
    pilot = pilots.pilot(centre)
    measures.tie(by=editor, uid=late, kind="founds", other=pilot)
    assert gaps.GAPS[0].found(ANYBODY, None, 5).total == 2
    assert late in [line.subject for line in desk.late(editor)]
    assert list(desk.late(people.team(centres.centre()))) == []


def test_many_measures_are_a_few_queries(centre):
    uids = story(centre)

    def number():
        with CaptureQueriesContext(connection) as asked:
            queries.evaluated(list(Measure.objects.all()), TODAY)
        return len(asked.captured_queries)

    few = number()
    row = Measure.objects.get(uid=uids[1])
    for place in range(30):
        row.uid, row.slug = None, f"copy-{place}"
        row.pk = Measure._meta.pk.get_default()
        row.save(force_insert=True)
    assert number() == few == 2


def test_the_pages_say_the_rule_and_keep_what_was_typed(centre, editor):
    _late, good, *_ = story(centre)
    page = body(Client().get(f"/en/{make.measure_row(good).record_address()}"))
    assert "On track" in page or "Unmeasured" in page
    assert "80 %" in page
    account = people.account()
    people.appoint(account, centre, "editor")
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    slug = make.measure_row(good).centre.slug
    typed = {"key": str(good), "title": "Zebras", "due_on": "2027-01-01", "indicator": "Many"}
    answer = client.post(f"/en/measures/add/{slug}/", typed)
    assert answer.status_code == 422
    assert "Zebras" in body(answer)
    assert "a number without one says nothing" in body(answer)
    answer = client.post(f"/en/measures/add/{slug}/", typed | {"unit": "zebras"})
    assert answer.status_code == 302
    at = f"/en/{Measure.objects.latest('created_at').record_address()}"
    steps = {"key": str(good), "version": 1, "sort": "milestone", "words": "Half way"}
    assert client.post(f"{at}steps/", steps).status_code == 422
    assert client.post(f"{at}steps/", steps | {"on": "2026-12-01"}).status_code == 302
    assert client.get("/en/measures/compare/").status_code == 200


def test_measures_come_from_a_table(centre, editor):
    card = actors.actor(centre)
    name = actors.row(card).name.best().words if hasattr(actors, "row") else ""
    session = MeasuresSession(Terms(editor, centre, "IT", "it", "plan"))
    cells = {
        "number": [("nr", "2.3")], "title@it": [("misura", "Un presidio")],
        "owner": [("owner", name)] if name else [], "due_on": [("scadenza", "31.12.2026")],
        "budget": [("budget", "120.000 €")], "headings": [("voce", "skills; gardening")],
        "goals": [("SDG", "SDG 4; reduced inequalities|17; 99")],
        "indicator": [("indicatore", "Enti")], "unit": [("unità", "enti")],
        "baseline": [("base", "0")], "target": [("target", "12")],
    }  # fmt: skip
    draft = session.draft(cells)
    assert draft.problem is None
    assert [one.value for one in draft.remarks] == ["gardening", "99"]
    (uid,) = session.register([draft])
    row = make.measure_row(uid)
    assert (row.state, row.budget, row.due_on) == ("running", 120_000, date(2026, 12, 31))
    assert row.goals == ["4", "10", "17"]
    assert [(one.baseline, one.target) for one in row.all_indicators()] == [(0, 12)]
    (current,) = session.current([uid], frozenset({"number", "title@it"})).values()
    session.amend(current, {"number": "2.4"})
    assert make.measure_row(uid).number == "2.4"
    (current,) = session.current([uid], frozenset({"owner"})).values()
    session.amend(current, {"owner": str(actors.actor(centre))})
    assert [hop.kind for hop in tied.of(Viewer.system(), uid)] == ["answered_for_by"]
    Measure.objects.filter(uid=uid).update(
        costs=[{"code": "n1", "name": {"s": "it", "t": {"it": "Sede"}}, "amount": 120_000}]
    )
    (current,) = session.current([uid], frozenset({"budget"})).values()
    assert refused(session.amend, current, {"budget": 90_000}) == ["costs"]
    assert session.draft({"title": [("misura", " ")]}).problem is not None


def test_only_who_publishes_brings_measures_that_are_published(centre, editor):
    rights = editor.roles[centre]
    writes, publishes = (
        replace(editor, roles={centre: rights - {"publish"} | {"edit"} | more})
        for more in (frozenset(), frozenset({"publish"}))
    )
    assert MEASURES.may(writes, centre)
    assert not MEASURES.may_publish(writes, centre)
    assert MEASURES.may_publish(publishes, centre)


@pytest.mark.parametrize("words", ["1e-99999", "1e99999", "0e99999", "0.00001", "1" * 25, "NaN"])
def test_an_absurd_number_is_none(words):
    assert decimal(words) is None


def test_a_hidden_strategy_stays_that_of_its_measure(centre):
    card = actors.actor(centre)
    strategy = make.strategy(centre, state="draft")
    uid = make.measure(centre, owner=card, strategy=strategy, objective="n1")
    entrusted = Viewer(entrusted=frozenset({card}))
    row = queries.by_uid(entrusted, uid)
    current = queries.strategy_of(entrusted, row)
    assert current is None
    form = MeasureForm(row=row, strategies=[], current=current)
    assert not {"strategy", "objective"} & set(form.fields)
    given = make.values(owner=card)
    del given["strategy"], given["objective"]
    measures.amend(by=entrusted, uid=uid, version=row.version, words={"title": "B"}, values=given)
    row = make.measure_row(uid)
    assert (row.strategy_id, row.objective, row.title.texts["en"]) == (strategy, "n1", "B")


def test_a_strategy_of_another_centre_can_be_kept(centre):
    uid = make.measure(centre, strategy=make.strategy(centres.centre()), objective="n1")
    account = people.account()
    people.appoint(account, centre, "editor")
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    row = make.measure_row(uid)
    page = body(client.get(f"/en/{row.record_address()}edit/"))
    assert f'value="{row.strategy.slug}" selected' in page


def test_another_strategy_has_other_objectives(centre, editor):
    first, other = make.strategy(centre), make.strategy(centre)
    uid = begin(editor, centre, strategy=first, objective="n1")
    measures.amend(by=editor, uid=uid, version=1, words={"title": "A"},
                   values=make.values(strategy=other, objective="n1"))  # fmt: skip
    row = make.measure_row(uid)
    assert (row.strategy_id, row.objective) == (other, "")


def test_an_owner_comes_back_on_one_day_and_a_retired_one_stops_nothing(centre, editor):
    first, other = actors.actor(centre), actors.actor(centre)
    uid = make.measure(centre, owner=first)
    for owner in (other, first, other, first):
        version = make.measure_row(uid).version
        measures.amend(by=editor, uid=uid, version=version, words={"title": "A"},
                       values=make.values(owner=owner))  # fmt: skip
    held = [(hop.other.uid, hop.until == "") for hop in tied.of(ANYBODY, uid)]
    assert held == [(first, False), (first, True)]
    draft = make.measure(centre, owner=other, state="draft")
    for model in (Actor, Record):
        model.objects.filter(uid=other).update(deleted_at=clock.now())
    make.move_measure(draft, "publish")
    assert tied.of(ANYBODY, draft) == []


def test_the_plan_is_as_many_queries_whatever_it_holds(centre):
    uid = make.strategy(centre)
    row = make.row(uid)
    at = f"/en/strategies/{row.slug}/plan/"
    strategies.amend(
        by=make.SYSTEM, uid=uid, version=row.version, words={"title": "T", "summary": "S"},
        values={"closes_on": row.closes_on}, objectives=["One aim", "Another", "A third"],
    )  # fmt: skip
    owner = actors.actor(centre)

    def number(*codes):
        for code in codes:
            make.measure(centre, strategy=uid, objective=code, owner=owner)
        Client().get(at)
        with CaptureQueriesContext(connection) as asked:
            assert "One aim" in body(Client().get(at))
        return len(asked.captured_queries)

    codes = [one.code for one in make.row(uid).aims()]
    assert number(codes[0]) == number(*codes[1:])


def test_measures_are_found_by_the_goal_they_serve(centre):
    first = make.measure(centre, "Homes", goals=["1", "11"])
    make.measure(centre, "Schools", goals=["4"])
    page = body(Client().get("/en/measures/?goal=11"))
    assert "Homes" in page
    assert "Schools" not in page
    assert "11. Sustainable cities and communities" in page
    assert "Homes" not in body(Client().get("/en/measures/?goal=99"))
    shown = body(Client().get(f"/it/{make.measure_row(first).record_address()}"))
    assert "<li>1. Sconfiggere la povertà</li><li>11. Città e comunità sostenibili</li>" in shown
    table = body(Client().get("/data/measures.csv"))
    assert ",1 11," in table
