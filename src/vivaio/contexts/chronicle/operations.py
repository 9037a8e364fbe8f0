"""Writing entries, publishing them, and tying them to where they come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.contexts.chronicle import checking, policies, queries, ties
from vivaio.contexts.chronicle.models import LIFE, MODELS, Entry
from vivaio.contexts.chronicle.parts import Day
from vivaio.ground.centres import queries as centres
from vivaio.ground.indicators import parts
from vivaio.ground.taxonomy.territories import queries as territories
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

Shares = Sequence[tuple[str | Text, int]]
Days = Sequence[tuple[date, str | Text]]


def _cleaned(words: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, str]:
    given = {name: clean(words.get(name, "")) for name in checking.LONGEST}
    if wrong := checking.problems(given, values):
        raise Invalid(wrong)
    return given


def _stored(values: Mapping[str, Any]) -> dict[str, Any]:
    given = dict(values)
    given["owner_id"] = given.pop("owner", None)
    given["nuts"] = given.get("nuts") or ""
    given["country"] = given.get("country") or territories.iso_country(given["nuts"])
    given["themes"] = given.get("themes") or []
    given["visibility"] = given.get("visibility") or Visibility.PUBLIC
    return given


def _lists(
    row: Entry, total: int | None, shares: Shares, days: Days, language: str
) -> dict[str, Any]:
    """Both lists as they are stored, refused where they do not add up or say nothing."""
    fresh = parts.fresh_costs(row.all_shares(), shares, language)
    said = [(on, own_words(one) if isinstance(one, Text) else one) for on, one in days]
    wrong = {**checking.problems_of_shares(fresh, total), **checking.problems_of_days(said)}
    if wrong:
        raise Invalid(wrong)
    made = sorted(_fresh_days(row.all_days(), days, language), key=lambda one: one.on)
    return {"shares": [one.to_json() for one in fresh], "days": [one.to_json() for one in made]}


def _fresh_days(old: Sequence[Day], given: Days, language: str) -> list[Day]:
    """Days as given; one that was there keeps its code and its translations."""
    several = [f"{on} {one if isinstance(one, str) else own_words(one)}" for on, one in given]
    before = parts.paired([f"{one.on} {own_words(one.words)}" for one in old], several)
    words = [said for _on, said in given]
    texts = parts.carried([(one.code, one.words) for one in old], words, language, before)
    return [Day(code, on, text) for (code, text), (on, _said) in zip(texts, given, strict=True)]


@operation
def draft(
    *, by: Viewer, kind: str, centre: UUID, language: str, words: Mapping[str, str],
    values: Mapping[str, Any], shares: Shares = (), days: Days = (),
    translations: Mapping[str, Text] | None = None, nature: str = "fact", slug_words: str = "",
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Begin an entry of a centre; `translations` are whole texts in place of the words."""
    if kind not in MODELS:
        raise Unknown(kind)
    keeper = centres.centre_of(by, centre)
    require(policies.can_add(by, centre))
    texts = begun(_cleaned(words, values), language)
    row = MODELS[kind](
        centre=keeper, nature=nature, **{**texts, **(translations or {})}, **_stored(values)
    )
    row.country = row.country or keeper.country
    for name, value in _lists(row, row.total, shares, days, language).items():
        setattr(row, name, value)
    records.save(row, by=by, verb="chronicle.drafted", slug_words=slug_words)
    return row.uid


@operation
def amend(
    *, by: Viewer, kind: str, uid: UUID, version: int, words: Mapping[str, str],
    values: Mapping[str, Any], shares: Shares = (), days: Days = (), key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Change an entry in the language of its original."""
    row = queries.by_uid(by, kind, uid)
    require(policies.can_amend(by, row))
    records.check_version(row, version)
    said, fresh = _cleaned(words, values), _stored(values)
    fresh["country"] = fresh["country"] or row.country
    if row.state == "published" and (wrong := checking.problems_of_publishing(said)):
        raise Invalid(wrong)
    fresh |= amended(row, said)
    fresh |= _lists(row, fresh.get("total"), shares, days, row.title.source)
    if put(row, fresh):
        records.save(row, by=by, verb="chronicle.amended")
        _tie_owner(row)
    return uid


@operation
def move(
    *, by: Viewer, kind: str, uid: UUID, version: int, verb: str, on: date | None = None
) -> UUID:
    """Publish or archive it; `on` is a day in the past, which only the house itself may tell."""
    row = queries.by_uid(by, kind, uid)
    if verb not in LIFE.verbs:
        raise Unknown(verb)
    require(policies.can_move(by, row, verb))
    records.check_version(row, version)
    if verb == "publish":
        if wrong := checking.problems_of_publishing({"summary": own_words(row.summary)}):
            raise Invalid(wrong)
        row.published_on = row.published_on or (on if by.is_system else None) or clock.today()
    row.state = LIFE.after(verb)
    records.save(row, by=by, verb=f"chronicle.{verb}")
    _tie_owner(row)
    return uid


def _tie_owner(row: Entry) -> None:
    """Tie what others see to who led it, and to nobody who did before."""
    if row.state != "draft":
        follow("led_by", row.uid, row.owner_id)


@operation
def tie(
    *, by: Viewer, kind: str, uid: UUID, tie: str, other: UUID, begins: bool | None = None,
    on: date | None = None, reason: str | Text = "", key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Say where it comes from or what came of it; `tie` is one that this kind may have.

    `begins`: whether it begins at the entry, said where both are possible. Raises `Invalid` where
    the grammar of links does not let these two be tied so.
    """
    row = queries.by_uid(by, kind, uid)
    require(policies.can_amend(by, row))
    one = ties.known(kind, tie, begins)
    tying.tie(
        by=by, ties={one.code: one.begins}, kind=one.code, here=uid, other=other,
        since=on.isoformat() if on else "", recorded_on=on, reason=reason,
    )  # fmt: skip
    return uid
