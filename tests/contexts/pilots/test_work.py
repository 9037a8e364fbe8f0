"""Inside a pilot: indicators and what is measured, the work plan, the theory of change."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from tests.factories import centres, people
from tests.factories import pilots as make
from tests.leak.pages import body
from vivaio.contexts.pilots import checking, desk, exporting
from vivaio.contexts.pilots.models import Level
from vivaio.contexts.pilots.operations import working
from vivaio.contexts.pilots.parts import Node
from vivaio.contexts.pilots.web import drawing
from vivaio.ground.indicators import measuring, queries
from vivaio.ground.indicators.web.drawing import way as way_of
from vivaio.kernel import clock
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed, Unknown
from vivaio.kernel.text import Text, text
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()


@pytest.fixture
def centre():
    return centres.centre()


@pytest.fixture
def uid(centre):
    return make.pilot(centre, state="running")


def refused(do, *args, **given):
    """The fields beside which something is refused."""
    with pytest.raises(Invalid) as refusal:
        do(*args, **given)
    return sorted(refusal.value.errors)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": ""}, "name"),
        ({"unit": " "}, "unit"),
        ({"definition": "x" * 601}, "definition"),
        ({"direction": "sideways"}, "direction"),
        ({"high": Decimal(0)}, "high"),
        ({"baseline": Decimal(-1)}, "baseline"),
        ({"target": Decimal(7)}, "target"),
        ({"target": Decimal(1)}, "target"),
        ({"direction": "down"}, "target"),
        ({"target_on": date(2025, 2, 1)}, "target_on"),
        ({"baseline_on": None}, "baseline_on"),
    ],
)
def test_an_indicator_is_refused_beside_its_field(uid, given, field):
    assert field in refused(make.indicator, uid, **given)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"value": Decimal(7)}, "value"),
        ({"value": None}, "value"),
        ({"on_day": date(2025, 2, 28)}, "on_day"),
        ({"on_day": date(2999, 1, 1)}, "on_day"),
        ({"on_day": None}, "on_day"),
        ({"confidence": ""}, "confidence"),
        ({"source": "  "}, "source"),
    ],
)
def test_a_measurement_is_refused_beside_its_field(uid, given, field):
    make.indicator(uid)
    assert refused(make.measure, uid, **given) == [field]


def test_measurements_hold_their_indicator(centre, uid):
    make.indicator(uid)
    made = make.measure(uid)
    assert refused(make.measure, uid, value=Decimal(5)) == ["on_day"]
    given = {"by": make.SYSTEM, "uid": uid, "version": make.row(uid).version}
    assert refused(working.take_away, name="indicators", code="n1", **given) == [""]
    assert refused(make.indicator, uid, code="n1", high=Decimal(3), target=Decimal(3)) == ["high"]
    later = {"baseline_on": date(2025, 6, 17)}
    assert refused(make.indicator, uid, code="n1", **later) == ["baseline_on"]
    with pytest.raises(NotAllowed):
        make.measure(uid, by=people.team(centres.centre()))
    with pytest.raises(Unknown):
        make.measure(uid, code="n7")
    (row,) = exporting.of_pilot(ANYBODY, make.row(uid))
    assert (row["value"], row["unit"], row["definition"]) == ("4", "bodies", "Complete notices.")
    working.unmeasure(by=make.SYSTEM, uid=uid, measurement=made)
    working.take_away(name="indicators", code="n1", **given)
    assert make.row(uid).indicators == []


def test_how_far_an_indicator_has_come(uid):
    make.indicator(uid)
    one = make.row(uid).all_indicators()[0]
    assert (measuring.percent(one, []), measuring.is_reached(one, [])) == (None, False)
    make.measure(uid)
    measured = queries.measured(uid)["n1"]
    assert (measuring.percent(one, measured), measuring.is_reached(one, measured)) == (66, False)
    make.measure(uid, on_day=date(2025, 6, 30), value=Decimal(6))
    measured = queries.measured(uid)["n1"]
    assert measuring.is_reached(one, measured)
    assert 'width="100.00"' in way_of(one, measured)


def test_two_who_write_a_plan_are_told_and_codes_are_kept(uid):
    version = make.row(uid).version
    make.step(uid)
    with pytest.raises(Conflict):
        make.put(uid, "steps", version=version, words={"words": "A"}, values={"sort": "risk"})
    assert refused(make.step, uid, on=None) == ["on"]
    assert refused(make.step, uid, words="") == ["words"]
    assert refused(make.step, uid, sort="wish") == ["sort"]
    assert refused(make.step, uid, sort="log", done_on=date(2025, 4, 1)) == ["done_on"]
    make.step(uid, sort="risk", on=None, words="Nobody comes.")
    make.step(uid, code="n1", done_on=date(2025, 4, 9))
    assert [(one.code, one.sort) for one in make.row(uid).all_steps()] == [
        ("n1", "milestone"), ("n2", "risk"),
    ]  # fmt: skip


def test_late_milestones_are_on_the_desk_of_those_who_work_on_it(centre, uid):
    today = clock.today()
    for words, days, done in (
        ("Late", -9, None), ("Near", 10, None), ("Far", 60, None), ("Done", -20, today),
    ):  # fmt: skip
        make.step(uid, words=words, on=today + timedelta(days=days), done_on=done)
    make.step(uid, sort="log", words="Log", on=today)
    editor = people.team(centre)
    found = [line.message.parameters["milestone"] for line in desk.milestones(editor)]
    assert found == ["Late", "Near"]
    assert list(desk.milestones(people.team(centres.centre()))) == []
    make.move(uid, "stop")
    assert list(desk.milestones(editor)) == []


def nodes(*ends: str) -> list[Node]:
    """Statements n1, n2, … that lead to the numbers given."""
    return [
        Node(f"n{place}", Level.OUTPUT, text(f"Line {place}", "en"),
             tuple(f"n{to}" for to in one))
        for place, one in enumerate(ends, start=1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ends", "way"),
    [
        (("2", "3", ""), []),
        (("23", "4", "4", ""), []),
        (("1",), ["n1"]),
        (("2", "1"), ["n1", "n2"]),
        (("2", "3", "42", ""), ["n2", "n3"]),
    ],
)
def test_a_circle_is_found(ends, way):
    found = checking.circle(nodes(*ends))
    assert sorted(found) == way


def test_a_theory_is_written_as_a_whole_and_its_drawing_follows(uid):
    give = {"by": make.SYSTEM, "uid": uid, "version": make.row(uid).version}
    assert refused(working.write_theory, nodes=nodes("2", "1"), **give) == [""]
    assert refused(working.write_theory, nodes=nodes("9"), **give) == ["to_n1"]
    silent = [Node("n1", "input", Text("en"))]
    assert refused(working.write_theory, nodes=silent, **give) == ["words_n1"]
    good = nodes("23", "3", "")
    working.write_theory(nodes=good, **give)
    drawn = drawing.theory([(one, one.words.best().words) for one in good], "Theory")
    assert drawn.count("chart__line") == 3
    with pytest.raises(Conflict):
        working.write_theory(nodes=[], **give)


def test_risks_and_logbook_are_for_those_who_work_on_it(centre, uid):
    make.step(uid, words="Everybody reads this")
    make.step(uid, sort="risk", words="Nobody comes")
    make.step(uid, sort="log", words="Said between us")
    page = body(Client().get(f"/en/pilots/{make.row(uid).slug}/"))
    assert "Everybody reads this" in page
    assert "Nobody comes" not in page
    assert "Said between us" not in page


def test_the_forms_keep_what_was_typed(centre, uid):
    account = people.account()
    people.appoint(account, centre, "editor")
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    start = f"/en/pilots/{make.row(uid).slug}/"
    key = "0195d5a5-0000-7000-8000-000000000001"
    typed = {"key": key, "version": make.row(uid).version, "name": "Zebras", "direction": "up"}
    answer = client.post(f"{start}indicators/", typed)
    assert answer.status_code == 422
    assert "Zebras" in body(answer)
    assert "a number without one says nothing" in body(answer)
    assert client.post(f"{start}indicators/", typed | {"unit": "animals"}).status_code == 302
    assert client.get(f"{start}indicators/n1/measure/").status_code == 200
    wrong = {"key": key, "version": 1, "title": "A", "costs": "Teaching 9600"}
    answer = client.post(f"{start}edit/", wrong)
    assert "Teaching 9600" in body(answer)
    table = {"key": key, "version": make.row(uid).version}
    for place, to in (("n1", "2"), ("n2", "1")):
        table |= {f"level_{place}": "output", f"words_{place}": f"Say {place}", f"to_{place}": to}
    answer = client.post(f"{start}theory/", table)
    assert answer.status_code == 422
    assert "Take one arrow away" in body(answer)
    assert client.post(f"{start}theory/", table | {"to_n2": ""}).status_code == 302
