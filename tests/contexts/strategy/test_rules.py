"""The rules by which a measure is on track, behind, late, unmeasured or done on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vivaio.contexts.strategy import rules
from vivaio.contexts.strategy.rules import Facts, Status
from vivaio.ground.indicators.parts import Indicator
from vivaio.kernel.text import text

TODAY = date(2026, 11, 23)
EMPTY = text("", "en")


@dataclass(frozen=True)
class Value:
    on_day: date
    value: Decimal


def indicator(**given):
    plain = {
        "baseline": Decimal(0), "baseline_on": date(2025, 7, 1), "target": Decimal(12),
        "target_on": date(2026, 12, 31),
    }  # fmt: skip
    return Indicator("n1", EMPTY, EMPTY, EMPTY, **(plain | given))


def measured(*pairs):
    return [Value(on, Decimal(str(value))) for on, value in pairs]


def facts(*values, of=None, **given):
    plain = {"begins": date(2025, 7, 1), "due": date(2026, 12, 31)}
    return Facts(**(plain | {"indicators": [(of or indicator(), measured(*values))]} | given))


OCTOBER, AUTUMN = date(2026, 10, 30), date(2026, 11, 1)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (facts((OCTOBER, 9)), "on_track"),
        (facts((OCTOBER, 8)), "behind"),
        (facts((OCTOBER, 12)), "done"),
        (facts(), "unmeasured"),
        (facts((date(2026, 5, 22), 9)), "unmeasured"),
        (facts((date(2026, 5, 23), 9)), "on_track"),
        (facts((OCTOBER, 9), due=date(2026, 11, 22)), "late"),
        (facts((OCTOBER, 9), due=TODAY), "on_track"),
        (facts((OCTOBER, 12), due=date(2026, 6, 30)), "done"),
        (facts((OCTOBER, 9), milestones=[(date(2026, 6, 30), None)]), "late"),
        (facts((OCTOBER, 9), milestones=[(date(2026, 6, 30), date(2026, 7, 9))]), "on_track"),
        (facts(of=indicator(target_on=date(2026, 10, 1))), "late"),
        (facts(begins=date(2027, 1, 1)), "not_begun"),
        (facts(of=indicator(baseline=None, baseline_on=None)), "unmeasured"),
        (Facts(), "unmeasured"),
        (Facts(milestones=[(date(2027, 1, 1), None)]), "on_track"),
        (Facts(due=date(2026, 6, 30)), "late"),
        (Facts(ended="stopped", ended_on=AUTUMN, due=date(2026, 6, 30)), "stopped"),
        (Facts(ended="closed", ended_on=AUTUMN, milestones=[(OCTOBER, OCTOBER)]), "done"),
        (Facts(ended="closed", ended_on=AUTUMN, milestones=[(OCTOBER, None)]), "late"),
        (Facts(ended="closed", ended_on=AUTUMN), "done"),
        (facts((OCTOBER, 9), ended="closed", ended_on=AUTUMN, due=OCTOBER), "late"),
    ],
)
def test_each_rule(told, status):
    assert rules.status(told, TODAY) == status


def test_less_can_be_better():
    falling = indicator(baseline=Decimal(31), target=Decimal(15), direction="down")
    for value, status in ((12, "done"), (18, "on_track"), (25, "behind")):
        assert rules.status(facts((OCTOBER, value), of=falling), TODAY) == status


def test_the_worst_indicator_says_it():
    told = facts((OCTOBER, 9))
    other = (replace(indicator(), code="n2"), measured((OCTOBER, 1)))
    assert rules.status(replace(told, indicators=[*told.indicators, other]), TODAY) == "behind"
    silent = (replace(indicator(), code="n2"), [])
    assert rules.status(replace(told, indicators=[*told.indicators, silent]), TODAY) == "unmeasured"


def test_the_past_is_worked_out_again_from_what_was_known_then():
    told = facts((date(2026, 3, 31), 1), (OCTOBER, 9))
    for day, status in (
        (date(2026, 3, 30), "unmeasured"), (date(2026, 3, 31), "behind"), (TODAY, "on_track"),
    ):  # fmt: skip
        assert rules.status(told, day) == status
    ended = replace(told, ended="stopped", ended_on=date(2026, 9, 1))
    assert rules.status(ended, date(2026, 8, 31)) == "behind"


def test_how_late_and_the_ends_of_months():
    late = Facts(due=date(2026, 6, 30), milestones=[(date(2026, 6, 30), None)])
    assert rules.days_late(late, TODAY) == 146
    assert rules.days_late(facts((OCTOBER, 9)), TODAY) == 0
    ends = list(rules.month_ends(date(2025, 12, 15), date(2026, 3, 31)))
    assert ends == [date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28)]
    assert len(list(rules.month_ends(date(2000, 1, 1), TODAY))) == 12
    assert rules.months_before(date(2026, 8, 31), 6) == date(2026, 2, 28)


def test_what_is_measured_without_a_line_is_not_said_to_be_silent():
    bare = indicator(baseline=None, baseline_on=None)
    for told, words in (
        (facts((OCTOBER, 9), of=bare), rules.WITHOUT_LINE),
        (facts((date(2026, 5, 22), 9), of=bare), rules.MEANINGS[Status.UNMEASURED]),
        (facts(), rules.MEANINGS[Status.UNMEASURED]),
        (Facts(), rules.MEANINGS[Status.UNMEASURED]),
        (facts((OCTOBER, 9)), rules.MEANINGS[Status.ON_TRACK]),
    ):
        assert rules.meaning(told, rules.status(told, TODAY), TODAY) == str(words)


days = st.dates(date(2025, 1, 1), date(2027, 12, 31))
values = st.lists(st.tuples(days, st.integers(-5, 20)), max_size=4, unique_by=lambda one: one[0])


@settings(max_examples=40, deadline=None)
@given(values, days, days, st.booleans())
def test_any_facts_have_one_status_on_any_day(several, day, due, falls):
    one = indicator(baseline=Decimal(12), target=Decimal(0), direction="down") if falls else None
    told = facts(*sorted(several), of=one, due=due)
    status = rules.status(told, day)
    known = [pair for pair in several if pair[0] <= day]
    # What is measured later changes nothing, and nobody is late before a day has passed.
    assert rules.status(facts(*sorted(known), of=one, due=due), day) == status
    assert (status == Status.LATE) == (rules.days_late(told, day) > 0)
    if status == Status.UNMEASURED:
        assert not any(on > day - timedelta(days=180) for on, _ in known)
