"""What came of pilots: evidence, transfers, what is ready to grow, what it is worth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import actors, centres, people
from tests.factories import challenges as asked
from tests.factories import pilots as make
from tests.leak.pages import body
from vivaio.contexts.pilots import exporting, policies, queries, returns
from vivaio.contexts.pilots.gaps import UNEVALUATED
from vivaio.contexts.pilots.models import RESULT_LIFE, Evidence
from vivaio.contexts.pilots.operations import results, working
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed, Unknown
from vivaio.kernel.text import Text
from vivaio.platform.links import queries as tied
from vivaio.platform.records.translatables import put, texts
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]

ANYBODY = Viewer.anonymous()
db = pytest.mark.django_db


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


@db
def test_what_is_not_in_the_table_is_refused():
    for verb, state in RESULT_LIFE.forbidden():
        assert not policies.can_move_result(Viewer.system(), Evidence(state=state), verb)


@db
@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("evidence", "confidence", "sure"),
        ("evidence", "visibility", "moon"),
        ("transfer", "nuts", "nowhere"),
        ("transfer", "ends_on", date(2025, 1, 1)),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(uid, kind, field, value):
    assert refused(make.result, kind, uid, **{field: value}) == [field]


@db
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": Text("en")}, "name_n1"),
        ({"unit": Text("en")}, "unit_n1"),
        ({"source": Text("en")}, "source_n1"),
        ({"measured": None}, "measured_n1"),
        ({"number": 0}, "number_n1"),
    ],
)
def test_a_figure_is_refused_beside_its_field(uid, wrong, field):
    told = {
        "by": make.SYSTEM, "kind": "evidence", "pilot": uid, "language": "en",
        "words": {"title": "A"}, "values": {"confidence": "low"},
    }  # fmt: skip
    assert refused(results.draft, figures=[make.figure(**wrong)], **told) == [field]


@db
def test_evidence_says_how_and_why_before_others_see_it(centre, uid):
    editor = people.team(centre)
    made = results.draft(
        by=editor, kind="evidence", pilot=uid, language="it", words={"title": "Valutazione"},
        values={"confidence": "low", "visibility": "public"},
    )  # fmt: skip
    move = {"kind": "evidence", "uid": made, "version": 1, "verb": "publish"}
    with pytest.raises(NotAllowed):
        results.move(by=Viewer(roles={centre: frozenset({"read", "edit"})}), **move)
    assert refused(results.move, by=make.SYSTEM, **move) == [
        "doubts", "method", "on_day", "summary",
    ]  # fmt: skip
    with pytest.raises(Unknown):
        queries.result(ANYBODY, "evidence", uid=made)


@db
def test_what_is_published_is_tied_and_who_did_it_too(centre, uid):
    first, second = actors.actor(centre), actors.actor(centre)
    made = make.result("evidence", uid, evaluator=first)
    kinds = {(hop.kind, hop.other.uid) for hop in tied.of(ANYBODY, made)}
    assert kinds == {("measured_by", uid), ("evaluated_by", first)}
    row = queries.result(make.SYSTEM, "evidence", uid=made)
    change = {
        "by": make.SYSTEM, "kind": "evidence", "uid": made, "version": row.version,
        "words": dict.fromkeys(Evidence.LONGEST, "Said"),
        "values": {"evaluator": second, "on_day": date(2025, 6, 16), "confidence": "high",
                   "visibility": "public"},
    }  # fmt: skip
    results.amend(**change)
    open_ties = {hop.other.uid for hop in tied.of(ANYBODY, made) if not hop.until}
    assert open_ties == {uid, second}
    with pytest.raises(Conflict):
        results.amend(**change)


@db
def test_a_transfer_is_of_a_pilot_and_of_a_solution(centre, uid):
    solution, made = asked.solution(centre), make.result("transfer", uid)
    for _twice in range(2):
        results.tie_solution(by=make.SYSTEM, uid=made, solution=solution)
    others = [hop.other.uid for hop in tied.of(ANYBODY, made) if hop.kind == "transferred_by"]
    assert sorted(others) == sorted([uid, solution])
    with pytest.raises(NotAllowed):
        stranger = people.team(centres.centre())
        results.tie_solution(by=stranger, uid=made, solution=solution)


@db
def test_a_transfer_without_a_region_keeps_its_country(uid):
    made = make.result("transfer", uid, country="HR")
    row = queries.result(make.SYSTEM, "transfer", uid=made)
    values = {"adopter": None, "country": "", "nuts": "", "starts_on": row.starts_on,
              "ends_on": None, "visibility": "public"}  # fmt: skip
    words = {name: getattr(row, name).texts["en"] for name in row.LONGEST}
    results.amend(by=make.SYSTEM, kind="transfer", uid=made, version=row.version, values=values,
                  words=words | {"title": "Another"})  # fmt: skip
    assert queries.result(make.SYSTEM, "transfer", uid=made).country == "HR"


@db
def test_tables_gaps_and_translations(centre):
    uid = make.pilot(centre, state="closed")
    assert UNEVALUATED.found(ANYBODY, None, 5).total == 1
    made = make.result("evidence", uid, "zqevidencebird")
    make.result("transfer", uid)
    assert UNEVALUATED.found(ANYBODY, None, 5).total == 0
    (row,) = exporting.evidence(ANYBODY)
    assert (row["measured"], row["number"], row["pilot"]) == ("4", 6, f"/id/{uid}")
    assert [one["kept"] != "" for one in exporting.transfers(ANYBODY)] == [True]
    found = queries.result(ANYBODY, "evidence", uid=made)
    put(found, "figures.n1.unit", texts(found)["figures.n1.unit"].with_words("hr", "tijela"))
    assert found.all_figures()[0].unit.texts["hr"] == "tijela"
    assert "zqevidencebird" in body(Client().get(f"/en/pilots/{make.row(uid).slug}/"))


@db
def test_what_is_ready_to_grow_has_a_reason(uid):
    give = {"by": make.SYSTEM, "uid": uid, "version": make.row(uid).version}
    for wrong, field in (
        (make.ready("luck"), "answer_luck"),
        (make.ready(answer="maybe"), "answer_cost"),
        (replace(make.ready(), words=Text("en")), "words_cost"),
    ):
        assert refused(working.write_readiness, answers=[wrong], **give) == [field]
    working.write_readiness(answers=[make.ready()], **give)
    page = body(Client().get(f"/en/pilots/{make.row(uid).slug}/"))
    assert "Is it known what it costs, and who pays?" in page
    assert "Is it shown that it works?" not in page


@db
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"deadweight_high": Decimal(101)}, "deadweight_high"),
        ({"attribution_low": Decimal(-1)}, "attribution_low"),
        ({"drop_low": Decimal(20), "drop_high": Decimal(10)}, "drop_high"),
        ({"discount": Decimal(101)}, "discount"),
        ({"value_high": Decimal(5)}, "value_high"),
        ({"quantity": Decimal(0)}, "quantity"),
        ({"investment": Decimal(0)}, "investment"),
        ({"years": 0}, "years"),
        ({"source": Text("en")}, "source"),
        ({"value_low": Decimal(20)}, "value_high"),
    ],
)
def test_wrong_assumptions_are_refused_beside_their_field(uid, wrong, field):
    give = {"by": make.SYSTEM, "uid": uid, "version": make.row(uid).version}
    assert refused(working.write_estimate, estimate=make.estimate(**wrong), **give) == [field]


def test_a_return_is_a_range_from_worst_to_best():
    worth = returns.worth(make.estimate())
    assert (worth.low, worth.high) == (1, 2)
    half = {"deadweight_low": Decimal(50), "deadweight_high": Decimal(75)}
    worth = returns.worth(make.estimate(**half))
    assert (worth.low, worth.high) == (Decimal("0.25"), 1)
    two = {"years": 2, "drop_low": Decimal(0), "drop_high": Decimal(50), "discount": Decimal(25)}
    worth = returns.worth(make.estimate(**two))
    assert (worth.low, worth.high) == (Decimal("1.12"), Decimal("2.88"))


_share = st.integers(0, 100).map(Decimal)


@settings(max_examples=30, deadline=None)
@given(_share, _share, _share, _share, st.integers(1, 20))
def test_what_is_taken_off_never_adds(dead, moved, owed, lost, years):
    one = make.estimate(years=years)
    less = replace(
        one, deadweight_high=dead, displacement_high=moved, attribution_high=owed, drop_high=lost
    )
    worth = returns.worth(less)
    assert 0 <= worth.low <= returns.worth(one).low
    assert worth.high == returns.worth(one).high


@db
def test_a_ratio_stands_with_all_its_assumptions(uid):
    give = {"by": make.SYSTEM, "uid": uid}
    working.write_estimate(version=make.row(uid).version, estimate=make.estimate(), **give)
    page = body(Client().get(f"/en/pilots/{make.row(uid).slug}/"))
    assert "between 1 and 2 euro" in page
    for words in ("deadweight", "displacement", "attribution", "drop-off", "Discount"):
        assert words in page
    working.write_estimate(version=make.row(uid).version, estimate=None, **give)
    assert "deadweight" not in body(Client().get(f"/en/pilots/{make.row(uid).slug}/"))


@db
def test_the_forms_keep_what_was_typed(centre, uid):
    account = people.account()
    people.appoint(account, centre, "editor")
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    start = f"/en/pilots/{make.row(uid).slug}/"
    typed = {
        "key": "0195d5a5-0000-7000-8000-000000000001", "version": 0, "title": "Zebras",
        "confidence": "low", "visibility": "public", "name_n1": "Stripes",
    }  # fmt: skip
    answer = client.post(f"{start}evidence/", typed)
    assert answer.status_code == 422
    assert "Stripes" in body(answer)
    whole = typed | {"unit_n1": "stripes", "measured_n1": "7", "source_n1": "Counted"}
    answer = client.post(f"{start}evidence/", whole)
    assert answer.status_code == 302
    assert client.get(f"{answer['Location']}edit/").status_code == 200
    moved = typed | {"adopters": "A town"}
    answer = client.post(f"{start}transfers/", moved)
    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200
    typed |= {"version": make.row(uid).version, "answer_cost": "yes"}
    answer = client.post(f"{start}readiness/", typed)
    assert answer.status_code == 422
    answer = client.post(f"{start}worth/", typed | {"outcome": "Zebras fed"})
    assert answer.status_code == 422
    assert "Zebras fed" in body(answer)
