"""Writing solutions, publishing them, and tying them to what they come from and who uses them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.contexts.solutions import checking, policies, queries
from vivaio.contexts.solutions.models import LIFE, Solution
from vivaio.ground.centres import queries as centres
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.kernel.text import Text
from vivaio.kernel.writing import clean
from vivaio.platform.links import tying
from vivaio.platform.links.following import follow
from vivaio.platform.records import operations as records
from vivaio.platform.records.wording import amended, begun, put
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

#: The ties of a solution, and whether each begins at the solution.
TIES = {"adopted_by": True, "mentored_by": True, "meets_need": True, "grew_into": False}


def _cleaned(words: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, str]:
    given = {name: clean(words.get(name, "")) for name in checking.LONGEST}
    if wrong := checking.problems(given, values):
        raise Invalid(wrong)
    return given


def _stored(values: Mapping[str, Any]) -> dict[str, Any]:
    given = dict(values)
    given["owner_id"] = given.pop("owner", None)
    for name in checking.CHECKS:
        given[name] = given.get(name) or ""
    return given


@operation
def draft(
    *, by: Viewer, centre: UUID, language: str, words: Mapping[str, str],
    values: Mapping[str, Any], translations: Mapping[str, Text] | None = None,
    visibility: str = Visibility.PUBLIC, nature: str = "fact", slug_words: str = "",
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Begin a solution of a centre; `translations` are whole texts in place of the words."""
    keeper = centres.centre_of(by, centre)
    require(policies.can_add(by, centre))
    texts = begun(_cleaned(words, values), language)
    row = Solution(
        centre=keeper, visibility=visibility, nature=nature,
        **{**texts, **(translations or {})}, **_stored(values),
    )  # fmt: skip
    row.country = row.country or keeper.country
    records.save(row, by=by, verb="solution.drafted", slug_words=slug_words)
    return row.uid


@operation
def amend(
    *, by: Viewer, uid: UUID, version: int, words: Mapping[str, str], values: Mapping[str, Any],
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Change a solution in the language of its original."""
    row = queries.by_uid(by, uid)
    require(policies.can_amend(by, row))
    records.check_version(row, version)
    said, fresh = _cleaned(words, values), _stored(values)
    fresh["country"] = fresh.get("country") or row.country
    if row.state == "published" and (wrong := checking.problems_of_publishing(said)):
        raise Invalid(wrong)
    fresh |= amended(row, said)
    if put(row, fresh):
        records.save(row, by=by, verb="solution.amended")
        _tie_owner(row)
    return uid


@operation
def move(*, by: Viewer, uid: UUID, version: int, verb: str, on: date | None = None) -> UUID:
    """Publish or archive it; `on` is a day in the past, which only the house itself may tell."""
    row = queries.by_uid(by, uid)
    if verb not in LIFE.verbs:
        raise Unknown(verb)
    require(policies.can_move(by, row, verb))
    records.check_version(row, version)
    if verb == "publish":
        said = {name: getattr(row, name).best().words for name in checking.LONGEST}
        if wrong := checking.problems_of_publishing(said):
            raise Invalid(wrong)
        row.published_on = row.published_on or (on if by.is_system else None) or clock.today()
    row.state = LIFE.after(verb)
    records.save(row, by=by, verb=f"solution.{verb}")
    _tie_owner(row)
    return uid


def _tie_owner(row: Solution) -> None:
    """Tie what is in the catalogue to whom it is of, and to nobody it was of before."""
    if row.state != "draft":
        follow("owned_by", row.uid, row.owner_id)


@operation
def tie(
    *, by: Viewer, uid: UUID, kind: str, other: UUID, since: str = "",
    reason: str | Text = "", key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Say who uses it or mentors it, which need it meets, or which idea it grew out of.

    `kind` is one of the ties of solutions; the grammar of links refuses what does not fit. A tie
    that begins with the other record (`grew_into`, from an idea) is recorded from its side.
    """
    row = queries.by_uid(by, uid)
    require(policies.can_amend(by, row))
    tying.tie(by=by, ties=TIES, kind=kind, here=uid, other=other, since=since, reason=reason)
    return uid
