"""Writing pilots, taking them from state to state, tying them to where they come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.contexts.pilots import checking, policies, queries
from vivaio.contexts.pilots.models import ENDS, LIFE, Pilot
from vivaio.ground.centres import queries as centres
from vivaio.ground.indicators import checking as plain
from vivaio.ground.indicators import parts
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid, Message, Unknown
from vivaio.kernel.text import Text, own_words
from vivaio.kernel.writing import clean
from vivaio.platform.links import tying
from vivaio.platform.links.following import follow
from vivaio.platform.records import operations as records
from vivaio.platform.records.wording import amended, begun, put
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

#: The ties of a pilot, and whether each begins at the pilot.
TIES = {
    "carried_out_with": True, "modelled_on": True, "taught_in": True, "tried_in": False,
    "taken_up_in": False,
}  # fmt: skip


def _cleaned(words: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, str]:
    given = {name: clean(words.get(name, "")) for name in checking.WRITTEN}
    if wrong := checking.problems(given, values):
        raise Invalid(wrong)
    return given


def _stored(values: Mapping[str, Any]) -> dict[str, Any]:
    given = dict(values)
    given["leader_id"] = given.pop("leader", None)
    given["nuts"] = given.get("nuts") or ""
    given["country"] = given.get("country") or territories.iso_country(given["nuts"])
    given["visibility"] = given.get("visibility") or Visibility.PUBLIC
    return given


Costs = Sequence[tuple[str | Text, int]]


def _costs(row: Pilot, costs: Costs, language: str) -> list[dict[str, Any]]:
    """The parts of the budget, refused where they do not add up to it."""
    made = parts.fresh_costs(row.all_costs(), costs, language)
    if wrong := plain.problems_of_costs(made, row.budget):
        raise Invalid(wrong)
    return [one.to_json() for one in made]


@operation
def draft(
    *, by: Viewer, centre: UUID, language: str, words: Mapping[str, str],
    values: Mapping[str, Any], costs: Costs = (),
    translations: Mapping[str, Text] | None = None, nature: str = "fact", slug_words: str = "",
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Begin a pilot of a centre; `translations` are whole texts in place of the words."""
    keeper = centres.centre_of(by, centre)
    require(policies.can_add(by, centre))
    texts = begun(_cleaned(words, values), language)
    row = Pilot(
        centre=keeper, nature=nature, **{**texts, **(translations or {})}, **_stored(values)
    )
    row.country = row.country or keeper.country
    row.costs = _costs(row, costs, language)
    records.save(row, by=by, verb="pilot.drafted", slug_words=slug_words)
    return row.uid


@operation
def amend(
    *, by: Viewer, uid: UUID, version: int, words: Mapping[str, str], values: Mapping[str, Any],
    costs: Costs = (), key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Change a pilot in the language of its original."""
    row = queries.by_uid(by, uid)
    require(policies.can_amend(by, row))
    records.check_version(row, version)
    said, fresh = _cleaned(words, values), _stored(values)
    fresh["country"] = fresh["country"] or row.country
    if row.state != "draft" and (wrong := checking.problems_of_publishing(said)):
        raise Invalid(wrong)
    if row.state in ("closed", "stopped") and not said["failures"]:
        raise Invalid({"failures": [Message(checking.FAILURES_NEEDED)]})
    fresh |= amended(row, said)
    is_changed = put(row, fresh)
    # The parts of the budget are held against the budget that has just been given.
    if put(row, {"costs": _costs(row, costs, row.title.source)}) or is_changed:
        records.save(row, by=by, verb="pilot.amended")
        tie_leader(row)
    return uid


@operation
def move(
    *, by: Viewer, uid: UUID, version: int, verb: str,
    words: Mapping[str, str | Text] | None = None, on: date | None = None, key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Publish, start, evaluate, close or stop it.

    `words`: what its end asks for (`ENDS`). `on`: the day it closed or stopped; the house itself
    may tell in the same way on which day anything else was done.
    """
    row = queries.by_uid(by, uid)
    if verb not in LIFE.verbs:
        raise Unknown(verb)
    require(policies.can_move(by, row, verb))
    records.check_version(row, version)
    day = (on if verb in ENDS or by.is_system else None) or clock.today()
    if verb == "plan":
        said = {name: own_words(getattr(row, name)) for name in checking.LONGEST}
        if wrong := checking.problems_of_publishing(said):
            raise Invalid(wrong)
        row.published_on = row.published_on or day
    elif verb == "start":
        row.starts_on = row.starts_on or day
    elif verb in ENDS:
        _end(row, verb, words or {}, day)
    row.state = LIFE.after(verb)
    records.save(row, by=by, verb=f"pilot.{verb}")
    tie_leader(row)
    return uid


def _end(row: Pilot, verb: str, words: Mapping[str, str | Text], day: date) -> None:
    """What every pilot says at its end: above all what did not work."""
    fresh: dict[str, Text] = {}
    for name in ENDS[verb]:
        given, old = words.get(name, ""), getattr(row, name)
        source = old.source if old else row.title.source
        said = clean(given) if isinstance(given, str) else given
        fresh[name] = (
            (old or Text(source)).with_words(source, said) if isinstance(said, str) else said
        )
    wrong = checking.problems_of_ending(
        verb, {name: own_words(one) for name, one in fresh.items()}, row.starts_on, day
    )
    if wrong:
        raise Invalid(wrong)
    for name, text in fresh.items():
        setattr(row, name, text)
    row.ended_on = day


def tie_leader(row: Pilot) -> None:
    """Tie what others see to who runs it, and to nobody who did before."""
    if row.state != "draft":
        since = row.starts_on.isoformat() if row.starts_on else ""
        follow("run_by", row.uid, row.leader_id, since)


@operation
def tie(
    *, by: Viewer, uid: UUID, kind: str, other: UUID, since: str = "",
    reason: str | Text = "", key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Say who takes part, what it is modelled on, which idea, solution or need it tries.

    The grammar of links refuses what does not fit. Some ties begin at the other record (`tried_in`
    at an idea): `TIES` says which, and they are recorded from its side.
    """
    row = queries.by_uid(by, uid)
    require(policies.can_amend(by, row))
    tying.tie(by=by, ties=TIES, kind=kind, here=uid, other=other, since=since, reason=reason)
    return uid
