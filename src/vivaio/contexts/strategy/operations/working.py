"""Writing a measure's indicators, measurements, milestones and actions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from vivaio.contexts.strategy import checking, policies
from vivaio.contexts.strategy.models import Measure
from vivaio.contexts.strategy.parts import OF_MEASURES, Step
from vivaio.contexts.strategy.queries import measures as queries
from vivaio.ground.indicators import editing
from vivaio.ground.indicators import operations as measurements
from vivaio.ground.indicators.parts import Part
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid
from vivaio.kernel.text import Text
from vivaio.platform.journal import operations as journal
from vivaio.platform.records import operations as records
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

#: Lists of which one entry is written at a time, with what the journal calls a change of them.
VERBS = {"indicators": "measure.indicator", "steps": "measure.step"}
#: The fields of an indicator that are asked for when a measure is begun, by the form's names.
BEGUN = {"name": "indicator", "unit": "unit", "baseline": "baseline", "target": "target"}


def _open(by: Viewer, uid: UUID, version: int | None = None) -> Measure:
    row = queries.by_uid(by, uid)
    require(policies.can_amend(by, row))
    records.check_version(row, version)
    return row


def _blank(name: str, code: str, language: str) -> Part:
    if name == "indicators":
        return editing.blank_indicator(code, language)
    return Step(code, "", Text(language))


@operation
def put(
    *, by: Viewer, uid: UUID, version: int, name: str, words: Mapping[str, str],
    values: Mapping[str, Any], code: str = "", translations: Mapping[str, Text] | None = None,
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Add an indicator or a step (`name`: the list), or change the one that has a code."""
    row = _open(by, uid, version)
    editing.put(
        row, OF_MEASURES, name, code=code, words=words, values=values, translations=translations,
        blank=lambda fresh, language: _blank(name, fresh, language),
        wrong=checking.problems_of_step,
    )  # fmt: skip
    records.save(row, by=by, verb=VERBS[name])
    return uid


def begin_indicator(row: Measure, given: Mapping[str, Any]) -> None:
    """The one indicator of the short form: from the first day to the last of the measure.

    What is wrong with it is said beside the fields of that form.
    """
    first = row.starts_on or clock.today()
    try:
        editing.begin_indicator(row, OF_MEASURES, given, first=first, last=row.due_on)
    except Invalid as refusal:
        beside = {**BEGUN, "target_on": "due_on", "baseline_on": "due_on"}
        errors = {beside.get(name, name): said for name, said in refusal.errors.items()}
        raise Invalid(errors) from refusal


@operation
def take_away(
    *, by: Viewer, uid: UUID, version: int, name: str, code: str, key: UUID | None = None
) -> UUID:
    """Take an indicator that nothing was measured of, or a step, out of its list."""
    row = _open(by, uid, version)
    editing.take_away(row, OF_MEASURES, name, code, uid)
    records.save(row, by=by, verb=VERBS[name])
    return uid


@operation
def measure(
    *, by: Viewer, uid: UUID, code: str, values: Mapping[str, Any], source: str | Text,
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Record what was measured: `on_day`, `value` (Decimal), `confidence`, and where it is from."""
    row = _open(by, uid)
    made = measurements.record(
        record=uid, indicator=editing.one_of(row.all_indicators(), code), values=values,
        source=source, language=row.title.source,
    )  # fmt: skip
    _note(by, row, "measure.measured")
    return made


@operation
def unmeasure(*, by: Viewer, uid: UUID, measurement: UUID, key: UUID | None = None) -> UUID:
    """Take a measurement away that was recorded by mistake."""
    row = _open(by, uid)
    measurements.take_away(record=uid, measurement=measurement)
    _note(by, row, "measure.unmeasured")
    return uid


def _note(by: Viewer, row: Measure, verb: str) -> None:
    journal.append(by=by, verb=verb, subject=row.uid, centre=row.centre_id, parameters={})
