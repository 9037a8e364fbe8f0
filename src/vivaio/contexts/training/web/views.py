"""The list of courses, the page of one, its history."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vivaio.contexts.training import policies, queries
from vivaio.contexts.training.models import State
from vivaio.contexts.training.queries import PAGE, Asked
from vivaio.contexts.training.web.forms import TeachesForm
from vivaio.contexts.training.web.presenters import line, page_context, shown
from vivaio.ground.centres import queries as centres
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.language import INTERFACE
from vivaio.platform.journal import queries as journal
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.paging import asked_page, pager
from vivaio.platform.web.wording import country, language, minute


def asked_of(request: VivaioRequest) -> Asked:
    """What the address asks for; what nobody has is asked for all the same and finds nothing."""
    given = {name: request.GET.get(name, "").strip()[:60] for name in
             ("state", "country", "language")}  # fmt: skip
    words = request.GET.get("q", "").strip()[:200]
    return Asked(words=words, page=asked_page(request.GET), **given)


@require_safe
@everybody
def listing(request: VivaioRequest) -> HttpResponse:
    """Courses, those that come first of all, narrowed by words, state, country and language."""
    viewer, asked = request.viewer, asked_of(request)
    rows, total = queries.listed(viewer, asked, clock.today())
    context = {
        "asked": asked,
        "states": State.choices[1:],
        "countries": [(code, country(code)) for code in queries.countries(viewer)],
        "languages": [(code, language(code)) for code in INTERFACE],
        "lines": [line(row, viewer.language) for row in rows],
        "total": total,
        "pager": pager(request, asked.page, total, PAGE),
        "query": request.GET.urlencode(),
        "room": "challenges",
        "noindex": bool(asked.words),
    }
    return render(request, "training/list.html", context)


@require_safe
@everybody
def page(request: VivaioRequest, slug: str) -> HttpResponse:
    """What one learns, when and where, and how to enrol."""
    row = queries.found(request.viewer, slug)
    context = page_context(request.viewer, row)
    context["form"] = TeachesForm() if context["may_edit"] else None
    return render(request, "training/page.html", context)


@require_safe
@everybody
def history(request: VivaioRequest, slug: str) -> HttpResponse:
    """Who changed what of a course, as far as the reader may know."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    lines = [
        {"iso": one.at.isoformat(), "when": minute(one.at, row.zone), "sentence": one.sentence}
        for one in journal.of(viewer, row.uid)
    ]
    context: dict[str, Any] = {**shown(viewer, row), "lines": lines, "noindex": True}
    return render(request, "training/history.html", context)


@require_safe
@signed_in
def of_centre(request: VivaioRequest, slug: str) -> HttpResponse:
    """The courses of a centre, drafts too."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    require(policies.can_add(viewer, centre.uid))
    context = {
        "centre": centre,
        "centre_name": centre.name.best(viewer.language),
        "lines": [line(row, viewer.language) for row in queries.of_centre(viewer, centre.uid)],
        "page_centre": centre.uid,
        "noindex": True,
    }
    return render(request, "training/centre.html", context)
