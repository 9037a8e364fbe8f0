"""Pilots and what was measured in them, as tables to take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vivaio.contexts.pilots import measuring, queries
from vivaio.contexts.pilots.models import Measurement, Pilot
from vivaio.kernel.errors import N_
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
MEASURED = {
    "pilot": N_("Pilot"), "indicator": N_("Indicator"), "unit": N_("Unit"),
    "definition": N_("Definition"), "baseline": N_("Baseline"), "target": N_("Target"),
    "on_day": N_("Day"), "value": N_("Value"), "confidence": N_("Confidence"),
    "source": N_("Source"), "nature": N_("Nature"),
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


def measurements(viewer: Viewer) -> Iterator[Mapping[str, object]]:
    """Everything measured, as rows of a table, each with the definition of its indicator."""
    yield from _measured(viewer, [(one.pilot, one) for one in queries.measurements(viewer)])


def of_pilot(viewer: Viewer, row: Pilot) -> Iterator[Mapping[str, object]]:
    """The same of one pilot."""
    told = (one for several in queries.measured(row).values() for one in several)
    yield from _measured(viewer, [(row, one) for one in told])


def _measured(
    viewer: Viewer, several: Sequence[tuple[Pilot, Measurement]]
) -> Iterator[Mapping[str, object]]:
    language = viewer.language
    for row, one in several:
        about = next((each for each in row.all_indicators() if each.code == one.code), None)
        if about is None:
            continue
        yield {
            "pilot": f"/id/{row.uid}", "indicator": about.name.best(language).words,
            "unit": about.unit.best(language).words,
            "definition": about.definition.best(language).words,
            "baseline": measuring.plain(about.baseline), "target": measuring.plain(about.target),
            "on_day": one.on_day, "value": measuring.plain(one.value),
            "confidence": one.confidence, "source": one.source.best(language).words,
            "nature": row.nature,
        }  # fmt: skip


EXPORTS = (
    Export("pilots", N_("Pilots"), COLUMNS, rows, kinds=frozenset({"pilot"})),
    Export("pilot-measurements", N_("Measurements of pilots"), MEASURED, measurements,
           kinds=frozenset({"pilot"})),
)  # fmt: skip
