"""Pilots and what was measured in them, as tables to take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from vivaio.contexts.pilots import queries
from vivaio.contexts.pilots.models import Pilot
from vivaio.ground.indicators import exporting
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


EXPORTS = (
    Export("pilots", N_("Pilots"), COLUMNS, rows, kinds=frozenset({"pilot"})),
    Export("pilot-measurements", N_("Measurements of pilots"), MEASURED, measurements,
           kinds=frozenset({"pilot"})),
)  # fmt: skip
