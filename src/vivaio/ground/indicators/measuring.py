"""What an indicator and a measurement may hold, and how far an indicator has come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from vivaio.ground.indicators import checking
from vivaio.ground.indicators.checking import Errors
from vivaio.ground.indicators.models import Measurement
from vivaio.ground.indicators.parts import Indicator
from vivaio.ground.indicators.vocabulary import Confidence, Direction
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.text import Text, own_words
from vivaio.kernel.writing import too_long

LONGEST = {"name": 160, "unit": 60, "definition": 600}
#: Beyond what can be stored.
_BEYOND = Decimal(10) ** 12
NAME_NEEDED = N_("Say what is measured.")
UNIT_NEEDED = N_("Give the unit: a number without one says nothing.")
VALUE_NEEDED = N_("Give a number.")
SOURCE_NEEDED = N_("Say where the number comes from.")
OUTSIDE = N_("This is outside what can be measured: %(range)s.")


def problems(one: Indicator) -> Errors:
    """What is wrong with an indicator, beside its fields."""
    said = {name: own_words(getattr(one, name)) for name in LONGEST}
    wrong = too_long(said, LONGEST)
    if not said["name"]:
        wrong["name"] = [Message(NAME_NEEDED)]
    if not said["unit"]:
        wrong["unit"] = [Message(UNIT_NEEDED)]
    if one.direction not in Direction.values:
        wrong["direction"] = [Message(checking.NOT_LISTED)]
    if one.low is not None and one.high is not None and one.low >= one.high:
        wrong["high"] = [Message(N_("The highest value is not above the lowest."))]
    for name in ("baseline", "target"):
        if (value := getattr(one, name)) is not None and not inside(one, value):
            wrong[name] = [outside(one)]
        if (value is None) != (getattr(one, f"{name}_on") is None):
            wrong.setdefault(f"{name}_on", []).append(
                Message(N_("A value and its day go together: give both or neither."))
            )
    if not checking.in_order(one.baseline_on, one.target_on):
        wrong["target_on"] = [Message(N_("The day of the target is before that of the baseline."))]
    if _goes_backwards(one) and "target" not in wrong:
        wrong["target"] = [Message(N_("This target lies the wrong way from the baseline."))]
    return wrong


def _goes_backwards(one: Indicator) -> bool:
    if one.baseline is None or one.target is None:
        return False
    if one.direction == Direction.DOWN:
        return one.target >= one.baseline
    return one.target <= one.baseline


def inside(one: Indicator, value: Decimal) -> bool:
    """Whether an indicator can have a value at all."""
    low = -_BEYOND if one.low is None else one.low
    high = _BEYOND if one.high is None else one.high
    return low <= value <= high


def plain(value: Decimal | None) -> str:
    """A number with a point and without needless noughts; "" for none."""
    return "" if value is None else f"{value.normalize():f}"


def span(one: Indicator) -> str:
    """What can be measured, as `0 – 100`; an open end as `…`."""
    low, high = (plain(end) or "…" for end in (one.low, one.high))
    return f"{low} – {high}"


def outside(one: Indicator) -> Message:
    """That a value cannot be."""
    return Message(OUTSIDE, {"range": span(one)})


def problems_of_measurement(
    one: Indicator, values: dict[str, Any], source: Text, today: date
) -> Errors:
    """What is wrong with a measurement of an indicator, beside its fields."""
    wrong: Errors = {}
    day, value = values.get("on_day"), values.get("value")
    if day is None:
        wrong["on_day"] = [Message(checking.DAY_NEEDED)]
    elif day > today:
        wrong["on_day"] = [Message(N_("This day has not come yet."))]
    elif not checking.in_order(one.baseline_on, day):
        wrong["on_day"] = [Message(N_("This is before the day of the baseline."))]
    if value is None:
        wrong["value"] = [Message(VALUE_NEEDED)]
    elif not inside(one, value):
        wrong["value"] = [outside(one)]
    if values.get("confidence") not in Confidence.values:
        wrong["confidence"] = [Message(checking.NOT_LISTED)]
    said = own_words(source)
    if not said:
        wrong["source"] = [Message(SOURCE_NEEDED)]
    return wrong | too_long({"source": said}, {"source": checking.LONGEST_WORDS})


def percent(one: Indicator, measured: Sequence[Measurement]) -> int | None:
    """How much of the way from baseline to target the last measurement has come, in whole percent.

    None where there is no way: nothing measured, or no baseline or target. Below 0: it went back.
    """
    if not measured or one.baseline is None or one.target is None:
        return None
    return int((measured[-1].value - one.baseline) * 100 / (one.target - one.baseline))


def is_reached(one: Indicator, measured: Sequence[Measurement]) -> bool:
    """Whether the last measurement is at the target or beyond."""
    if not measured or one.target is None:
        return False
    last = measured[-1].value
    return last <= one.target if one.direction == Direction.DOWN else last >= one.target
