"""Strategies and measures of the demonstration, through their operations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from vivaio.contexts.pilots import queries as pilots
from vivaio.contexts.strategy.operations import commenting, measures, strategies, working
from vivaio.contexts.strategy.parts import Block
from vivaio.contexts.strategy.queries import measures as measured
from vivaio.contexts.strategy.queries import strategies as written
from vivaio.kernel import clock
from vivaio.lobby.demo.reading import record, table, text
from vivaio.platform.tenancy.viewer import Viewer

Uids = Mapping[str, UUID]
One = Mapping[str, Any]


def load(by: Viewer, centres: Uids, examples: Uids, needs: Uids) -> None:
    """All of them; measures after the strategies that plan them."""
    plans = {one["key"]: _strategy(by, one, centres) for one in table("strategies")["strategy"]}
    for one in table("measures")["measure"]:
        uid = _measure(by, one, centres, examples, plans)
        _tie(by, uid, one, examples, needs)


def _strategy(by: Viewer, one: One, centres: Uids) -> UUID:
    title, summary = text(one["title"]), text(one["summary"])
    closes = clock.today() + timedelta(days=one["closes_in"]) if "closes_in" in one else None
    uid = strategies.draft(
        by=by, centre=centres[one["centre"]], language=title.source,
        words={"title": title.texts[title.source], "summary": summary.texts[title.source]},
        translations={"title": title, "summary": summary},
        values={"starts_on": one["starts"], "ends_on": one["ends"],
                "closes_on": closes or one.get("closes"), "visibility": "public"},
        objectives=[text(each) for each in one["objectives"]],
        nature="example", slug_words=one["slug"],
    )  # fmt: skip
    for place, several in enumerate((one["first"], one["block"]) if "first" in one
                                    else (one["block"],)):  # fmt: skip
        _write(by, uid, several)
        if place == 0:
            _move(by, uid, "open", one["opened"])
    for each in one.get("comment", ()):
        _comment(by, uid, each)
    if "adopted" in one:
        _move(by, uid, "adopt", one["adopted"])
    return uid


def _write(by: Viewer, uid: UUID, several: Any) -> None:
    """Blocks with the addresses that the file gives them; the highest of each is noted."""
    blocks = [
        Block(one["code"], "paragraph" if "-p" in one["code"] else "section", text(one["words"]))
        for one in several
    ]
    given: dict[str, int] = {}
    for code in (one["code"] for one in several):
        prefix = f"{code.rpartition('-p')[0]}-p" if "-p" in code else "s"
        given[prefix] = max(given.get(prefix, 0), int(code.removeprefix(prefix)))
    strategies.put_blocks(by=by, uid=uid, blocks=blocks, given=given)


def _move(by: Viewer, uid: UUID, verb: str, on: date) -> None:
    version = written.by_uid(by, uid).version
    strategies.move(by=by, uid=uid, version=version, verb=verb, on=on)


def _comment(by: Viewer, uid: UUID, one: One) -> None:
    at = datetime.combine(one["on"], datetime.min.time(), UTC) + timedelta(hours=9)
    said = commenting.comment(
        by=by, uid=uid, code=one["code"], name=one["name"], words=one["words"],
        language=one["language"], at=at,
    )  # fmt: skip
    if "answer" in one:
        commenting.answer(
            by=by, comment=said, code=one["answer"], reason=text(one["reason"]),
            on=one["answered"],
        )  # fmt: skip


def _number(one: One, name: str) -> Decimal | None:
    return Decimal(str(one[name])) if name in one else None


def _version(by: Viewer, uid: UUID) -> int:
    return measured.by_uid(by, uid).version


def _measure(by: Viewer, one: One, centres: Uids, examples: Uids, plans: Uids) -> UUID:
    names = ("title", "summary", "change", "output", "result")
    given = {name: text(one[name]) for name in names if name in one}
    source = given["title"].source
    costs = [(text(each["name"]), each["amount"]) for each in one.get("costs", ())]
    uid = measures.draft(
        by=by, centre=centres[one["centre"]], language=source, translations=given,
        words={name: each.texts.get(source, "") for name, each in given.items()},
        values={
            "strategy": plans.get(one.get("strategy", "")), "objective": one.get("objective", ""),
            "number": one["number"], "owner": examples.get(one.get("owner", "")),
            "starts_on": one["starts"], "due_on": one["due"], "budget": one.get("budget"),
            "headings": one["headings"], "goals": one.get("goals", []), "visibility": "public",
        },
        costs=costs, nature="example", slug_words=one["slug"],
    )  # fmt: skip
    for each in one.get("indicator", ()):
        _indicator(by, uid, each)
    for each in one.get("step", ()):
        working.put(
            by=by, uid=uid, version=_version(by, uid), name="steps", words={},
            values={"sort": each["sort"], "who": each.get("who", ""), "on": each.get("on"),
                    "done_on": each.get("done")},
            translations={"words": text(each["words"])},
        )  # fmt: skip
    measures.move(by=by, uid=uid, version=_version(by, uid), verb="publish", on=one["published"])
    return uid


def _indicator(by: Viewer, uid: UUID, one: One) -> None:
    values = {name: _number(one, name) for name in ("baseline", "target", "low", "high")}
    days = {name: one.get(name) for name in ("baseline_on", "target_on")}
    working.put(
        by=by, uid=uid, version=_version(by, uid), name="indicators", words={},
        values={**values, **days, "direction": one.get("direction", "up")},
        translations={name: text(one[name]) for name in ("name", "unit", "definition")},
    )  # fmt: skip
    code = measured.by_uid(by, uid).indicators[-1]["code"]
    for each in one.get("measured", ()):
        working.measure(
            by=by, uid=uid, code=code, source=text(each["source"]),
            values={"on_day": each["on"], "value": _number(each, "value"),
                    "confidence": each["confidence"]},
        )  # fmt: skip


def _tie(by: Viewer, uid: UUID, one: One, examples: Uids, needs: Uids) -> None:
    for each in one.get("tie", ()):
        if "need" in each:
            other = needs[each["need"]]
        elif "pilot" in each:
            other = pilots.found(by, each["pilot"]).uid
        elif "record" in each:
            other = record(each["record"])
        else:
            other = examples[each["actor"]]
        measures.tie(
            by=by, uid=uid, kind=each["kind"], other=other, since=one["published"].isoformat(),
            reason=text(each.get("reason")),
        )  # fmt: skip
