"""A centre's composition as pages and the press kit show it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext, ngettext

from vivaio.contexts.governance.helix import HELIXES
from vivaio.contexts.governance.models import Composition, Dimension, Stage
from vivaio.contexts.governance.queries.composition import Launched, Row, Side
from vivaio.contexts.governance.web import drawings
from vivaio.contexts.governance.web.drawings import Bar
from vivaio.ground.actors.traits import Traits
from vivaio.ground.taxonomy.queries import label
from vivaio.platform.web.notes import Notes
from vivaio.platform.web.wording import day


def name_of(dimension: str, code: str, language: str) -> str:
    """What a code is called; a territory by its NUTS code, whose names no file of ours holds."""
    if dimension == Dimension.HELIX:
        return gettext(HELIXES[code]) if code in HELIXES else code
    if dimension == Dimension.TERRITORY:
        return f"{code} (NUTS {len(code) - 2})"
    return label(dimension, code, language).words


def said_of(row: Row) -> str:
    """A row in words, at the end of its furrow."""
    words = str(row.reached)
    if row.aimed is not None:
        words = gettext("%(reached)s of %(aimed)s") % {"reached": row.reached, "aimed": row.aimed}
    if row.examples:
        words += " · " + ngettext("%(count)s example", "%(count)s examples", row.examples) % {
            "count": row.examples
        }
    return words


def bar_of(dimension: str, row: Row, language: str) -> Bar:
    """A row as a furrow."""
    name = name_of(dimension, row.code, language)
    return Bar(name, said_of(row), row.aimed, row.facts, row.examples)


def sides(found: Sequence[Side], language: str) -> list[dict[str, Any]]:
    """Each dimension: its furrows, its table, and its gaps in words."""
    return [
        {
            "code": side.dimension,
            "title": Dimension(side.dimension).label,
            "rows": _rows(side, language),
            "gaps": _gaps(side, language),
            "unknown": side.unknown,
        }
        for side in found
    ]


def _rows(side: Side, language: str) -> list[dict[str, Any]]:
    most = max((max(row.aimed or 0, row.reached) for row in side.rows), default=1)
    rows = []
    for row in side.rows:
        bar = bar_of(side.dimension, row, language)
        rows.append(
            {
                "name": bar.label,
                "said": bar.said,
                "drawing": drawings.furrow(bar, most),
                "aimed": row.aimed,
                "facts": row.facts,
                "examples": row.examples,
                "missing": row.missing if row.aimed is not None else None,
            }
        )
    return rows


def _gaps(side: Side, language: str) -> list[str]:
    aimed = [row for row in side.rows if row.aimed is not None]
    gaps = [
        ngettext(
            "%(name)s: %(count)s organisation is missing.",
            "%(name)s: %(count)s organisations are missing.",
            row.missing,
        )
        % {"name": name_of(side.dimension, row.code, language), "count": row.missing}
        for row in aimed
        if row.missing
    ]
    if aimed and not gaps:
        gaps.append(gettext("All that is aimed at here is reached."))
    return gaps


def launched(found: Launched | None, language: str, notes: Notes) -> dict[str, Any] | None:
    """The launch with its source; None: not known."""
    if found is None:
        return None
    return {
        "stage": Stage(found.stage).label,
        "code": found.stage,
        "on": day(found.on),
        "act": found.act.best(language),
        "note": notes.number(found.attribution),
    }


def table(found: Sequence[Side], language: str) -> list[tuple[object, ...]]:
    """The rows of the composition to take away."""
    return [
        (
            side.dimension, row.code, name_of(side.dimension, row.code, language),
            "" if row.aimed is None else row.aimed, row.facts, row.examples,
        )
        for side in found
        for row in side.rows
    ]  # fmt: skip


#: The columns of that table.
COLUMNS = ("dimension", "code", "name", "aimed", "reached_facts", "reached_examples")


def picture(title: str, found: Sequence[Side], language: str) -> str:
    """The whole composition as one drawing to give away."""
    parts = [
        (
            str(Dimension(side.dimension).label),
            [bar_of(side.dimension, row, language) for row in side.rows],
        )
        for side in found
        if side.rows
    ]
    return str(drawings.bars(title, parts))


def examples_in(members: Sequence[Traits], found: Composition | None) -> bool:
    """Whether anything invented is counted."""
    return any(one.nature == "example" for one in members) or (
        found is not None and found.nature == "example"
    )
