"""Writing evidence and transfers, publishing them, tying them to their pilot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.contexts.pilots import policies, queries
from vivaio.contexts.pilots import results_checking as checking
from vivaio.contexts.pilots.models import KINDS, RESULT_LIFE, Evidence, Transfer
from vivaio.contexts.pilots.parts import Figure
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.kernel.text import Text, own_words
from vivaio.kernel.writing import clean
from vivaio.platform.links import operations as links
from vivaio.platform.links import queries as tied
from vivaio.platform.links.following import follow
from vivaio.platform.records import operations as records
from vivaio.platform.records.queries import headings
from vivaio.platform.records.wording import amended, put
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer


def _checked(
    kind: str, words: Mapping[str, str], values: Mapping[str, Any], figures: Sequence[Figure]
) -> dict[str, str]:
    given = {name: clean(words.get(name, "")) for name in KINDS[kind].LONGEST}
    wrong = checking.problems(kind, given, values) | checking.problems_of_figures(figures)
    if wrong:
        raise Invalid(wrong)
    return given


def _stored(kind: str, values: Mapping[str, Any], figures: Sequence[Figure]) -> dict[str, Any]:
    model, given = KINDS[kind], dict(values)
    given[f"{model.ACTOR}_id"] = given.pop(model.ACTOR, None)
    if kind == "evidence":
        return given | {"figures": [one.to_json() for one in figures]}
    given["nuts"] = given.get("nuts") or ""
    given["country"] = given.get("country") or territories.iso_country(given["nuts"])
    return given


@operation
def draft(
    *, by: Viewer, kind: str, pilot: UUID, language: str, words: Mapping[str, str],
    values: Mapping[str, Any], figures: Sequence[Figure] = (),
    translations: Mapping[str, Text] | None = None, nature: str = "fact", slug_words: str = "",
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Begin an evaluation or a transfer (`kind`) of a pilot, by default seen as the pilot is.

    `translations` are whole texts in place of the words.
    """
    of = queries.by_uid(by, pilot)
    require(policies.can_amend(by, of))
    said = _checked(kind, words, values, figures)
    texts = {name: Text(language, {language: one} if one else {}) for name, one in said.items()}
    row = KINDS[kind](
        pilot=of, centre=of.centre, nature=nature, **{**texts, **(translations or {})},
        **_stored(kind, values, figures),
    )  # fmt: skip
    row.visibility = row.visibility or of.visibility
    records.save(row, by=by, verb=f"{kind}.drafted", slug_words=slug_words)
    return row.uid


@operation
def amend(
    *, by: Viewer, kind: str, uid: UUID, version: int, words: Mapping[str, str],
    values: Mapping[str, Any], figures: Sequence[Figure] = (), key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Change one in the language of its original."""
    row = queries.result(by, kind, uid=uid)
    require(policies.can_write_result(by, row))
    records.check_version(row, version)
    said, fresh = _checked(kind, words, values, figures), _stored(kind, values, figures)
    if isinstance(row, Transfer):
        # Where no region is given, the country stays as it was.
        fresh["country"] = fresh["country"] or row.country
    fresh |= amended(row, said)
    is_changed = put(row, fresh)
    if row.state == "published":
        _require_told(row)
    if is_changed:
        records.save(row, by=by, verb=f"{kind}.amended")
        _tie(row)
    return uid


def _require_told(row: Evidence | Transfer) -> None:
    said = {name: own_words(getattr(row, name)) for name in row.LONGEST}
    if row.record_kind == "transfer" and getattr(row, f"{row.ACTOR}_id"):
        said["adopters"] = said["adopters"] or "-"
    if wrong := checking.problems_of_publishing(row.record_kind, said, row.dated()):
        raise Invalid(wrong)


@operation
def move(
    *, by: Viewer, kind: str, uid: UUID, version: int, verb: str, on: date | None = None,
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Publish or archive it; `on` is a day in the past, which only the house itself may tell."""
    row = queries.result(by, kind, uid=uid)
    if verb not in RESULT_LIFE.verbs:
        raise Unknown(verb)
    require(policies.can_move_result(by, row, verb))
    records.check_version(row, version)
    if verb == "publish":
        _require_told(row)
        row.published_on = row.published_on or (on if by.is_system else None) or clock.today()
    row.state = RESULT_LIFE.after(verb)
    records.save(row, by=by, verb=f"{kind}.{verb}")
    _tie(row)
    return uid


def _tie(row: Evidence | Transfer) -> None:
    """Tie what others see to its pilot and to who stands by it, and to nobody who did before."""
    if row.state != "published":
        return
    system, day = Viewer.system(), row.dated()
    known = {(one.kind, one.other.uid) for one in tied.of(system, row.uid) if not one.until}
    if (row.TIE, row.pilot_id) not in known and row.pilot_id in headings(system, [row.pilot_id]):
        since = day.isoformat() if day else ""
        links.link(by=system, kind=row.TIE, source=row.pilot_id, target=row.uid, since=since)
    follow(row.ACTOR_TIE, row.uid, getattr(row, f"{row.ACTOR}_id"))


@operation
def tie_solution(*, by: Viewer, uid: UUID, solution: UUID, key: UUID | None = None) -> UUID:
    """Say which solution passes on in a transfer; said twice it changes nothing."""
    row = queries.result(by, "transfer", uid=uid)
    require(policies.can_write_result(by, row))
    if solution not in headings(by, [solution]):
        raise Unknown(f"record {solution}")
    known = {(one.kind, one.other.uid) for one in tied.of(by, uid)}
    if ("transferred_by", solution) not in known:
        day = row.dated()
        links.link(
            by=Viewer.system(), kind="transferred_by", source=solution, target=uid,
            since=day.isoformat() if day else "",
        )  # fmt: skip
    return uid
