"""Pilots of the demonstration with what was measured, through their operations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from vivaio.contexts.pilots import queries
from vivaio.contexts.pilots.operations import keeping, working
from vivaio.contexts.pilots.parts import Node
from vivaio.kernel import clock
from vivaio.lobby.demo.reading import table, text
from vivaio.platform.tenancy.viewer import Viewer

Uids = Mapping[str, UUID]
_TEXTS = ("title", "summary", "trial", "funding")


def load(by: Viewer, centres: Uids, examples: Uids, needs: Uids, ideas: Uids) -> dict[str, UUID]:
    """All of them, taken as far as each has come; by their slugs."""
    made = {}
    for one in table("pilots")["pilot"]:
        uid = made[one["slug"]] = _draft(by, one, centres, examples)
        for each in one.get("indicator", ()):
            _indicator(by, uid, each)
        for each in one.get("step", ()):
            _step(by, uid, each)
        _theory(by, uid, one.get("node", ()))
        _advance(by, uid, one)
        for slug in one["with"]:
            keeping.tie(by=by, uid=uid, kind="carried_out_with", other=examples[slug])
        if "idea" in one:
            keeping.tie(
                by=by, uid=uid, kind="tried_in", other=ideas[one["idea"]],
                since=one["starts"].isoformat(), reason=text(one["why_idea"]),
            )  # fmt: skip
        if "need" in one:
            keeping.tie(by=by, uid=uid, kind="taken_up_in", other=needs[one["need"]])
    return made


def _version(by: Viewer, uid: UUID) -> int:
    return queries.by_uid(by, uid).version


def _draft(by: Viewer, one: Mapping[str, Any], centres: Uids, examples: Uids) -> UUID:
    given = {name: text(one[name]) for name in _TEXTS if name in one}
    source = given["title"].source
    costs = [text(each["name"]) for each in one.get("costs", ())]
    return keeping.draft(
        by=by, centre=centres[one["centre"]], language=source, translations=given,
        words={name: each.texts[source] for name, each in given.items()},
        values={
            "leader": examples[one["leader"]] if "leader" in one else None, "nuts": one["nuts"],
            "country": "", "target_groups": one["target_groups"], "themes": one["themes"],
            "starts_on": one.get("starts") or clock.today() - timedelta(days=40),
            "ends_on": one.get("ends") or clock.today() + timedelta(days=60),
            "budget": one.get("budget"), "visibility": "public",
        },
        costs=[(name, each["amount"]) for name, each in zip(costs, one.get("costs", ()),
                                                            strict=True)],
        nature="example", slug_words=one["slug"],
    )  # fmt: skip


def _number(one: Mapping[str, Any], name: str) -> Decimal | None:
    return Decimal(str(one[name])) if name in one else None


def _indicator(by: Viewer, uid: UUID, one: Mapping[str, Any]) -> None:
    target_on = one.get("target_on")
    if "target_in" in one:
        target_on = clock.today() + timedelta(days=one["target_in"])
    values = {name: _number(one, name) for name in ("baseline", "target", "low", "high")}
    working.put(
        by=by, uid=uid, version=_version(by, uid), name="indicators", words={},
        values={
            **values, "baseline_on": one.get("baseline_on"), "target_on": target_on,
            "direction": one.get("direction", "up"),
        },
        translations={name: text(one[name]) for name in ("name", "unit", "definition")},
    )  # fmt: skip
    code = queries.by_uid(by, uid).indicators[-1]["code"]
    for each in one["measured"]:
        working.measure(
            by=by, uid=uid, code=code, source=text(each["source"]),
            values={"on_day": each["on"], "value": _number(each, "value"),
                    "confidence": each["confidence"]},
        )  # fmt: skip


def _step(by: Viewer, uid: UUID, one: Mapping[str, Any]) -> None:
    day: date = one["on"] if "on" in one else clock.today() + timedelta(days=one["late"])
    working.put(
        by=by, uid=uid, version=_version(by, uid), name="steps", words={},
        values={"sort": one["sort"], "on": day, "done_on": one.get("done")},
        translations={name: text(one[name]) for name in ("words", "answer") if name in one},
    )  # fmt: skip


def _theory(by: Viewer, uid: UUID, several: Any) -> None:
    nodes = [
        Node(f"n{place}", one["level"], text(one["words"]), tuple(f"n{to}" for to in one["to"]))
        for place, one in enumerate(several, start=1)
    ]
    working.write_theory(by=by, uid=uid, version=_version(by, uid), nodes=nodes)


def _advance(by: Viewer, uid: UUID, one: Mapping[str, Any]) -> None:
    for verb in ("plan", "start") if one.get("running") else ("plan", "start", "evaluate"):
        day = one.get("planned") if verb == "plan" else None
        keeping.move(by=by, uid=uid, version=_version(by, uid), verb=verb, on=day)
    if "ended" in one:
        keeping.move(
            by=by, uid=uid, version=_version(by, uid), verb="close", on=one["ended"],
            words={name: text(one[name]) for name in ("findings", "failures")},
        )  # fmt: skip
