"""How far the measures have come: the list, the dashboard, the countries side by side."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vivaio.contexts.strategy import exporting
from vivaio.contexts.strategy.models import Goal, Heading
from vivaio.contexts.strategy.queries import measures as queries
from vivaio.contexts.strategy.queries import strategies
from vivaio.contexts.strategy.queries.measures import PAGE, Asked, Found
from vivaio.contexts.strategy.rules import Status
from vivaio.contexts.strategy.web.presenters import meanings, measure_lines, owners_of
from vivaio.ground.centres import queries as centres
from vivaio.kernel import clock
from vivaio.platform.linked.forms import forms as linked_forms
from vivaio.platform.web import tables
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.paging import asked_page, pager
from vivaio.platform.web.wording import country, day

_ASKED = ("country", "heading", "goal", "status", "owner", "centre", "strategy")


def asked_of(request: VivaioRequest) -> Asked:
    """What the address asks for; what nobody has is asked for all the same and finds nothing."""
    given = {name: request.GET.get(name, "").strip()[:120] for name in _ASKED}
    return Asked(words=request.GET.get("q", "").strip()[:200], **given)


def _found(request: VivaioRequest, asked: Asked) -> Found:
    return queries.asked(request.viewer, asked, clock.today())


def _strategies(request: VivaioRequest) -> list[tuple[str, str]]:
    language = request.viewer.language
    rows = strategies.every(request.viewer)
    return [(row.slug, row.title.best(language).words) for row in rows]


@require_safe
@everybody
def listing(request: VivaioRequest) -> HttpResponse:
    """Measures, narrowed by country, heading, status, who answers, strategy and words."""
    viewer, asked, page = request.viewer, asked_of(request), asked_page(request.GET)
    found = _found(request, asked)
    chosen = found.come[(page - 1) * PAGE : page * PAGE]
    everything = queries.asked(viewer, Asked(), found.day)
    owners = owners_of(viewer, (come.row for come in everything.come))
    slugs = {href.rstrip("/").rpartition("/")[2]: name.words for name, href in owners.values()}
    context = {
        "asked": asked, "lines": measure_lines(viewer, chosen), "total": len(found.come),
        "pager": pager(request, page, len(found.come), PAGE), "query": request.GET.urlencode(),
        "countries": [(code, country(code)) for code in queries.countries(viewer)],
        "headings": Heading.choices, "goals": Goal.numbered(), "statuses": Status.choices,
        "owners": sorted(slugs.items(), key=lambda one: one[1]),
        "strategies": _strategies(request), "room": "strategy", "noindex": bool(asked.words),
    }  # fmt: skip
    return render(request, "strategy/measures.html", context)


@require_safe
@everybody
def dashboard(request: VivaioRequest) -> HttpResponse:
    """Counts by status with what each means, what is late, and how it was month by month."""
    viewer, asked = request.viewer, asked_of(request)
    found = _found(request, asked)
    late = sorted((one for one in found.come if one.status == Status.LATE),
                  key=lambda one: -one.days_late)  # fmt: skip
    context = {
        "asked": asked, "day": day(found.day), "total": len(found.come),
        "counts": [
            (code, name, meaning, shape, found.counts.get(Status(code), 0))
            for code, name, meaning, shape in meanings()
        ],
        "late": measure_lines(viewer, late[:PAGE]),
        "history": [
            (day(end, "medium"), [then.get(one, 0) for one in Status])
            for end, then in reversed(found.history)
        ],
        "statuses": Status.choices, "strategies": _strategies(request),
        "centres": [(one.slug, one.name.best(viewer.language).words)
                    for one in centres.centres(viewer)],
        "query": request.GET.urlencode(), "room": "strategy",
    }  # fmt: skip
    return render(request, "strategy/monitoring.html", context)


@require_safe
@everybody
def compare(request: VivaioRequest) -> HttpResponse:
    """The nine headings and the countries: who has a measure on what."""
    found = _found(request, Asked())
    lands = sorted({come.row.country for come in found.come} - {""})
    counted: dict[tuple[str, str], int] = {}
    for come in found.come:
        for code in come.row.headings:
            place = (code, come.row.country)
            counted[place] = counted.get(place, 0) + 1
    context: dict[str, Any] = {
        "countries": [(code, country(code)) for code in lands],
        "rows": [
            (code, str(name), [(land, counted.get((code, land), 0)) for land in lands])
            for code, name in Heading.choices
        ],
        "room": "strategy",
    }
    return render(request, "strategy/compare.html", context)


@require_safe
@everybody
def data(request: VivaioRequest, form: str) -> HttpResponseBase:
    """What the dashboard or the list shows, as a table or as linked data."""
    found = _found(request, asked_of(request))
    linked = next((one for one in linked_forms if one.ending == form), None)
    if linked is not None:
        answer = HttpResponse(exporting.linked(found, linked), content_type=linked.media_type)
        answer["Content-Disposition"] = f'attachment; filename="measures.{form}"'
    elif form == "csv":
        told = exporting.of_found(found, request.viewer)
        columns = exporting.COLUMNS
        rows = ([one[name] for name in columns] for one in told)
        titles = [gettext(words) for words in columns.values()]
        return tables.answer("measures.csv", titles, rows, private=request.viewer.is_member)
    else:
        raise Http404
    if request.viewer.is_member:
        answer["Cache-Control"] = "private, no-store"
    return answer
