"""Pilots and what was measured in them, as tables to take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from vivaio.contexts.pilots import queries
from vivaio.contexts.pilots.models import Pilot
from vivaio.contexts.pilots.parts import Figure
from vivaio.ground.indicators import exporting, measuring
from vivaio.kernel.errors import N_
from vivaio.platform.records.queries import headings
from vivaio.platform.registry import Export
from vivaio.platform.tenancy.viewer import Viewer

COLUMNS = {
    "uid": N_("Identity"), "address": N_("Address"), "title": N_("Title"),
    "language": N_("Language"), "state": N_("State"), "country": N_("Country"),
    "nuts": N_("Territory"), "target_groups": N_("Target groups"), "themes": N_("Themes"),
    "starts_on": N_("First day"), "ends_on": N_("Last day"), "ended_on": N_("Ended"),
    "budget": N_("Budget in euro"), "funding": N_("Who pays"),
    "failures": N_("What did not work"), "nature": N_("Nature"),
}  # fmt: skip


def rows(viewer: Viewer) -> Iterator[Mapping[str, object]]:
    """Pilots as rows of a table."""
    language = viewer.language
    for row in queries.every(viewer):
        title = row.title.best(language)
        days = {name: getattr(row, name) or "" for name in ("starts_on", "ends_on", "ended_on")}
        yield {
            "uid": row.uid, "address": f"/id/{row.uid}", "title": title.words,
            "language": title.language, "state": row.state, "country": row.country,
            "nuts": row.nuts, "target_groups": " ".join(row.target_groups),
            "themes": " ".join(row.themes), **days,
            "budget": "" if row.budget is None else row.budget,
            "funding": row.funding.best(language).words,
            "failures": row.failures.best(language).words, "nature": row.nature,
        }  # fmt: skip


MEASURED = {"pilot": N_("Pilot"), **exporting.COLUMNS}


def measurements(viewer: Viewer) -> Iterator[Mapping[str, object]]:
    """Everything measured, as rows of a table, each with the definition of its indicator."""
    yield from _measured(viewer, queries.every(viewer))


def of_pilot(viewer: Viewer, row: Pilot) -> Iterator[Mapping[str, object]]:
    """The same of one pilot."""
    yield from _measured(viewer, [row])


def _measured(viewer: Viewer, rows: Sequence[Pilot]) -> Iterator[Mapping[str, object]]:
    of = {row.uid: row.all_indicators() for row in rows}
    natures = {row.uid: row.nature for row in rows}
    for uid, told in exporting.rows(of, viewer.language):
        yield {"pilot": f"/id/{uid}", **told, "nature": natures[uid]}


OF_EVIDENCE = {
    "uid": N_("Identity"), "address": N_("Address"), "title": N_("Title"),
    "pilot": N_("Pilot"), "on_day": N_("Day"), "confidence": N_("Confidence"),
    "figure": N_("Figure"), "unit": N_("Unit"), "baseline": N_("Baseline"),
    "target": N_("Target"), "measured": N_("Value"), "number": N_("Of how many (n)"),
    "source": N_("Source"), "nature": N_("Nature"),
}  # fmt: skip
OF_TRANSFERS = {
    "uid": N_("Identity"), "address": N_("Address"), "title": N_("Title"), "pilot": N_("Pilot"),
    "country": N_("Country"), "nuts": N_("Territory"), "starts_on": N_("First day"),
    "ends_on": N_("Last day"), "kept": N_("What stayed as it was"),
    "changed": N_("What was changed"), "outcome": N_("What came of it"), "nature": N_("Nature"),
}  # fmt: skip


def _of(viewer: Viewer, several: Sequence[Any]) -> dict[UUID, str]:
    """The pilots of evidence or transfers, where the viewer may know of them."""
    known = headings(viewer, {row.pilot_id for row in several})
    return {uid: f"/id/{uid}" for uid in known}


def evidence(viewer: Viewer) -> Iterator[Mapping[str, object]]:
    """A row for each figure of what was published; one without figures has one row."""
    several, language = queries.every_result(viewer, "evidence"), viewer.language
    pilots = _of(viewer, several)
    for row in several:
        whole = {
            "uid": row.uid, "address": f"/id/{row.uid}", "title": row.title.best(language).words,
            "pilot": pilots.get(row.pilot_id, ""), "on_day": row.on_day or "",
            "confidence": row.confidence, "nature": row.nature,
        }  # fmt: skip
        for one in row.all_figures() or [None]:
            yield {**dict.fromkeys(OF_EVIDENCE, ""), **whole, **(_figure(one, language))}


def _figure(one: Figure | None, language: str) -> dict[str, object]:
    if one is None:
        return {}
    numbers = {name: measuring.plain(getattr(one, name)) for name in Figure.NUMBERS}
    return {
        "figure": one.name.best(language).words, "unit": one.unit.best(language).words,
        "source": one.source.best(language).words, "number": one.number or "", **numbers,
    }  # fmt: skip


def transfers(viewer: Viewer) -> Iterator[Mapping[str, object]]:
    """Transfers that were published, as rows of a table."""
    several, language = queries.every_result(viewer, "transfer"), viewer.language
    pilots = _of(viewer, several)
    for row in several:
        texts = ("title", "kept", "changed", "outcome")
        yield {
            "uid": row.uid, "address": f"/id/{row.uid}",
            **{name: getattr(row, name).best(language).words for name in texts},
            "pilot": pilots.get(row.pilot_id, ""), "country": row.country, "nuts": row.nuts,
            "starts_on": row.starts_on or "", "ends_on": row.ends_on or "", "nature": row.nature,
        }  # fmt: skip


EXPORTS = (
    Export("pilots", N_("Pilots"), COLUMNS, rows, kinds=frozenset({"pilot"})),
    Export("pilot-measurements", N_("Measurements of pilots"), MEASURED, measurements,
           kinds=frozenset({"pilot"})),
    Export("evidence", N_("Evidence of pilots"), OF_EVIDENCE, evidence,
           kinds=frozenset({"evidence"})),
    Export("transfers", N_("Transfers of pilots"), OF_TRANSFERS, transfers,
           kinds=frozenset({"transfer"})),
)  # fmt: skip
