"""Writing a pilot's indicators, measurements, work plan and theory of change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from vivaio.contexts.pilots import checking, policies, queries
from vivaio.contexts.pilots import results_checking as results
from vivaio.contexts.pilots.models import Pilot
from vivaio.contexts.pilots.parts import LISTS, Estimate, Node, Ready, Step
from vivaio.ground.indicators import checking as plain
from vivaio.ground.indicators import editing
from vivaio.ground.indicators import operations as measurements
from vivaio.ground.indicators.parts import Part
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid
from vivaio.kernel.text import Text, own_words
from vivaio.kernel.writing import too_long
from vivaio.platform.journal import operations as journal
from vivaio.platform.records import operations as records
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

#: Lists of which one is written at a time, with what the journal calls a change of them.
VERBS = {"indicators": "pilot.indicator", "steps": "pilot.step"}


def _open(by: Viewer, uid: UUID, version: int | None = None) -> Pilot:
    row = queries.by_uid(by, uid)
    require(policies.can_amend(by, row))
    records.check_version(row, version)
    return row


def _blank(name: str, code: str, language: str) -> Part:
    empty = Text(language)
    if name == "indicators":
        return editing.blank_indicator(code, language)
    return Step(code, "", empty, empty)


@operation
def put(
    *, by: Viewer, uid: UUID, version: int, name: str, words: Mapping[str, str],
    values: Mapping[str, Any], code: str = "", translations: Mapping[str, Text] | None = None,
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Add an indicator or a step (`name`: the list), or change the one that has a code."""
    row = _open(by, uid, version)
    editing.put(
        row, LISTS, name, code=code, words=words, values=values, translations=translations,
        blank=lambda fresh, language: _blank(name, fresh, language), wrong=_wrong,
    )  # fmt: skip
    records.save(row, by=by, verb=VERBS[name])
    return uid


def _wrong(part: Step) -> plain.Errors:
    words = own_words(part.words)
    wrong = checking.problems_of_steps(part.sort, words, part.on, part.done_on)
    answer = {"answer": own_words(part.answer)}
    return wrong | too_long(answer, {"answer": plain.LONGEST_WORDS})


@operation
def take_away(
    *, by: Viewer, uid: UUID, version: int, name: str, code: str, key: UUID | None = None
) -> UUID:
    """Take an indicator that nothing was measured of, or a step, out of its list."""
    row = _open(by, uid, version)
    editing.take_away(row, LISTS, name, code, uid)
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
    _note(by, row, "pilot.measured")
    return made


@operation
def unmeasure(*, by: Viewer, uid: UUID, measurement: UUID, key: UUID | None = None) -> UUID:
    """Take a measurement away that was recorded by mistake."""
    row = _open(by, uid)
    measurements.take_away(record=uid, measurement=measurement)
    _note(by, row, "pilot.unmeasured")
    return uid


def _note(by: Viewer, row: Pilot, verb: str) -> None:
    journal.append(by=by, verb=verb, subject=row.uid, centre=row.centre_id, parameters={})


@operation
def write_theory(
    *, by: Viewer, uid: UUID, version: int, nodes: Sequence[Node], key: UUID | None = None
) -> UUID:
    """Put a theory of change in place of the one that was there; its circles are refused."""
    row = _open(by, uid, version)
    if wrong := checking.problems_of_theory(nodes):
        raise Invalid(wrong)
    row.theory = [one.to_json() for one in nodes[: plain.MOST]]
    records.save(row, by=by, verb="pilot.theory")
    return uid


@operation
def write_readiness(
    *, by: Viewer, uid: UUID, version: int, answers: Sequence[Ready], key: UUID | None = None
) -> UUID:
    """Say what is ready for a larger scale, in place of what was said before."""
    row = _open(by, uid, version)
    if wrong := results.problems_of_readiness(answers):
        raise Invalid(wrong)
    row.readiness = [one.to_json() for one in answers]
    records.save(row, by=by, verb="pilot.readiness")
    return uid


@operation
def write_estimate(
    *, by: Viewer, uid: UUID, version: int, estimate: Estimate | None, key: UUID | None = None
) -> UUID:
    """Put the assumptions of a social return in place of those there were; None: take them away."""
    row = _open(by, uid, version)
    if estimate is not None and (wrong := results.problems_of_estimate(estimate)):
        raise Invalid(wrong)
    row.estimate = [estimate.to_json()] if estimate else []
    records.save(row, by=by, verb="pilot.estimate")
    return uid
