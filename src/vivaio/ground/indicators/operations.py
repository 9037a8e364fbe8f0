"""Recording what was measured; the room that keeps the record has asked before who may."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from vivaio.ground.indicators import checking, measuring
from vivaio.ground.indicators.models import Measurement
from vivaio.ground.indicators.parts import Indicator
from vivaio.kernel import clock
from vivaio.kernel import uid as uids
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.text import Text
from vivaio.kernel.writing import clean


def record(
    *, record: UUID, indicator: Indicator, values: Mapping[str, Any], source: str | Text,
    language: str,
) -> UUID:  # fmt: skip
    """Keep a measurement: `on_day`, `value` (Decimal), `confidence`, and where it is from."""
    said = Text(language, {language: clean(source)}) if isinstance(source, str) else source
    if wrong := measuring.problems_of_measurement(indicator, dict(values), said, clock.today()):
        raise Invalid(wrong)
    known = Measurement.objects.filter(record=record, code=indicator.code)
    if known.filter(on_day=values["on_day"]).exists():
        raise Invalid({"on_day": [Message(N_("There is a measurement of this day already."))]})
    if known.count() >= checking.MOST:
        raise Invalid({"": [Message(N_("There is no room for more of these."))]})
    made = Measurement.objects.create(
        uid=uids.new(), record_id=record, code=indicator.code, source=said,
        **{name: values[name] for name in ("on_day", "value", "confidence")},
    )  # fmt: skip
    return made.uid


def take_away(*, record: UUID, measurement: UUID) -> None:
    """Take a measurement away that was recorded by mistake."""
    gone, _ = Measurement.objects.filter(record=record, uid=measurement).delete()
    if not gone:
        raise Unknown(f"measurement {measurement}")


def check_held(one: Indicator, measured: Sequence[Measurement]) -> checking.Errors:
    """What is wrong with an indicator, and whether all that was measured of it still fits in."""
    wrong = measuring.problems(one)
    for each in measured:
        if not measuring.inside(one, each.value):
            side = "high" if one.high is not None and each.value > one.high else "low"
            wrong.setdefault(side, [Message(N_("Something was measured beyond this already."))])
        if one.baseline_on and each.on_day < one.baseline_on:
            said = N_("Something was measured before this day already.")
            wrong.setdefault("baseline_on", [Message(said)])
    return wrong


def check_unmeasured(record: UUID, code: str) -> None:
    """That nothing was measured of an indicator that is to be taken away."""
    if Measurement.objects.filter(record=record, code=code).exists():
        said = N_("Something was measured of it: take the measurements away first.")
        raise Invalid({"": [Message(said)]})
