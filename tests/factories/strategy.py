"""Strategies and measures with all that they hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from tests.factories.words import canary, words
from vivaio.contexts.strategy import checking
from vivaio.contexts.strategy.models import LIFE, LIFE_OF_MEASURES, Comment, Measure, Strategy
from vivaio.contexts.strategy.operations import commenting, measures, strategies, working
from vivaio.contexts.strategy.parts import Block
from vivaio.kernel import clock
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.viewer import Viewer

SYSTEM = Viewer.system()
OF_RECORDS = {
    "centre_strategy": "centre", "measure": "measure", "measure_add": "centre",
    "measure_edit": "measure", "measure_indicator_add": "measure", "measure_step_add": "measure",
    "measure_table": "measure", "measure_tie": "measure", "strategy": "strategy",
    "strategy_add": "centre", "strategy_edit": "strategy", "strategy_plan": "strategy",
    "strategy_text": "strategy", "strategy_versions": "strategy",
}  # fmt: skip
_OF_PARTS = {
    "measure_indicator": "indicators/n1/", "measure_measure": "indicators/n1/measure/",
    "measure_step": "steps/n1/",
}  # fmt: skip
INDICATOR: dict[str, Any] = {
    "direction": "up", "baseline": Decimal(0), "baseline_on": date(2025, 7, 1),
    "target": Decimal(12), "target_on": date(2026, 12, 31), "low": None, "high": None,
}  # fmt: skip
MEASURED: dict[str, Any] = {
    "on_day": date(2026, 10, 30), "value": Decimal(9), "confidence": "medium",
}  # fmt: skip
TEXT = (
    "## Where we stand\n\nThree towns of four.\n\nNobody asks them.\n\n## What we want\n\nA desk."
)


def strategy(centre: UUID, bird: str = "", *, state: str = "open", **given: Any) -> UUID:
    """A strategy of two sections and three paragraphs, taken as far as `state`."""
    bird = bird or canary()
    closes = given.pop("closes_on", clock.today() + timedelta(days=20))
    uid = strategies.draft(
        by=SYSTEM, centre=centre, language="en", words={"title": "title"},
        values={"starts_on": date(2026, 1, 1), "ends_on": date(2030, 12, 31), "closes_on": closes,
                **given},
        objectives=[words(bird, "objective")],
        translations={name: words(bird, name) for name in checking.OF_STRATEGIES},
        slug_words=f"strategy {bird}",
    )  # fmt: skip
    write(uid, TEXT)
    ways = {"draft": "", "open": "open", "adopted": "open adopt",
            "superseded": "open adopt supersede"}  # fmt: skip
    for verb in ways[state].split():
        move(uid, verb)
    return uid


def row(uid: UUID) -> Strategy:
    """The row of a strategy."""
    return Strategy.objects.get(uid=uid)


def write(uid: UUID, text: str, by: Viewer = SYSTEM) -> None:
    """Put a text in the place of the one that is there."""
    strategies.write(by=by, uid=uid, version=row(uid).version, text=text)


def move(uid: UUID, verb: str, by: Viewer = SYSTEM, **given: Any) -> None:
    """Take a strategy a step further."""
    strategies.move(by=by, uid=uid, version=row(uid).version, verb=verb, **given)


def comment(uid: UUID, by: Viewer | None = None, code: str = "s1-p1", **given: Any) -> UUID:
    """What somebody without an account says of a paragraph."""
    said = {"name": "Ada", "words": "Only three?", "language": "en"} | given
    return commenting.comment(by=by or Viewer.anonymous(), uid=uid, code=code, **said)


def whole_strategy(centre: UUID, bird: str) -> UUID:
    """A strategy with canaries in its text and in a comment with its answer."""
    uid = strategy(centre, bird)
    blocks = [Block("s1", "section", words(bird, "heading")),
              Block("s1-p1", "paragraph", words(bird, "paragraph"))]  # fmt: skip
    strategies.put_blocks(by=SYSTEM, uid=uid, blocks=blocks, given={"s": 1, "s1-p": 1})
    said = comment(uid, name=f"{bird} name", words=f"{bird} words")
    commenting.answer(by=SYSTEM, comment=said, code="accepted", reason=words(bird, "reason"))
    return uid


def values(**given: Any) -> dict[str, Any]:
    """What a measure has beside its words."""
    plain: dict[str, Any] = {
        "strategy": None, "objective": "", "number": "2.3", "owner": None,
        "starts_on": date(2025, 7, 1), "due_on": date(2026, 12, 31), "budget": None,
        "headings": ["skills"], "visibility": "public",
    }  # fmt: skip
    return plain | given


def measure(
    centre: UUID, bird: str = "", *, state: str = "running", published: date | None = None,
    **given: Any,
) -> UUID:  # fmt: skip
    """A measure with every text filled, taken as far as `state`."""
    bird = bird or canary()
    uid = measures.draft(
        by=SYSTEM, centre=centre, language="en", values=values(**given), words={"title": "title"},
        translations={name: words(bird, name) for name in checking.OF_MEASURES},
        slug_words=f"measure {bird}",
    )  # fmt: skip
    ways = {"draft": "", "running": "publish", "closed": "publish close",
            "stopped": "publish stop"}  # fmt: skip
    for verb in ways[state].split():
        on = (published or date(2025, 7, 24)) if verb == "publish" else date(2026, 11, 1)
        move_measure(uid, verb, on=on, reason="" if verb == "publish" else "No money.")
    return uid


def measure_row(uid: UUID) -> Measure:
    """The row of a measure."""
    return Measure.objects.get(uid=uid)


def move_measure(uid: UUID, verb: str, by: Viewer = SYSTEM, **given: Any) -> None:
    """Take a measure a step further."""
    measures.move(by=by, uid=uid, version=measure_row(uid).version, verb=verb, **given)


def put(uid: UUID, name: str, by: Viewer = SYSTEM, **given: Any) -> None:
    """Add an indicator or a step, or change one."""
    plain: dict[str, Any] = {"by": by, "uid": uid, "version": measure_row(uid).version}
    working.put(**(plain | {"name": name} | given))


def indicator(uid: UUID, **given: Any) -> None:
    """From 0 to 12 trained bodies, from July 2025 to the end of 2026."""
    said = {"name": "Bodies", "unit": "bodies", "definition": "With two trained officers."}
    put(uid, "indicators", words=said, values=INDICATOR | given)


def step(uid: UUID, **given: Any) -> None:
    """A milestone of a past day."""
    plain = {"sort": "milestone", "who": "", "on": date(2026, 6, 30), "done_on": None}
    words_of, code = given.pop("words", "Half way"), given.pop("code", "")
    put(uid, "steps", words={"words": words_of}, values=plain | given, code=code)


def record(uid: UUID, by: Viewer = SYSTEM, code: str = "n1", **given: Any) -> UUID:
    """Nine of an indicator, in October."""
    source = given.pop("source", "The register of the desk.")
    return working.measure(by=by, uid=uid, code=code, source=source, values=MEASURED | given)


def whole_measure(centre: UUID, bird: str) -> UUID:
    """A measure of a strategy with an indicator, a measurement and a milestone."""
    uid = measure(centre, bird)
    named = {name: words(bird, name) for name in ("name", "unit", "definition")}
    put(uid, "indicators", words={}, values=INDICATOR, translations=named)
    put(uid, "steps", words={}, translations={"words": words(bird, "words")},
        values={"sort": "milestone", "who": f"{bird} who", "on": date(2026, 6, 30),
                "done_on": None})  # fmt: skip
    record(uid, source=words(bird, "source"))
    move_measure(uid, "stop", on=date(2026, 11, 1), reason=words(bird, "reason"))
    return uid


def paths(name: str, records: Iterable[Record]) -> list[str] | None:
    """The paths of addresses that only this room knows how to fill; None for another's."""
    kinds = {kind: [one.address for one in records if one.kind == kind]
             for kind in ("strategy", "measure")}  # fmt: skip
    if name in _OF_PARTS:
        return [f"{address}{_OF_PARTS[name]}" for address in kinds["measure"]]
    if name == "measure_move":
        verbs = LIFE_OF_MEASURES.verbs
        return [f"{address}move/{verb}/" for address in kinds["measure"] for verb in verbs]
    if name == "strategy_move":
        return [f"{address}move/{verb}/" for address in kinds["strategy"] for verb in LIFE.verbs]
    if name == "strategy_paragraph":
        return [f"{address}p/s1-p1/" for address in kinds["strategy"]]
    if name == "strategy_answer":
        owned = Comment.objects.filter(strategy__in=[one.uid for one in records])
        return [f"strategies/comments/{one.uid}/" for one in owned]
    if name == "monitoring_data":
        return [f"monitoring/measures.{form}" for form in ("csv", "jsonld")]
    return None
