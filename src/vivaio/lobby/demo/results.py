"""Evidence and transfers of the demonstration's pilots, through their operations."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from vivaio.contexts.pilots import queries
from vivaio.contexts.pilots.operations import results, working
from vivaio.contexts.pilots.parts import Estimate, Figure, Ready
from vivaio.lobby.demo.reading import table, text
from vivaio.platform.tenancy.viewer import Viewer

Uids = Mapping[str, UUID]


def load(by: Viewer, examples: Uids, pilots: Uids) -> Uids:
    """All of them, and what is ready to grow; their uids by slug."""
    data = table("results")
    for one in data["growth"]:
        _grow(by, pilots[one["pilot"]], one)
    return {one["slug"]: _result(by, one, examples, pilots) for one in data["result"]}


def _number(one: Mapping[str, Any], name: str) -> Decimal | None:
    return Decimal(str(one[name])) if name in one else None


def _grow(by: Viewer, uid: UUID, one: Mapping[str, Any]) -> None:
    answers = [
        Ready(code, each["answer"], text(each["words"])) for code, each in one["readiness"].items()
    ]
    version = queries.by_uid(by, uid).version
    working.write_readiness(by=by, uid=uid, version=version, answers=answers)
    if "worth" in one:
        given = one["worth"]
        values: dict[str, Any] = {name: _number(given, name) for name in Estimate.NUMBERS}
        texts: dict[str, Any] = {name: text(given[name]) for name in Estimate.TEXTS}
        worth = Estimate("n1", **texts, **values, years=given["years"])
        working.write_estimate(by=by, uid=uid, version=version + 1, estimate=worth)


def _figure(one: Mapping[str, Any], place: int) -> Figure:
    texts: dict[str, Any] = {name: text(one[name]) for name in Figure.TEXTS}
    numbers: dict[str, Any] = {name: _number(one, name) for name in Figure.NUMBERS}
    return Figure(f"n{place}", **texts, **numbers, number=one.get("number"))


def _result(by: Viewer, one: Mapping[str, Any], examples: Uids, pilots: Uids) -> UUID:
    kind, given = one["kind"], {name: text(each) for name, each in one["text"].items()}
    actor = examples[one["actor"]] if "actor" in one else None
    values = {
        "evidence": {
            "evaluator": actor, "on_day": one["on"], "confidence": one.get("confidence"),
        },
        "transfer": {
            "adopter": actor, "country": one.get("country", ""), "nuts": "",
            "starts_on": one["on"], "ends_on": one.get("ends"),
        },
    }[kind]  # fmt: skip
    source = given["title"].source
    uid = results.draft(
        by=by, kind=kind, pilot=pilots[one["pilot"]], language=source, translations=given,
        words={name: each.texts[source] for name, each in given.items()},
        values={**values, "visibility": "public"},
        figures=[_figure(each, place) for place, each in enumerate(one.get("figures", ()), 1)],
        nature="example", slug_words=one["slug"],
    )  # fmt: skip
    day = one.get("ends") or one["on"]
    results.move(by=by, kind=kind, uid=uid, version=1, verb="publish", on=day)
    return uid
