"""Writing a pilot's indicators, measurements, work plan and theory of change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from vivaio.contexts.pilots import checking, measuring, policies, queries
from vivaio.contexts.pilots.models import Measurement, Pilot
from vivaio.contexts.pilots.parts import LISTS, Indicator, Node, Part, Step, fresh_code, own_words
from vivaio.kernel import clock
from vivaio.kernel import uid as uids
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
    if old is None and len(several) >= checking.MOST:
        raise Invalid({"": [Message(N_("There is no room for more of these."))]})
    known = [one.code for one in several] + _measured_codes(row)
    part = old or _blank(name, fresh_code(known), row.title.source)
    clean = {label: checking.clean(said) for label, said in words.items()}
    given: dict[str, Any] = {label: values.get(label) for label in _DAYS_AND_NUMBERS[name]}
    given |= translations or {}
    part = replace(part.with_words(row.title.source, clean), **given)
    if wrong := _wrong(row, part):
        raise Invalid(wrong)
    stored = [part if one is old else one for one in several] + ([] if old else [part])
    setattr(row, name, [one.to_json() for one in stored])
    records.save(row, by=by, verb=VERBS[name])
    return uid


def _measured_codes(row: Pilot) -> list[str]:
    return list(Measurement.objects.filter(pilot=row.uid).values_list("code", flat=True))


def _one(several: Sequence[Part], code: str) -> Part:
    found = next((one for one in several if one.code == code), None)
    if found is None:
        raise Unknown(code)
    return found


def _wrong(row: Pilot, part: Part) -> checking.Errors:
    if isinstance(part, Step):
        words = own_words(part.words)
        wrong = checking.problems_of_steps(part.sort, words, part.on, part.done_on)
        answer = {"answer": own_words(part.answer)}
        return wrong | checking.too_long(answer, {"answer": checking.LONGEST_WORDS})
    assert isinstance(part, Indicator)
    wrong = measuring.problems(part)
    for one in Measurement.objects.filter(pilot=row.uid, code=part.code):
        if not measuring.inside(part, one.value):
            side = "high" if part.high is not None and one.value > part.high else "low"
            wrong.setdefault(side, [Message(N_("Something was measured beyond this already."))])
        if part.baseline_on and one.on_day < part.baseline_on:
            said = N_("Something was measured before this day already.")
            wrong.setdefault("baseline_on", [Message(said)])
    return wrong


@operation
def take_away(
    *, by: Viewer, uid: UUID, version: int, name: str, code: str, key: UUID | None = None
) -> UUID:
    """Take an indicator that nothing was measured of, or a step, out of its list."""
    row = _open(by, uid, version)
    part = _one([LISTS[name].from_json(one) for one in getattr(row, name)], code)
    if isinstance(part, Indicator) and code in _measured_codes(row):
        said = N_("Something was measured of it: take the measurements away first.")
        raise Invalid({"": [Message(said)]})
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
    language = row.title.source
    said = Text(language, {language: checking.clean(source)}) if isinstance(source, str) else source
    if wrong := measuring.problems_of_measurement(one, dict(values), said, clock.today()):
        raise Invalid(wrong)
    known = Measurement.objects.filter(pilot=uid, code=code)
    if known.filter(on_day=values["on_day"]).exists():
        raise Invalid({"on_day": [Message(N_("There is a measurement of this day already."))]})
    if known.count() >= checking.MOST:
        raise Invalid({"": [Message(N_("There is no room for more of these."))]})
    made = Measurement.objects.create(
        uid=uids.new(), pilot=row, code=code, source=said,
        **{name: values[name] for name in ("on_day", "value", "confidence")},
    )  # fmt: skip
    _note(by, row, "pilot.measured")
    return made.uid


@operation
def unmeasure(*, by: Viewer, uid: UUID, measurement: UUID, key: UUID | None = None) -> UUID:
    """Take a measurement away that was recorded by mistake."""
    row = _open(by, uid)
    gone, _ = Measurement.objects.filter(pilot=uid, uid=measurement).delete()
    if not gone:
        raise Unknown(f"measurement {measurement}")
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
    row.theory = [one.to_json() for one in nodes[: checking.MOST]]
    records.save(row, by=by, verb="pilot.theory")
    return uid
