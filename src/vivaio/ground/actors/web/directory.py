"""The directory: a list of cards, narrowed by words and facets, as cards or as a table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from vivaio.ground.actors.directory import Filter, Found, found
from vivaio.ground.actors.web import facets, presenters
from vivaio.kernel import clock
from vivaio.platform.records import queries as records
from vivaio.platform.records.keeping import ByVersion
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.paging import pager

#: Cards on one page.
PAGE = 20


#: What is said of a choice on all of its pages, as long as no record changes.
_kept: ByVersion[dict[str, Any]] = ByVersion(300)


def _said(viewer: Viewer, asked: Filter, result: Found, view: str) -> dict[str, Any]:
    def made() -> dict[str, Any]:
        return {
            "facets": facets.shown(viewer, asked, result),
            "chips": facets.chips(viewer, asked, view),
            "sentence": facets.sentence(viewer, asked, result),
            "unknown": facets.unknown(viewer, result),
        }

    if asked.words:
        return made()
    place = (viewer.sight, viewer.language, replace(asked, page=1), view, clock.today())
    return _kept.of(place, made)


@require_safe
@everybody
def directory(request: VivaioRequest) -> HttpResponse:
    """The cards that fit the filter of the address; one sent by the form loses its empty fields."""
    viewer, asked = request.viewer, Filter.of(request.GET)
    view = "table" if request.GET.get("view") == "table" else ""
    if any("" in values for _, values in request.GET.lists()):
        query = asked.query(view=view)
        return redirect(f"{request.path}?{query}" if query else request.path)
    result = found(viewer, asked)
    uids = result.uids((asked.page - 1) * PAGE, PAGE)
    known = records.headings(viewer, uids)
    headings = [known[uid] for uid in uids if uid in known]
    context = {
        "asked": asked,
        "view": view,
        "lines": presenters.lines(headings, viewer.language),
        "found": result,
        **_said(viewer, asked, result, view),
        "orders": facets.orders(asked),
        "pager": pager(request, asked.page, result.total, PAGE),
        "room": "actors",
        "may_add": any(viewer.may("edit", centre) for centre in viewer.centres),
        "as_cards": asked.query(),
        "as_table": asked.query(view="table"),
        "as_map": replace(asked, page=1).query(),
        "noindex": bool(asked.words) or len(asked.chosen) > 1,
    }
    return render(request, "actors/directory.html", context)
