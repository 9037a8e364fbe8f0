"""Needs as a list, a table to take away, and one by one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from vivaio.contexts.needs import exporting, policies, queries, scales
from vivaio.contexts.needs.models import LIFE, Need
from vivaio.contexts.needs.queries import ORDERS, PAGE, Asked, listening, timeline
from vivaio.contexts.needs.web import presenters
from vivaio.ground.actors.web.cards import paragraphs
from vivaio.ground.taxonomy.queries import label, names
from vivaio.kernel.errors import Unknown
from vivaio.platform.links import queries as links
from vivaio.platform.records import merging
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.examples import coded
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web import tables
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.paging import asked_page, pager
from vivaio.platform.web.wording import country, day, page_of

_STATES = ("accepted", "in_work", "answered")


def asked_of(request: VivaioRequest) -> Asked:
    """What the address asks for; what nobody has is asked for all the same and finds nothing."""
    query = request.GET
    state = query.get("state", "").strip()
    return Asked(
        words=query.get("q", "").strip()[:200],
        theme=query.get("theme", "").strip()[:60],
        target_group=query.get("for", "").strip()[:60],
        country=query.get("country", "").strip()[:2].upper(),
        state=state if state in _STATES else "",
        order=query.get("order", "") if query.get("order", "") in ORDERS else "newest",
        page=asked_page(query),
    )


@require_safe
@everybody
def listing(request: VivaioRequest) -> HttpResponse:
    """What people need, the newest first; what is being listened for now stands above."""
    viewer, asked = request.viewer, asked_of(request)
    found = queries.found(viewer, asked)
    present = sorted((country(code), code) for code in queries.countries(viewer))
    context = {
        "asked": asked,
        "lines": presenters.lines(viewer, found.rows),
        "total": found.total,
        "themes": [(code, name.words) for code, name in names("theme", viewer.language).items()],
        "groups": [
            (code, name.words) for code, name in names("target_group", viewer.language).items()
        ],
        "countries": [(code, name) for name, code in present],
        "states": [(state, presenters.state_words(state)) for state in _STATES],
        "pager": pager(request, asked.page, found.total, PAGE),
        "query": request.GET.urlencode(),
        "campaigns": [] if asked.narrows
        else presenters.entries(viewer, listening.open_now(viewer)[:3]),
        "room": "needs",
        "noindex": bool(asked.words),
    }  # fmt: skip
    return render(request, "needs/list.html", context)


@require_safe
@everybody
def needs_csv(request: VivaioRequest) -> HttpResponseBase:
    """The same as a table (CSV in UTF-8), safe to open in a spreadsheet."""
    rows = (
        {**row, "nature": coded(str(row["nature"]))}.values()
        for row in exporting.rows(request.viewer, asked_of(request))
    )
    return tables.answer("needs.csv", exporting.COLUMNS, rows)


def found_or_moved(request: VivaioRequest, slug: str) -> Need | str:
    """A need by its slug, or the address of what it lives on in."""
    try:
        return queries.need(request.viewer, slug)
    except Unknown:
        heir = merging.survivor_of_slug(request.viewer, "need", slug)
        if heir is None:
            raise
        return heir.address


@require_safe
@everybody
def page(request: VivaioRequest, slug: str) -> HttpResponse:
    """What is needed, where, for whom, how grave and how well proved; and what became of it."""
    viewer = request.viewer
    row = found_or_moved(request, slug)
    if isinstance(row, str):
        return redirect(page_of(row))
    context = {
        **shown(viewer, row),
        "hops": presenters.hops(timeline.of_need(viewer, row)),
        "heard": [
            {
                "iso": hop.since,
                "when": day(hop.since),
                "words": hop.other.title.best(viewer.language).words,
                "href": page_of(hop.other.address),
                "reason": hop.reason.best(viewer.language).words if hop.reason else "",
            }
            for hop in links.of(viewer, row.uid)
            if hop.direction == "backward"
        ],
        "chorus": _chorus(viewer, row),
        "may_edit": bool(policies.can_enter(viewer, row.centre_id)),
        "may_decide": bool(policies.can_decide(viewer, row.centre_id))
        and any(LIFE.can(verb, row.state) for verb in LIFE.verbs),
        "may_group": bool(policies.can_decide(viewer, row.centre_id)),
        "noindex": row.nature == Nature.EXAMPLE or row.state not in Need.open_states,
    }
    return render(request, "needs/page.html", context)


def shown(viewer: Viewer, row: Need) -> dict[str, Any]:
    """What every page of a need says of it."""
    reader = viewer.language
    (line,) = presenters.lines(viewer, [row])
    return {
        "row": row,
        "line": line,
        "description": paragraphs(row.description, reader),
        "scores": presenters.scores(row),
        "score_words": scales.SCORE,
        "scales": presenters.definitions("severity", "frequency", "strength"),
        "evidence": paragraphs(row.evidence, reader),
        "groups": [label("target_group", code, reader).words for code in row.target_groups],
        "themes": [label("theme", code, reader).words for code in row.themes],
        "method": presenters.method_name(row.method),
        "source_day": day(row.source_checked_on) if row.source_checked_on else "",
        "is_example": row.nature == Nature.EXAMPLE,
        "page_centre": row.centre_id,
        "room": "needs",
    }


def _chorus(viewer: Viewer, row: Need) -> dict[str, Any]:
    found = queries.chorus(row)
    known = records.headings(viewer, found.actors) if found.actors else {}
    return {
        "voices": found.voices,
        "groups": [
            (presenters.group_name(group), number) for group, number in found.groups.items()
        ],
        "actors": [
            (one.title.best(viewer.language), page_of(one.address), one.nature == Nature.EXAMPLE)
            for one in known.values()
        ],
        "least": queries.LEAST,
    }
