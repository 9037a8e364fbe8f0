"""Portfolios of the demonstration, and the verdicts of its pilots, through their operations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.contexts.competences.operations import framework, portfolio, trials, tying
from vivaio.contexts.competences.queries import framework as competences
from vivaio.contexts.competences.queries import portfolio as entries
from vivaio.lobby.demo.reading import table, text
from vivaio.platform.tenancy.viewer import Viewer

Uids = Mapping[str, UUID]
_TEXTS = ("title", "summary", "methods", "price")


def load(by: Viewer, centres: Uids, needs: Uids, pilots: Uids) -> dict[str, UUID]:
    """Entries, then trials with their verdicts in the order of their days; entries by their key."""
    framework.bring_up_to_date(by=by)
    codes = {row.code: row.uid for row in competences.offered(by)}
    data = table("competences")
    made = {one["key"]: _draft(by, one, centres, codes) for one in data["entry"]}
    for one in data["trial"]:
        _try(by, one, pilots, codes, made)
    for one in data["judged"]:
        uid = made[one["entry"]]
        portfolio.judge(
            by=by, uid=uid, version=entries.by_uid(by, uid).version, verdict=one["verdict"],
            words=_said(one, "validator", "reason"), on=one["on"], valid_until=one["until"],
        )  # fmt: skip
    for one in data["call"]:
        tying.call_for(
            by=by, competence=codes[one["competence"]], source=needs[one["need"]],
            reason=text(one["reason"]),
        )  # fmt: skip
    for one in data["differs"]:
        framework.differ(
            by=by, uid=codes[one["competence"]], centre=centres[one["centre"]], code=one["code"],
            sort=one["sort"], words=text(one["words"]),
        )  # fmt: skip
    return made


def _said(one: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: text(one[name]) for name in names if name in one}


def _draft(by: Viewer, one: Mapping[str, Any], centres: Uids, codes: Uids) -> UUID:
    given = _said(one, *_TEXTS)
    source = given["title"].source
    return portfolio.draft(
        by=by, centre=centres[one["centre"]], competence=codes[one["competence"]], language=source,
        words={name: each.texts[source] for name, each in given.items()}, translations=given,
        values={
            "level": one["level"], "people": one.get("people"), "languages": one["languages"],
            "country": "", "nuts": one.get("nuts", ""), "is_core": one.get("core", False),
            "visibility": one.get("visibility", "public"),
        },
        nature="example", slug_words=one["slug"],
    )  # fmt: skip


def _try(by: Viewer, one: Mapping[str, Any], pilots: Uids, codes: Uids, made: Uids) -> None:
    begun: date | None = one.get("since")
    uid = trials.put_to_test(
        by=by, pilot=pilots[one["pilot"]], competence=codes[one["competence"]],
        method=text(one["method"]), entry=made[one["entry"]] if "entry" in one else None, on=begun,
    )  # fmt: skip
    if "verdict" in one:
        trials.give_verdict(
            by=by, uid=uid, verdict=one["verdict"], on=one["on"], valid_until=one.get("until"),
            words=_said(one, "evidence", "reason", "validator"),
        )  # fmt: skip
