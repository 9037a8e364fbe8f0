"""Writing a challenge, opening it with its promise, ending and concluding it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.contexts.challenges import checking, policies
from vivaio.contexts.challenges.models import LIFE, Challenge
from vivaio.contexts.challenges.queries import challenges as queries
from vivaio.contexts.challenges.queries import evaluation
from vivaio.ground.centres import queries as centres
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.text import Text
from vivaio.kernel.writing import clean
from vivaio.platform.links import operations as links
from vivaio.platform.records import operations as records
from vivaio.platform.records.wording import amended, begun
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer


def _cleaned(words: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, str]:
    given = {name: clean(words.get(name, "")) for name in checking.OF_CHALLENGES}
    wrong = checking.problems_of_words(given, checking.OF_CHALLENGES, ["title"])
    if wrong := wrong | checking.problems_of_values(values):
        raise Invalid(wrong)
    return given


def _stored(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as columns; the owner by its number."""
    given = dict(values)
    given["owner_id"] = given.pop("owner", None)
    return given


@operation
def draft(
    *, by: Viewer, centre: UUID, language: str, words: Mapping[str, str],
    values: Mapping[str, Any], translations: Mapping[str, Text] | None = None,
    visibility: str = Visibility.PUBLIC, nature: str = "fact", slug_words: str = "",
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Begin a challenge of a centre; `translations` are whole texts in place of the words."""
    keeper = centres.centre_of(by, centre)
    require(policies.can_write(by, centre))
    texts = begun(_cleaned(words, values), language)
    row = Challenge(
        centre=keeper, country=keeper.country, visibility=visibility, nature=nature,
        **{"findings": Text(language), **texts, **(translations or {})}, **_stored(values),
    )  # fmt: skip
    records.save(row, by=by, verb="challenge.drafted", slug_words=slug_words)
    return row.uid


@operation
def amend(
    *, by: Viewer, uid: UUID, version: int, words: Mapping[str, str], values: Mapping[str, Any],
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Change it in the language of its original; what it promised stays once it is open."""
    row = queries.by_uid(by, uid)
    require(policies.can_write(by, row.centre_id))
    records.check_version(row, version)
    said, fresh = _cleaned(words, values), _stored(values)
    fresh |= amended(row, said)
    changed = [name for name, value in fresh.items() if getattr(row, name) != value]
    if row.state != "draft" and (broken := _broken(row, changed, fresh)):
        raise Invalid(broken)
    for name in changed:
        setattr(row, name, fresh[name])
    if changed:
        records.save(row, by=by, verb="challenge.amended")
    return uid


def _broken(row: Challenge, changed: list[str], fresh: Mapping[str, Any]) -> checking.Errors:
    """Which promises a change would break."""
    kept = N_("It was promised when the challenge opened, and stays as it was.")
    wrong = {name: [Message(kept)] for name in changed if name in checking.PROMISED}
    if "closes_on" in changed:
        later, before = fresh["closes_on"], row.closes_on
        if row.state != "open" or later is None or (before is not None and later < before):
            wrong["closes_on"] = [
                Message(N_("The last day can only be moved on, while it is open."))
            ]
    return wrong


@operation
def move(
    *, by: Viewer, uid: UUID, version: int, verb: str, findings: str | Text = "",
    on: date | None = None,
) -> UUID:  # fmt: skip
    """Open it, close it (the house does, on its day), end its evaluation, conclude it.

    `findings` are the reasons published with the evaluation; `on` is a day in the past, which
    only the house itself may tell.
    """
    row = queries.by_uid(by, uid)
    if verb not in LIFE.verbs or (verb == "close" and not by.is_system):
        raise Unknown(verb)
    require(policies.can_move(by, row, verb))
    records.check_version(row, version)
    today = on if on and by.is_system else clock.today()
    if wrong := _problems(row, verb, findings, dated=by.is_system):
        raise Invalid(wrong)
    if verb == "open":
        row.opened_on = today
    elif verb == "evaluate":
        row.evaluated_on = today
        row.findings = _text(findings, row.findings, by.language)
    elif verb == "conclude":
        row.concluded_on = today
    row.state = LIFE.after(verb)
    records.save(row, by=by, verb=f"challenge.{verb}")
    if verb == "open" and row.owner_id:
        links.link(
            by=Viewer.system(), kind="set_by", source=uid, target=row.owner_id,
            since=today.isoformat(), recorded_on=today,
        )  # fmt: skip
    return uid


def _text(said: str | Text, before: Text, language: str) -> Text:
    if isinstance(said, Text):
        return said
    words = clean(said)
    return Text(language, {language: words}) if words else before


def _problems(row: Challenge, verb: str, findings: str | Text, *, dated: bool) -> checking.Errors:
    if verb == "open":
        return checking.problems_of_opening(row, dated=dated)
    if verb == "evaluate":
        if not findings:
            said = N_("Write the reasons: they are published with the marks.")
            return {"findings": [Message(said)]}
        missing = evaluation.unfinished(row)
        if missing:
            said = N_("Ideas with fewer reviews than were promised: %(count)s.")
            return {"": [Message(said, {"count": missing})]}
    if verb == "conclude" and (open_ones := queries.unanswered(row)):
        said = N_("Ideas that still wait for the answer they were promised: %(count)s.")
        return {"": [Message(said, {"count": open_ones})]}
    return {}
