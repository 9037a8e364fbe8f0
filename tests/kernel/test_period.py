"""Dates as precisely as known: read and written without loss, and periods that run forwards."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivaio.kernel.period import PartialDate, Period

days = st.dates(min_value=date(1, 1, 1))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(days)
    precision = draw(st.integers(1, 3))
    return PartialDate(*(day.year, day.month, day.day)[:precision])


@given(partial_dates())
def test_what_is_written_is_read_back(partial: PartialDate) -> None:
    assert PartialDate.parse(str(partial)) == partial


@given(days, st.sampled_from([4, 7, 10]))
def test_every_beginning_of_an_iso_day_is_a_partial_date(day: date, length: int) -> None:
    assert str(PartialDate.parse(day.isoformat()[:length])) == day.isoformat()[:length]


@pytest.mark.parametrize(
    "value",
    ["", "24", "2024-", "2024-7", "2024-13", "2023-02-29", "0000", "2024-07-01T00:00", " 2024",
     "2024\n", "٢٠٢٤", "2024-07-1", "-2024"],
)  # fmt: skip
def test_anything_else_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(value)


@given(days, days, st.sampled_from([4, 7, 10]), st.sampled_from([4, 7, 10]))
def test_days_in_order_make_a_period_at_any_precision(
    one: date, other: date, first: int, second: int
) -> None:
    start, end = sorted((one, other))
    period = Period(
        PartialDate.parse(start.isoformat()[:first]), PartialDate.parse(end.isoformat()[:second])
    )
    assert str(period.start) <= start.isoformat()


@given(days, days)
def test_a_period_that_ends_before_it_starts_is_refused(one: date, other: date) -> None:
    start, end = sorted((one, other), reverse=True)
    if start == end:
        return
    with pytest.raises(ValueError, match="ends before"):
        Period(PartialDate.parse(start.isoformat()), PartialDate.parse(end.isoformat()))


@given(partial_dates())
def test_either_end_may_be_open_and_one_moment_is_a_period(partial: PartialDate) -> None:
    assert Period(partial, None).end is None
    assert Period(None, partial).start is None
    assert Period(partial, partial).start == Period(partial, partial).end
    assert Period() == Period(None, None)
