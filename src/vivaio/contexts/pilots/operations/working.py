"""Writing a pilot's indicators, measurements, work plan and theory of change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from vivaio.contexts.pilots import checking, policies, queries
from vivaio.contexts.pilots import results_checking as results
from vivaio.contexts.pilots.models import Pilot
from vivaio.contexts.pilots.parts import LISTS, Estimate, Node, Ready, Step
from vivaio.ground.indicators import checking as plain
from vivaio.ground.indicators import operations as measurements
from vivaio.ground.indicators.parts import Indicator, Part, fresh_code, own_words
from vivaio.ground.indicators.queries import codes, measured
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.text import Text
from vivaio.platform.journal import operations as journal
from vivaio.platform.records import operations as records
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

#: Lists of which one is written at a time, with what the journal calls a change of them.
VERBS = {"indicators": "pilot.indicator", "steps": "pilot.step"}
_DAYS_AND_NUMBERS = {
    "indicators": (*Indicator.DAYS, *Indicator.NUMBERS, "direction"),
    "steps": (*Step.DAYS, "sort"),
}


def _open(by: Viewer, uid: UUID, version: int | None = None) -> Pilot:
    row = queries.by_uid(by, uid)
    require(policies.can_amend(by, row))
    records.check_version(row, version)
    return row


def _blank(name: str, code: str, language: str) -> Part:
    empty = Text(language)
    if name == "indicators":
        return Indicator(code, empty, empty, empty)
    return Step(code, "", empty, empty)


@operation
def put(
    *, by: Viewer, uid: UUID, version: int, name: str, words: Mapping[str, str],
    values: Mapping[str, Any], code: str = "", translations: Mapping[str, Text] | None = None,
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Add an indicator or a step (`name`: the list), or change the one that has a code."""
    row = _open(by, uid, version)
    several = [LISTS[name].from_json(one) for one in getattr(row, name)]
    old = _one(several, code) if code else None
    if old is None and len(several) >= plain.MOST:
        raise Invalid({"": [Message(N_("There is no room for more of these."))]})
    known = [one.code for one in several] + codes(row.uid)
    part = old or _blank(name, fresh_code(known), row.title.source)
    clean = {label: plain.clean(said) for label, said in words.items()}
    given: dict[str, Any] = {label: values.get(label) for label in _DAYS_AND_NUMBERS[name]}
    given |= translations or {}
    part = replace(part.with_words(row.title.source, clean), **given)
    if wrong := _wrong(row, part):
        raise Invalid(wrong)
    stored = [part if one is old else one for one in several] + ([] if old else [part])
    setattr(row, name, [one.to_json() for one in stored])
    records.save(row, by=by, verb=VERBS[name])
    return uid


def _one(several: Sequence[Part], code: str) -> Part:
    found = next((one for one in several if one.code == code), None)
    if found is None:
        raise Unknown(code)
    return found


def _wrong(row: Pilot, part: Part) -> plain.Errors:
    if isinstance(part, Step):
        words = own_words(part.words)
        wrong = checking.problems_of_steps(part.sort, words, part.on, part.done_on)
        answer = {"answer": own_words(part.answer)}
        return wrong | plain.too_long(answer, {"answer": plain.LONGEST_WORDS})
    assert isinstance(part, Indicator)
    return measurements.check_held(part, measured(row.uid).get(part.code, ()))


@operation
def take_away(
    *, by: Viewer, uid: UUID, version: int, name: str, code: str, key: UUID | None = None
) -> UUID:
    """Take an indicator that nothing was measured of, or a step, out of its list."""
    row = _open(by, uid, version)
    part = _one([LISTS[name].from_json(one) for one in getattr(row, name)], code)
    if isinstance(part, Indicator):
        measurements.check_unmeasured(uid, code)
    setattr(row, name, [one for one in getattr(row, name) if one["code"] != code])
    records.save(row, by=by, verb=VERBS[name])
    return uid


@operation
def measure(
    *, by: Viewer, uid: UUID, code: str, values: Mapping[str, Any], source: str | Text,
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Record what was measured: `on_day`, `value` (Decimal), `confidence`, and where it is from."""
    row = _open(by, uid)
    one = _one(row.all_indicators(), code)
    assert isinstance(one, Indicator)
    made = measurements.record(
        record=uid, indicator=one, values=values, source=source, language=row.title.source
    )
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
