"""Pilots with all that they hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from tests.factories.words import canary, words
from vivaio.contexts.pilots import checking
from vivaio.contexts.pilots.models import ENDS, KINDS, LIFE, RESULT_LIFE, Pilot
from vivaio.contexts.pilots.operations import keeping, results, working
from vivaio.contexts.pilots.parts import Estimate, Figure, Node, Ready
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.viewer import Viewer

SYSTEM = Viewer.system()
OF_RECORDS = {
    "centre_pilots": "centre", "pilot": "pilot", "pilot_add": "centre", "pilot_edit": "pilot",
    "pilot_history": "pilot", "pilot_indicator_add": "pilot", "pilot_step_add": "pilot",
    "pilot_table": "pilot", "pilot_impact": "pilot", "pilot_theory": "pilot", "pilot_tie": "pilot",
    "pilot_readiness": "pilot", "pilot_estimate": "pilot", "evidence_add": "pilot",
    "transfer_add": "pilot", "evidence": "evidence", "evidence_edit": "evidence",
    "transfer": "transfer", "transfer_edit": "transfer",
}  # fmt: skip
_OF_PARTS = {"pilot_indicator": "indicators/n1/", "pilot_measure": "indicators/n1/measure/",
             "pilot_step": "steps/n1/"}  # fmt: skip
INDICATOR: dict[str, Any] = {
    "direction": "up", "baseline": Decimal(2), "baseline_on": date(2025, 3, 1),
    "target": Decimal(5), "target_on": date(2025, 6, 30), "low": Decimal(0), "high": Decimal(6),
}  # fmt: skip
MEASURED: dict[str, Any] = {
    "on_day": date(2025, 6, 16), "value": Decimal(4), "confidence": "medium",
}  # fmt: skip


def values(**given: Any) -> dict[str, Any]:
    """What a pilot has beside its words."""
    plain: dict[str, Any] = {
        "leader": None, "country": "", "nuts": "", "target_groups": [], "themes": [],
        "starts_on": date(2025, 3, 24), "ends_on": date(2025, 5, 30), "budget": None,
        "visibility": "public",
    }  # fmt: skip
    return plain | given


def pilot(centre: UUID, bird: str = "", *, state: str = "planned", **given: Any) -> UUID:
    """A pilot with every text filled, taken as far as `state`."""
    bird = bird or canary()
    uid = keeping.draft(
        by=SYSTEM, centre=centre, language="en", values=values(**given),
        words={"title": "title"},
        translations={name: words(bird, name) for name in checking.LONGEST},
        slug_words=f"pilot {bird}",
    )  # fmt: skip
    ways = {
        "draft": "", "planned": "plan", "running": "plan start",
        "evaluating": "plan start evaluate", "closed": "plan start close", "stopped": "plan stop",
    }  # fmt: skip
    for verb in ways[state].split():
        move(uid, verb)
    return uid


def row(uid: UUID) -> Pilot:
    """The row of a pilot."""
    return Pilot.objects.get(uid=uid)


def move(uid: UUID, verb: str, by: Viewer = SYSTEM, **given: Any) -> None:
    """Take a pilot a step further, with the words its end asks for."""
    said: dict[str, Any] = {}
    if verb in ENDS:
        said = {"words": dict.fromkeys(ENDS[verb], "Too long."), "on": date(2025, 6, 1)}
    keeping.move(by=by, uid=uid, version=row(uid).version, verb=verb, **(said | given))


def put(uid: UUID, name: str, by: Viewer = SYSTEM, **given: Any) -> None:
    """Add an indicator or a step, or change one."""
    plain: dict[str, Any] = {"by": by, "uid": uid, "version": row(uid).version, "name": name}
    working.put(**(plain | given))


def indicator(uid: UUID, **given: Any) -> None:
    """An indicator from 2 to 5, of which 0 to 6 can be measured."""
    said = {"name": "Bodies", "unit": "bodies", "definition": "Complete notices."}
    said |= {name: given.pop(name) for name in tuple(given) if name in said}
    code = given.pop("code", "")
    put(uid, "indicators", words=said, values=INDICATOR | given, code=code)


def step(uid: UUID, **given: Any) -> None:
    """A milestone of a past day."""
    plain = {"sort": "milestone", "on": date(2025, 4, 1), "done_on": None}
    words, code = given.pop("words", "Half way"), given.pop("code", "")
    said = {"words": words, "answer": ""}
    put(uid, "steps", words=said, values=plain | given, code=code)


def measure(uid: UUID, by: Viewer = SYSTEM, code: str = "n1", **given: Any) -> UUID:
    """Four of an indicator, in June."""
    source = given.pop("source", "The book of the gym.")
    return working.measure(by=by, uid=uid, code=code, source=source, values=MEASURED | given)


def result(kind: str, of: UUID, bird: str = "", *, shown: bool = True, **given: Any) -> UUID:
    """Evidence or a transfer of a pilot with every text filled; published unless said otherwise."""
    bird = bird or canary()
    day = date(2025, 6, 16)
    plain: dict[str, Any] = {
        "evidence": {"evaluator": None, "on_day": day, "confidence": "medium"},
        "transfer": {"adopter": None, "country": "", "nuts": "", "starts_on": day, "ends_on": None},
    }[kind]  # fmt: skip
    uid = results.draft(
        by=SYSTEM, kind=kind, pilot=of, language="en", words={"title": "title"},
        values={"visibility": "public", **plain, **given},
        figures=[figure(bird)] if kind == "evidence" else [],
        translations={name: words(bird, name) for name in KINDS[kind].LONGEST},
        slug_words=f"{kind} {bird}",
    )  # fmt: skip
    if shown:
        results.move(by=SYSTEM, kind=kind, uid=uid, version=1, verb="publish")
    return uid


def of_pilot(kind: str, centre: UUID, bird: str) -> UUID:
    """The same of a pilot that everybody sees."""
    return result(kind, pilot(centre, "voyage"), bird)


def figure(bird: str = "Bodies", **given: Any) -> Figure:
    """From two bodies to four of six."""
    plain: dict[str, Any] = {
        "name": words(bird, "name"), "unit": words(bird, "unit"), "source": words(bird, "source"),
        "baseline": Decimal(2), "target": Decimal(5), "measured": Decimal(4), "number": 6,
    }  # fmt: skip
    return Figure("n1", **(plain | given))


def ready(code: str = "cost", answer: str = "partly", said: str = "Half is known.") -> Ready:
    """An answer of the readiness."""
    return Ready(code, answer, words(said, "why") if said else words("", ""))


def estimate(**given: Any) -> Estimate:
    """A hundred outcomes worth ten to twenty euro each, a thousand euro spent."""
    shares = dict.fromkeys(
        [f"{name}_{end}" for name in ("deadweight", "displacement", "attribution", "drop")
         for end in ("low", "high")], Decimal(0)
    )  # fmt: skip
    plain: dict[str, Any] = {
        "outcome": words("people", "outcome"), "source": words("book", "source"),
        "quantity": Decimal(100), "value_low": Decimal(10), "value_high": Decimal(20),
        **shares, "discount": Decimal(0), "investment": Decimal(1_000), "years": 1,
    }  # fmt: skip
    return Estimate("n1", **(plain | given))


def whole(centre: UUID, bird: str) -> UUID:
    """A pilot with an indicator, a measurement, a milestone and a theory of change."""
    uid = pilot(centre, bird)
    named = {name: words(bird, name) for name in ("name", "unit", "definition")}
    put(uid, "indicators", words={}, values=INDICATOR, translations=named)
    said = {name: words(bird, name) for name in ("words", "answer")}
    put(uid, "steps", words={}, translations=said,
        values={"sort": "milestone", "on": date(2025, 4, 1), "done_on": None})  # fmt: skip
    nodes = [Node("n1", "activity", words(bird, "teach"), ("n2",)),
             Node("n2", "outcome", words(bird, "do"))]  # fmt: skip
    working.write_theory(by=SYSTEM, uid=uid, version=row(uid).version, nodes=nodes)
    measure(uid, source=words(bird, "source"))
    answers = [Ready("cost", "yes", words(bird, "why"))]
    working.write_readiness(by=SYSTEM, uid=uid, version=row(uid).version, answers=answers)
    thought = estimate(outcome=words(bird, "outcome"), source=words(bird, "source"))
    working.write_estimate(by=SYSTEM, uid=uid, version=row(uid).version, estimate=thought)
    return uid


def paths(name: str, records: Iterable[Record]) -> list[str] | None:
    """The paths of addresses that only this room knows how to fill; None for another's."""
    found = [one.address for one in records if one.kind == "pilot"]
    if name in _OF_PARTS:
        return [f"{address}{_OF_PARTS[name]}" for address in found]
    if name == "pilot_move":
        return [f"{address}move/{verb}/" for address in found for verb in LIFE.verbs]
    if name in ("evidence_move", "transfer_move"):
        several = [one.address for one in records if one.kind == name.partition("_")[0]]
        return [f"{address}move/{verb}/" for address in several for verb in RESULT_LIFE.verbs]
    if name == "pilot_end":
        return [f"{address}end/{verb}/" for address in found for verb in ENDS]
    return None
