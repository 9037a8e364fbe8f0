"""Courses as a table to take away; of persons only numbers, and only where there are enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vivaio.contexts.training import queries
from vivaio.contexts.training.models import Course, Place
from vivaio.kernel.errors import N_
from vivaio.platform.registry import Export
from vivaio.platform.tenancy.viewer import Viewer

COLUMNS = {
    "uid": N_("Identity"), "address": N_("Address"), "title": N_("Title"),
    "language": N_("Language"), "state": N_("State"), "country": N_("Country"),
    "nuts": N_("Territory"), "languages": N_("Languages"), "eqf": N_("EQF level"),
    "starts_on": N_("First day"), "ends_on": N_("Last day"), "sessions": N_("Sessions"),
    "places": N_("Places"), "enrolled": N_("Enrolled"), "completed": N_("Completed"),
    "nature": N_("Nature"),
}  # fmt: skip


def _number(value: int) -> object:
    return value if value >= queries.SHOWN_FROM else ""


def rows(viewer: Viewer) -> Iterator[Mapping[str, object]]:
    """Courses as rows of a table."""
    several = queries.every(viewer)
    told = queries.numbers(several)
    for row in several:
        title = row.title.best(viewer.language)
        yield {
            "uid": row.uid, "address": f"/id/{row.uid}", "title": title.words,
            "language": title.language, "state": row.state, "country": row.country,
            "nuts": row.nuts, "languages": " ".join(row.languages), "eqf": row.eqf or "",
            "starts_on": row.starts_on or "", "ends_on": row.ends_on or "",
            "sessions": len(row.sessions), "places": row.places or "",
            "enrolled": _number(told[row.uid].enrolled),
            "completed": _number(told[row.uid].completed), "nature": row.nature,
        }  # fmt: skip


def people(row: Course) -> tuple[list[str], Iterator[list[object]]]:
    """Who is enrolled, with a column for each session; for the editors, never for others."""
    sessions = row.all_sessions()
    columns = [N_("Name"), N_("E-mail address"), N_("State")]
    days = [f"{one.on.isoformat()} {one.starts}" for one in sessions]

    def lines() -> Iterator[list[object]]:
        for one in queries.people(row):
            came = ["1" if each.code in one.attended else "" for each in sessions]
            yield [one.name, one.address, Place(one.state).label, *came]

    return [*columns, *days], lines()


EXPORT = Export("courses", N_("Courses"), COLUMNS, rows, kinds=frozenset({"course"}))
