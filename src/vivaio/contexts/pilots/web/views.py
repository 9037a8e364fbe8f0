"""The list of pilots, the page of one, its history, and its measurements to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vivaio.contexts.pilots import exporting, policies, queries
from vivaio.contexts.pilots.models import State
from vivaio.contexts.pilots.queries import PAGE, Asked
from vivaio.contexts.pilots.web.forms import TieForm
from vivaio.contexts.pilots.web.presenters import line, page_context, shown
from vivaio.ground.centres import queries as centres
from vivaio.ground.taxonomy.queries import names
from vivaio.kernel.decision import require
from vivaio.kernel.later import Later
from vivaio.platform.journal import queries as journal
from vivaio.platform.linked import answering
from vivaio.platform.linked.forms import JSON_LD
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web import tables
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.paging import asked_page, pager
from vivaio.platform.web.wording import country, minute

if TYPE_CHECKING:
    from vivaio.contexts.pilots import impact
else:
    # It brings rdflib, which a page needs not.
    impact = Later("vivaio.contexts.pilots.impact")


def asked_of(request: VivaioRequest) -> Asked:
    """What the address asks for; what nobody has is asked for all the same and finds nothing."""
    given = {name: request.GET.get(name, "").strip()[:60] for name in
             ("state", "centre", "theme", "country")}  # fmt: skip
    words = request.GET.get("q", "").strip()[:200]
    return Asked(words=words, page=asked_page(request.GET), **given)


def _choices(request: VivaioRequest) -> dict[str, Any]:
    """What the list may be narrowed by."""
    viewer = request.viewer
    lands, keepers = queries.kept_in(viewer)
    return {
        "states": State.choices[1:],
        "themes": [(code, name.words) for code, name in names("theme", viewer.language).items()],
        "countries": [(code, country(code)) for code in lands],
        "centres": [
            (one.slug, one.name.best(viewer.language).words)
            for one in centres.centres(viewer)
            if one.uid in set(keepers)
        ],
    }


@require_safe
@everybody
def listing(request: VivaioRequest) -> HttpResponse:
    """Pilots, narrowed by state, centre, theme, country and words."""
    viewer, asked = request.viewer, asked_of(request)
    rows, total = queries.listed(viewer, asked)
    context = {
        **_choices(request),
        "asked": asked,
        "lines": [line(row, viewer.language) for row in rows],
        "total": total,
        "pager": pager(request, asked.page, total, PAGE),
        "query": request.GET.urlencode(),
        "room": "challenges",
        "noindex": bool(asked.words),
    }
    return render(request, "pilots/list.html", context)


@require_safe
@everybody
def page(request: VivaioRequest, slug: str) -> HttpResponse:
    """What is tried and how, what was measured, what came out, what did not work."""
    row = queries.found(request.viewer, slug)
    context = page_context(request.viewer, row)
    context["form"] = TieForm() if context["may_edit"] else None
    return render(request, "pilots/page.html", context)


@require_safe
@everybody
def history(request: VivaioRequest, slug: str) -> HttpResponse:
    """Who changed what of a pilot, as far as the reader may know."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    zone = row.centre.time_zone if row.centre else "UTC"
    lines = [
        {"iso": one.at.isoformat(), "when": minute(one.at, zone), "sentence": one.sentence}
        for one in journal.of(viewer, row.uid)
    ]
    context = {**shown(viewer, row), "lines": lines, "noindex": True}
    return render(request, "pilots/history.html", context)


@require_safe
@everybody
def table(request: VivaioRequest, slug: str) -> HttpResponseBase:
    """Everything measured in a pilot, as a table."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    columns = exporting.MEASURED
    rows = ([one[name] for name in columns] for one in exporting.of_pilot(viewer, row))
    is_open = row.visibility == Visibility.PUBLIC and row.state != "draft"
    titles = [gettext(words) for words in columns.values()]
    return tables.answer(f"{row.slug}.csv", titles, rows, private=not is_open)


@require_safe
@everybody
def linked(request: VivaioRequest, slug: str) -> HttpResponse:
    """A pilot as everybody may see it, as impact data (CIDS)."""
    reader = Viewer.anonymous(request.viewer.language)
    content = impact.written(reader, queries.found(reader, slug), JSON_LD)
    return answering.linked(request, content, JSON_LD.media_type)


@require_safe
@signed_in
def of_centre(request: VivaioRequest, slug: str) -> HttpResponse:
    """The pilots of a centre, drafts too."""
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
    return render(request, "pilots/centre.html", context)
