"""Writing the entries of a portfolio, and the verdicts of named validators."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.contexts.competences import checking, policies
from vivaio.contexts.competences.models import LIFE, OFFERED, Entry, Verdict
from vivaio.contexts.competences.queries import framework
from vivaio.contexts.competences.queries import portfolio as queries
from vivaio.ground.centres import queries as centres
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid, Message, Unknown
from vivaio.kernel.text import Text, own_words
from vivaio.kernel.writing import clean, written
from vivaio.platform.records import operations as records
from vivaio.platform.records.wording import amended, begun, put
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

#: What those who publish may do with an entry without a verdict.
BY_HAND = ("retire", "revive")


def _cleaned(words: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, str]:
    given = {name: clean(words.get(name, "")) for name in checking.LONGEST}
    if wrong := checking.problems(given, values):
        raise Invalid(wrong)
    return given


def _stored(values: Mapping[str, Any], country: str) -> dict[str, Any]:
    given = dict(values)
    given["nuts"] = given.get("nuts") or ""
    given["country"] = given.get("country") or territories.iso_country(given["nuts"]) or country
    given["visibility"] = given.get("visibility") or Visibility.CENTRE
    given["languages"] = sorted(given.get("languages") or ())
    given["is_core"] = bool(given.get("is_core"))
    return given


@operation
def draft(
    *, by: Viewer, centre: UUID, competence: UUID, language: str, words: Mapping[str, str],
    values: Mapping[str, Any], translations: Mapping[str, Text] | None = None,
    nature: str = "fact", slug_words: str = "", key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Claim a competence for a service; `translations` are whole texts in place of the words."""
    keeper = centres.centre_of(by, centre)
    require(policies.can_keep(by, centre))
    texts = begun(_cleaned(words, values), language)
    row = Entry(centre=keeper, nature=nature, state="claimed", **{**texts, **(translations or {})})
    fresh = _stored(values, keeper.country)
    require(policies.can_show(by, row, fresh["visibility"]))
    row.competence = framework.by_uid(by, competence)
    for name, value in fresh.items():
        setattr(row, name, value)
    records.save(row, by=by, verb="portfolio.drafted", slug_words=slug_words)
    return row.uid


@operation
def amend(
    *, by: Viewer, uid: UUID, version: int, words: Mapping[str, str], values: Mapping[str, Any],
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Change an entry in the language of its original; its state and competence stay."""
    row = queries.by_uid(by, uid)
    require(policies.can_keep(by, row.centre_id))
    records.check_version(row, version)
    said, fresh = _cleaned(words, values), _stored(values, row.country)
    require(policies.can_show(by, row, fresh["visibility"]))
    if row.state in OFFERED and fresh["level"] > row.level:
        raise Invalid({"level": [Message(checking.LEVEL_JUDGED)]})
    fresh |= amended(row, said)
    if put(row, fresh):
        records.save(row, by=by, verb="portfolio.amended")
    return uid


@operation
def judge(
    *, by: Viewer, uid: UUID, version: int, verdict: str, words: Mapping[str, str | Text],
    on: date | None = None, valid_until: date | None = None, key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Write down the verdict of a named validator, outside of a pilot.

    `words`: `validator` and `reason`.
    """
    row = queries.by_uid(by, uid)
    require(policies.can_judge(by, row.centre_id))
    records.check_version(row, version)
    day = on or clock.today()
    said = {name: worded(words.get(name, ""), row.title.source) for name in ("validator", "reason")}
    plain = {name: own_words(one) for name, one in said.items()}
    if wrong := checking.problems_of_verdict(verdict, plain, "", day, valid_until):
        raise Invalid(wrong)
    settle(row, by, verdict, said, day, valid_until)
    return uid


def worded(given: str | Text, language: str) -> Text:
    """Words in a language, or a text as it is."""
    if isinstance(given, Text):
        return given
    return written(clean(given), language)


def settle(
    row: Entry, by: Viewer, verdict: str, said: Mapping[str, Text], on: date,
    valid_until: date | None = None,
) -> None:  # fmt: skip
    """Take an entry to where a verdict leads; `said`: `validator` and `reason`.

    What was validated once and is validated again, without a condition, is consolidated.
    """
    verb = "validate"
    if verdict == Verdict.REFUSED:
        verb = "send_back"
    elif row.state == "consolidated" or (row.state in OFFERED and verdict == Verdict.VALIDATED):
        verb = "consolidate"
    require(LIFE.can(verb, row.state))
    row.state = LIFE.after(verb)
    row.validator, row.grounds, row.judged_on = said["validator"], said["reason"], on
    is_refused = verdict == Verdict.REFUSED
    row.valid_until = None if is_refused else (valid_until or on + checking.HOLDS)
    records.save(row, by=by, verb=f"portfolio.{verb}")


@operation
def move(*, by: Viewer, uid: UUID, version: int, verb: str, key: UUID | None = None) -> UUID:
    """Retire an entry, or bring it back as a draft; all else is done by verdicts."""
    row = queries.by_uid(by, uid)
    if verb not in BY_HAND:
        raise Unknown(verb)
    require(policies.can_judge(by, row.centre_id))
    records.check_version(row, version)
    require(LIFE.can(verb, row.state))
    row.state = LIFE.after(verb)
    if verb == "revive":
        row.valid_until = None
    records.save(row, by=by, verb=f"portfolio.{verb}")
    return uid
