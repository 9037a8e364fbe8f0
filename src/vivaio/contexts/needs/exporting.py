"""Needs and priorities as tables to take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from vivaio.contexts.needs import queries
from vivaio.contexts.needs.models import Helix, Need, Prioritisation
from vivaio.contexts.needs.queries import Asked
from vivaio.contexts.needs.queries.priorities import Result
from vivaio.kernel.errors import N_
from vivaio.platform.registry import Export
from vivaio.platform.tenancy.viewer import Viewer

COLUMNS = {
    "uid": N_("Identity"),
    "address": N_("Address"),
    "title": N_("Title"),
    "language": N_("Language"),
    "description": N_("Description"),
    "country": N_("Country"),
    "nuts": N_("Territory"),
    "target_groups": N_("Target groups"),
    "themes": N_("Themes"),
    "severity": N_("How grave it is, 1 to 5"),
    "frequency": N_("How often it happens, 1 to 5"),
    "strength": N_("How well it is proved, 1 to 5"),
    "score": N_("The three multiplied, 1 to 125"),
    "method": N_("How we know"),
    "source": N_("Source"),
    "heard_on": N_("Heard on"),
    "state": N_("State"),
    "answer": N_("Answer"),
    "answered_on": N_("Answered on"),
    "nature": N_("Nature"),
}


def rows(viewer: Viewer, asked: Asked | None = None) -> Iterator[Mapping[str, object]]:
    """Needs as rows of a table: nothing of who said them."""
    for row in queries.all_found(viewer, asked):
        title = row.title.best(viewer.language)
        yield {
            "uid": row.uid,
            "address": f"/id/{row.uid}",
            "title": title.words,
            "language": title.language,
            "description": row.description.best(viewer.language).words,
            "country": row.country,
            "nuts": row.nuts,
            "target_groups": " ".join(row.target_groups),
            "themes": " ".join(row.themes),
            **_numbers(row),
            "method": row.method,
            "source": " ".join(filter(None, (row.source_title, row.source_address))),
            "heard_on": row.heard_on,
            "state": row.state,
            "answer": row.answer_code,
            "answered_on": row.answered_on or "",
            "nature": row.nature,
        }


def _numbers(row: Need) -> dict[str, Any]:
    names = ("severity", "frequency", "strength", "score")
    return {name: "" if getattr(row, name) is None else getattr(row, name) for name in names}


EXPORT = Export(
    "needs",
    N_("Needs"),
    COLUMNS,
    rows,
    about=N_("What people need, where and for whom, how grave and how well proved it is, and what "
             "became of it."),
    kinds=frozenset({"need"}),
)  # fmt: skip

#: Of a prioritisation, one row a need.
RANKED = (
    "uid", "title", "mean_of_votes", "place_by_votes", *(f"mean_{one}" for one in Helix.values),
    "spread_between_groups", "evidence_score", "place_by_evidence", "strategic_fit",
    "place_by_fit", "reason_of_fit",
)  # fmt: skip


def ranked(viewer: Viewer, found: Prioritisation, result: Result) -> Iterator[list[object]]:
    """How needs stand under each lens; empty where it is not known or not to be told."""
    for one in result.standings:
        yield [
            one.need.uid, one.need.title.best(viewer.language).words, _round(one.votes),
            one.places.get("votes", ""), *(_round(one.groups.get(g)) for g in Helix.values),
            _round(one.spread), one.evidence or "", one.places.get("evidence", ""), one.fit or "",
            one.places.get("fit", ""), one.candidate.fit_reason.best(viewer.language).words,
        ]  # fmt: skip


def _round(value: float | None) -> object:
    return "" if value is None else round(value, 2)


def sizes(found: Result) -> str:
    """How many ballots of each group are told, in one line for the foot of a table."""
    return "; ".join(
        f"{group}: {'<5' if number is None else number}" for group, number in found.ballots.items()
    )
