"""The directory: a list of cards, narrowed by words and facets, as cards or as a table."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from vivaio.ground.actors.directory import Filter, found
from vivaio.ground.actors.web import facets, presenters
from vivaio.platform.records import queries as records
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.paging import pager

#: Cards on one page.
PAGE = 20


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
        **facets.said(viewer, asked, result, view),
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
