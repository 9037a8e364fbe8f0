"""Coverage, demand and supply of the network; and the room of a centre with its team's map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vivaio.contexts.competences import policies
from vivaio.contexts.competences.models import Entry
from vivaio.contexts.competences.queries import coverage as queries
from vivaio.contexts.competences.queries import framework, growing, portfolio
from vivaio.contexts.competences.web.presenters import (
    areas,
    band_name,
    line,
    named,
    state_of,
)
from vivaio.contexts.competences.written import released
from vivaio.ground.centres import queries as centres
from vivaio.ground.taxonomy.queries import label
from vivaio.kernel.decision import require
from vivaio.platform.records.keeping import ByVersion
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.wording import country, page_of

#: What was counted, as long as no record changes: it is the same for all readers.
_gap: ByVersion[list[queries.Row]] = ByVersion(1)
#: How many lines of the gap the page shows; all are in the table.
MOST = 40


def _cell(rows: Sequence[Entry]) -> list[dict[str, Any]]:
    told = []
    for row in rows:
        shape, state = state_of(row)
        told.append(
            {"href": page_of(row.record_address()), "shape": shape, "state": state,
             "is_example": row.nature == Nature.EXAMPLE}
        )  # fmt: skip
    return told


def _gap_line(row: queries.Row, reader: str) -> dict[str, Any]:
    return {
        "country": row.country, "country_name": country(row.country),
        "theme": label("theme", row.theme, reader).words if row.theme else gettext("not known"),
        "needs": row.needs, "tied": row.tied,
        "codes": [(code, number, row.supply.get(code, 0), row.elsewhere.get(code, 0))
                  for code, number in row.called.items()],
    }  # fmt: skip


@require_safe
@everybody
def coverage(request: VivaioRequest) -> HttpResponse:
    """Which centre offers which competence; what is asked for and not offered; who could teach."""
    viewer = request.viewer
    reader = viewer.language
    keepers = centres.centres(Viewer.anonymous())
    held = queries.by_centre()
    gap = _gap.of("gap", queries.gap)
    rows = framework.offered(viewer)
    context = {
        "centres": [(one.short_name.best(reader), one.country) for one in keepers],
        "rows": [
            {**named(row, reader),
             "cells": [_cell(held.get((row.code, one.uid), ())) for one in keepers]}
            for row in rows
        ],
        "hrefs": {row.code: page_of(row.record_address()) for row in rows},
        "gap": [_gap_line(row, reader) for row in gap[:MOST]],
        "rest": max(0, len(gap) - MOST),
        "about": gettext(queries.ABOUT),
        "lessons": [
            {"teacher": line(one.teacher, reader),
             "learners": [line(row, reader) for row in one.learners],
             "countries": [country(code) for code in one.countries]}
            for one in queries.lessons(gap)
        ],
        "room": "competences",
    }  # fmt: skip
    return render(request, "competences/coverage.html", context)


def shares() -> list[str]:
    """How large a share of a team, in words."""
    return [
        gettext("fewer than five answered"),
        gettext("few or none"),
        gettext("up to half"),
        gettext("up to three quarters"),
        gettext("more than three quarters"),
    ]


def _map(viewer: Viewer, centre: UUID) -> dict[str, Any]:
    """The map with areas as headings; none while there are not five."""
    reader = viewer.language
    names = {one.code: one.name.best(reader) for one in released().areas}
    names |= {one.code: one.name.best(reader) for one in released().competences}
    rows = growing.team_map(viewer, centre)
    words = shares()
    return {
        "columns": [band_name(band) for band in growing.COLUMNS],
        "map": [
            {"code": row.code, "name": names[row.code], "is_area": len(row.code) == 1,
             "cells": [(cell.share, words[cell.share]) for cell in row.cells],
             "is_told": any(cell.share for cell in row.cells)}
            for row in rows
        ],
    }  # fmt: skip


@require_safe
@signed_in
def of_centre(request: VivaioRequest, slug: str) -> HttpResponse:
    """A centre's portfolio with its drafts, its own words, and the map of its team."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    require(policies.can_map(viewer, centre.uid))
    context = {
        "centre": centre,
        "centre_name": centre.name.best(viewer.language),
        "lines": [line(row, viewer.language) for row in portfolio.of_centre(viewer, centre.uid)],
        "may_keep": bool(policies.can_keep(viewer, centre.uid)),
        "apart": _apart(centre.uid, viewer.language),
        "areas": areas(framework.offered(viewer), viewer.language),
        **_map(viewer, centre.uid),
        "page_centre": centre.uid,
        "noindex": True,
    }  # fmt: skip
    return render(request, "competences/centre.html", context)


def _apart(centre: UUID, reader: str) -> list[tuple[str, str, int, bool]]:
    """By competence: its slug, its name, in how many texts the centre differs, whether one of the
    common words that they replaced has changed since."""
    told = []
    for code, several in sorted(framework.of_centre(centre).items()):
        row = several[0].competence
        name = f"{code} {row.title.best(reader).words}"
        told.append((row.slug, name, len(several), any(_is_late(one) for one in several)))
    return told


def _is_late(one: Any) -> bool:
    """Whether the common words that a difference replaced have changed since."""
    row = one.competence
    known = {piece.code: piece.words for piece in row.all_statements()}
    known[framework.DEFINITION] = row.definition
    common = known.get(one.code)
    return common is not None and framework.is_outdated(one, common)
