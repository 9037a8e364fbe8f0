"""The portfolios of the centres as a list, and the page of an entry."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vivaio.contexts.competences import policies
from vivaio.contexts.competences.models import LIFE, Entry, State
from vivaio.contexts.competences.operations.portfolio import BY_HAND
from vivaio.contexts.competences.queries import framework, trials
from vivaio.contexts.competences.queries import portfolio as queries
from vivaio.contexts.competences.queries.portfolio import PAGE, Asked
from vivaio.contexts.competences.web.presenters import line, shown, tongues, tried
from vivaio.ground.actors.web.cards import paragraphs, tie_of
from vivaio.platform.journal import queries as journal
from vivaio.platform.links import queries as links
from vivaio.platform.tenancy.models import Nature, Visibility
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.paging import asked_page, pager
from vivaio.platform.web.wording import country, day, minute

#: Ties that the page shows in parts of their own.
_TOLD = ("tried_for", "about")


def _asked(request: VivaioRequest) -> Asked:
    given = {name: request.GET.get(name, "").strip()[:40] for name in
             ("competence", "country", "state")}  # fmt: skip
    return Asked(page=asked_page(request.GET), **given)


@require_safe
@everybody
def listing(request: VivaioRequest) -> HttpResponse:
    """What the centres offer, narrowed by competence, country and state."""
    viewer, asked = request.viewer, _asked(request)
    rows, total = queries.listed(viewer, asked)
    context = {
        "asked": asked,
        "lines": [line(row, viewer.language) for row in rows],
        "total": total,
        "pager": pager(request, asked.page, total, PAGE),
        "competences": [
            (row.slug, f"{row.code} {row.title.best(viewer.language).words}")
            for row in framework.offered(viewer)
        ],
        "countries": [(code, country(code)) for code in queries.countries(viewer)],
        "states": State.choices,
        "query": request.GET.urlencode(),
        "room": "competences",
    }
    return render(request, "competences/portfolio.html", context)


def page_context(viewer: Viewer, row: Entry) -> dict[str, Any]:
    """All of the page of an entry."""
    reader = viewer.language
    hops = [hop for hop in links.of(viewer, row.uid) if hop.kind not in _TOLD]
    may_judge = bool(policies.can_judge(viewer, row.centre_id))
    may_edit = bool(policies.can_keep(viewer, row.centre_id))
    zone = row.centre.time_zone if row.centre else "UTC"
    return {
        **shown(row, reader),
        "competence": row.competence.title.best(reader),
        "words": {
            name: paragraphs(getattr(row, name), reader)
            for name in ("summary", "methods", "price", "grounds", "validator")
        },
        "languages": tongues(row.languages),
        "judged": day(row.judged_on),
        "until": day(row.valid_until),
        "keeper": row.centre.name.best(reader) if row.centre else None,
        "trials": [tried(one, pilot, reader) for one, pilot in trials.of_entry(viewer, row.uid)],
        "ties": [tie_of(hop, reader) for hop in hops],
        "may_edit": may_edit,
        "may_judge": may_judge and row.state != "retired",
        "verbs": [verb for verb in BY_HAND if may_judge and LIFE.can(verb, row.state)],
        "journal": [
            {"iso": one.at.isoformat(), "when": minute(one.at, zone), "sentence": one.sentence}
            for one in (journal.of(viewer, row.uid) if may_edit else ())
        ],
        "noindex": row.nature == Nature.EXAMPLE or row.visibility != Visibility.PUBLIC,
    }


@require_safe
@everybody
def page(request: VivaioRequest, slug: str) -> HttpResponse:
    """What is offered, by how many, at which level, and which verdict proves it."""
    row = queries.found(request.viewer, slug)
    return render(request, "competences/entry.html", page_context(request.viewer, row))
