"""Writing strategies and taking them from state to state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.contexts.strategy import checking, policies, writing
from vivaio.contexts.strategy.models import LIFE, Strategy
from vivaio.contexts.strategy.parts import OBJECTIVE, Block, Objective
from vivaio.contexts.strategy.queries import strategies as queries
from vivaio.ground.centres import queries as centres
from vivaio.ground.indicators import parts
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.kernel.text import Text, own_words
from vivaio.kernel.writing import clean
from vivaio.platform.records import operations as records
from vivaio.platform.records.wording import amended, begun, put
from vivaio.platform.records.writing import operation
from vivaio.platform.revisions import operations as revisions
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer


def _cleaned(words: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, str]:
    given = {name: clean(words.get(name, "")) for name in checking.OF_STRATEGIES}
    if wrong := checking.problems_of_strategy(given, values):
        raise Invalid(wrong)
    return given


def _values(values: Mapping[str, Any]) -> dict[str, Any]:
    return {**values, "visibility": values.get("visibility") or Visibility.PUBLIC}


def _put_objectives(row: Strategy, given: Sequence[str | Text]) -> None:
    """Objectives as given; one that was there keeps its code, its measures and its translations.

    A new one gets a number that none ever had: what a measure says it serves stays true.
    """
    old, language = row.aims(), row.title.source
    said = [clean(one) if isinstance(one, str) else one for one in given]
    words = [one if isinstance(one, str) else own_words(one) for one in said]
    if wrong := checking.problems_of_objectives(words):
        raise Invalid(wrong)
    highest = row.given.get(OBJECTIVE, 0)
    lines = parts.carried([(one.code, one.words) for one in old], said, language,
                          highest=f"n{highest}")  # fmt: skip
    made = [Objective(code, text) for code, text in lines]
    codes = [int(one.code[1:]) for one in (*old, *made)]
    row.given = {**row.given, OBJECTIVE: max(highest, *codes) if codes else highest}
    row.objectives = [one.to_json() for one in made]


@operation
def draft(
    *, by: Viewer, centre: UUID, language: str, words: Mapping[str, str],
    values: Mapping[str, Any], objectives: Sequence[str | Text] = (),
    translations: Mapping[str, Text] | None = None, nature: str = "fact", slug_words: str = "",
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Begin a strategy of a centre; `translations` are whole texts in place of the words."""
    keeper = centres.centre_of(by, centre)
    require(policies.can_write(by, centre))
    texts = begun(_cleaned(words, values), language)
    row = Strategy(
        centre=keeper, country=keeper.country, nature=nature,
        **{**texts, **(translations or {})}, **_values(values),
    )  # fmt: skip
    _put_objectives(row, objectives)
    records.save(row, by=by, verb="strategy.drafted", slug_words=slug_words)
    return row.uid


@operation
def amend(
    *, by: Viewer, uid: UUID, version: int, words: Mapping[str, str], values: Mapping[str, Any],
    objectives: Sequence[str] = (), key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Change title, summary, days and objectives, in the language of the original."""
    row = queries.by_uid(by, uid)
    require(policies.can_reword(by, row))
    records.check_version(row, version)
    said = _cleaned(words, values)
    put(row, _values(values) | amended(row, said))
    _put_objectives(row, objectives)
    if row.state == "open" and (wrong := checking.problems_of_moving("open", row, 0, dated=True)):
        raise Invalid(wrong)
    records.save(row, by=by, verb="strategy.amended")
    _keep(by, row)
    return uid


@operation
def write(*, by: Viewer, uid: UUID, version: int, text: str, key: UUID | None = None) -> UUID:
    """Put a text in the place of the one that was there; blocks keep their codes by their marks."""
    row = queries.by_uid(by, uid)
    require(policies.can_reword(by, row))
    records.check_version(row, version)
    old, written = row.blocks(), writing.parse(text)
    if wrong := writing.problems(written, [one.code for one in old]):
        raise Invalid(wrong)
    blocks, row.given = writing.settle(old, written, row.given, row.title.source)
    row.body = [one.to_json() for one in blocks]
    records.save(row, by=by, verb="strategy.written")
    _keep(by, row)
    return uid


@operation
def put_blocks(*, by: Viewer, uid: UUID, blocks: Sequence[Block], given: Mapping[str, int]) -> UUID:
    """The whole text at once, with its translations: for the house itself."""
    row = queries.by_uid(by, uid)
    require(policies.can_reword(by, row))
    row.body, row.given = [one.to_json() for one in blocks], {**row.given, **given}
    records.save(row, by=by, verb="strategy.written")
    _keep(by, row)
    return uid


def _keep(by: Viewer, row: Strategy) -> None:
    """What others have read can be compared with what they read later."""
    if row.state != "draft":
        revisions.keep(by=by, record=row.uid, content=row.content())


@operation
def move(
    *, by: Viewer, uid: UUID, version: int, verb: str, on: date | None = None,
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Open it for comments, adopt it, or say that another has taken its place.

    The house itself may tell on which day it was done.
    """
    row = queries.by_uid(by, uid)
    if verb not in LIFE.verbs:
        raise Unknown(verb)
    require(policies.can_move(by, row, verb))
    records.check_version(row, version)
    dated = on is not None and by.is_system
    day = on if on and dated else clock.today()
    if wrong := checking.problems_of_moving(verb, row, queries.waiting(row), dated=dated):
        raise Invalid(wrong)
    if verb in ("open", "adopt"):
        row.published_on = row.published_on or day
    if verb == "adopt":
        row.adopted_on = day
    row.state = LIFE.after(verb)
    records.save(row, by=by, verb=f"strategy.{verb}")
    _keep(by, row)
    return uid
