"""Writing measures, taking them from state to state, tying them to what they rest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.contexts.strategy import checking, policies
from vivaio.contexts.strategy.models import LIFE_OF_MEASURES, Measure, Strategy
from vivaio.contexts.strategy.operations import working
from vivaio.contexts.strategy.queries import measures as queries
from vivaio.contexts.strategy.queries import strategies
from vivaio.ground.centres import queries as centres
from vivaio.ground.indicators import checking as plain
from vivaio.ground.indicators import parts
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.kernel.text import Text, own_words
from vivaio.kernel.writing import clean
from vivaio.platform.links import tying
from vivaio.platform.links.following import follow
from vivaio.platform.records import operations as records
from vivaio.platform.records.wording import amended, begun, put
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

#: The ties of a measure, and whether each begins at the measure.
TIES = {"founds": False, "responds_to": True, "supports": True, "funded_by": True,
        "done_with": True}  # fmt: skip
#: Ties that follow from a measure's own fields.
_OF_FIELDS = {"answered_for_by": "owner_id", "planned_in": "strategy_id"}


def _strategy(by: Viewer, values: Mapping[str, Any]) -> Strategy | None:
    uid = values.get("strategy")
    return strategies.by_uid(by, uid) if uid else None


def _cleaned(
    words: Mapping[str, str], values: Mapping[str, Any], strategy: Strategy | None
) -> dict[str, str]:
    given = {name: clean(words.get(name, "")) for name in checking.OF_MEASURES}
    aims = [one.code for one in strategy.aims()] if strategy else []
    if wrong := checking.problems_of_measure(given, values, aims):
        raise Invalid(wrong)
    return given


def _stored(values: Mapping[str, Any], strategy: Strategy | None) -> dict[str, Any]:
    given = dict(values)
    given["owner_id"] = given.pop("owner", None)
    given["strategy"] = strategy
    for name in ("number", "objective"):
        given[name] = given.get(name) or ""
    for name in ("headings", "goals"):
        given[name] = list(given.get(name) or [])
    given["visibility"] = given.get("visibility") or Visibility.PUBLIC
    return given


Costs = Sequence[tuple[str | Text, int]]


def _costs(row: Measure, costs: Costs) -> list[dict[str, Any]]:
    made = parts.fresh_costs(row.all_costs(), costs, row.title.source)
    if wrong := plain.problems_of_costs(made, row.budget):
        raise Invalid(wrong)
    return [one.to_json() for one in made]


@operation
def draft(
    *, by: Viewer, centre: UUID, language: str, words: Mapping[str, str],
    values: Mapping[str, Any], costs: Costs = (), indicator: Mapping[str, Any] | None = None,
    translations: Mapping[str, Text] | None = None, nature: str = "fact", slug_words: str = "",
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Begin a measure of a centre, at once with an `indicator` if that is given: its `name`,
    `unit`, `baseline` and `target`; its days are the first day and the last of the measure."""
    keeper = centres.centre_of(by, centre)
    require(policies.can_write(by, centre))
    strategy = _strategy(by, values)
    texts = begun(_cleaned(words, values, strategy), language)
    row = Measure(
        centre=keeper, country=keeper.country, nature=nature,
        **{**texts, **(translations or {})}, **_stored(values, strategy),
    )  # fmt: skip
    row.costs = _costs(row, costs)
    if indicator:
        working.begin_indicator(row, indicator)
    records.save(row, by=by, verb="measure.drafted", slug_words=slug_words)
    return row.uid


def _moves(row: Measure, values: Mapping[str, Any]) -> bool:
    """Whether another strategy is given with the objective of the one before."""
    return (
        values.get("strategy", row.strategy_id) != row.strategy_id
        and values.get("objective") == row.objective
    )


@operation
def amend(
    *, by: Viewer, uid: UUID, version: int, words: Mapping[str, str], values: Mapping[str, Any],
    costs: Costs = (), key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Change a measure in the language of its original.

    Without a word of its `strategy`, it and the objective stay: not all who write a measure may
    know of its strategy.
    """
    row = queries.by_uid(by, uid)
    require(policies.can_amend(by, row))
    records.check_version(row, version)
    if _moves(row, values):
        values = {**values, "objective": ""}
    strategy = _strategy(by, values)
    said, fresh = _cleaned(words, values, strategy), _stored(values, strategy)
    if "strategy" not in values:
        del fresh["strategy"], fresh["objective"]
    put(row, fresh | amended(row, said))
    if row.state != "draft" and (wrong := checking.problems_of_publishing(row)):
        raise Invalid(wrong)
    row.costs = _costs(row, costs)
    records.save(row, by=by, verb="measure.amended")
    tie_fields(row)
    return uid


@operation
def move(
    *, by: Viewer, uid: UUID, version: int, verb: str, on: date | None = None,
    reason: str | Text = "", key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Publish it; close it, or stop it for a `reason`, `on` a day.

    The house itself may tell in the same way on which day it was published.
    """
    row = queries.by_uid(by, uid)
    if verb not in LIFE_OF_MEASURES.verbs:
        raise Unknown(verb)
    require(policies.can_move_measure(by, row, verb))
    records.check_version(row, version)
    if verb == "publish":
        if wrong := checking.problems_of_publishing(row):
            raise Invalid(wrong)
        row.published_on = on if on and by.is_system else clock.today()
    else:
        said = clean(reason) if isinstance(reason, str) else reason
        words = said if isinstance(said, str) else own_words(said)
        if wrong := checking.problems_of_ending(verb, words, row.starts_on, on):
            raise Invalid(wrong)
        source = row.title.source
        row.ended_on = on
        row.reason = said if isinstance(said, Text) else Text(source, {source: said})
    row.state = LIFE_OF_MEASURES.after(verb)
    records.save(row, by=by, verb=f"measure.{verb}")
    tie_fields(row)
    return uid


def tie_fields(row: Measure) -> None:
    """Tie what others see to who answers for it and to its strategy, and to nothing from before."""
    if row.state != "draft":
        since = (row.published_on or clock.today()).isoformat()
        for kind, name in _OF_FIELDS.items():
            follow(kind, row.uid, getattr(row, name), since)


@operation
def tie(
    *, by: Viewer, uid: UUID, kind: str, other: UUID, since: str = "",
    reason: str | Text = "", key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Say what it rests on, which need it answers, what it supports, who pays, who takes part.

    The grammar of links refuses what does not fit. What it rests on is recorded from that side.
    """
    row = queries.by_uid(by, uid)
    require(policies.can_amend(by, row))
    tying.tie(by=by, ties=TIES, kind=kind, here=uid, other=other, since=since, reason=reason)
    return uid
