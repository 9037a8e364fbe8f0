"""The public pages of agreements: the text, who adheres, how many over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vivaio.contexts.governance import policies
from vivaio.contexts.governance.models import LIFE, Agreement
from vivaio.contexts.governance.queries import agreements as queries
from vivaio.contexts.governance.queries.agreements import PAGE, Line, Month
from vivaio.contexts.governance.web import drawings
from vivaio.contexts.governance.web.drawings import Step
from vivaio.ground.actors.web.cards import paragraphs
from vivaio.ground.centres import queries as centres
from vivaio.kernel import clock
from vivaio.platform.tenancy.examples import coded
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web import tables
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.paging import asked_page, pager
from vivaio.platform.web.wording import country, day, page_of


def frame(viewer: Viewer, found: Agreement) -> dict[str, Any]:
    """What every page of an agreement knows."""
    language = viewer.language
    centre = found.centre
    return {
        "agreement": found,
        "title": found.title.best(language),
        "kind": found.get_kind_display(),
        "centre_name": centre.name.best(language) if centre else None,
        "centre_slug": centre.slug if centre else "",
        "is_example": found.nature == Nature.EXAMPLE,
        "may_edit": bool(policies.can_draft(viewer, found.centre_id)),
        "room": "centres",
    }


@require_safe
@everybody
def of_centre(request: VivaioRequest, slug: str) -> HttpResponse:
    """What a centre's partners sign: usually one paper, sometimes several."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    lines = [
        {
            "title": one.title.best(viewer.language),
            "summary": one.summary.best(viewer.language),
            "href": page_of(one.record_address()),
            "uid": one.uid,
            "kind": one.get_kind_display(),
            "state": one.state,
            "active": active,
            "is_example": one.nature == Nature.EXAMPLE,
        }
        for one, active in queries.of_centre(viewer, centre.uid)
    ]
    context = {
        "centre": centre,
        "centre_name": centre.name.best(viewer.language),
        "lines": lines,
        "may_add": bool(policies.can_draft(viewer, centre.uid)),
        "room": "centres",
    }
    return render(request, "governance/agreements.html", context)


def shown(line: Line) -> dict[str, Any]:
    """An adhesion as a row of the public list."""
    return {
        "organisation": line.organisation,
        "href": page_of(line.card.address) if line.card else "",
        "country": country(line.country),
        "code": line.country,
        "since": day(line.since),
        "until": day(line.expires_on),
        "edition": line.edition,
    }


@require_safe
@everybody
def agreement(request: VivaioRequest, slug: str) -> HttpResponse:
    """One agreement: its text, who adheres, and how that grew."""
    viewer = request.viewer
    found = queries.agreement(viewer, slug)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    asked = request.GET.get("country", "").strip()[:2].upper()
    page = asked_page(request.GET)
    listed = queries.adherents(viewer, found, words=words, country=asked, page=page)
    context = {
        **frame(viewer, found),
        "summary": found.summary.best(viewer.language),
        "paragraphs": paragraphs(found.text, viewer.language),
        "lines": [shown(line) for line in listed.lines],
        "total": listed.total,
        "words": words,
        "asked": asked,
        "countries": [(code, country(code), n) for code, n in queries.countries(found)],
        "pager": pager(request, page, listed.total, PAGE),
        "versions": [(number, day(at)) for number, at in queries.versions(viewer, found)],
        "verbs": [verb for verb in LIFE.verbs if policies.can_move(viewer, found, verb)],
        "noindex": found.nature == Nature.EXAMPLE or found.state == "draft" or bool(words),
        **_growth(queries.over_time(found)),
    }
    return render(request, "governance/agreement.html", context)


def _growth(months: Sequence[Month]) -> dict[str, Any]:
    """The line of steps and its table."""
    today = clock.today()
    points = [Step(int(one.month[:4]) * 12 + int(one.month[5:]), one.total) for one in months]
    drawing = ""
    if months:
        first, last = day(months[0].month), day(today.isoformat()[:7])
        told = gettext("From %(first)s to %(last)s: %(count)s adhere now.") % {
            "first": first,
            "last": last,
            "count": months[-1].total,
        }
        drawing = drawings.steps(told, first, last, points, today.year * 12 + today.month)
    rows = [(day(one.month), one.joined, one.left, one.total) for one in months]
    return {"drawing": drawing, "months": rows}


@require_safe
@everybody
def version(request: VivaioRequest, slug: str, number: int) -> HttpResponse:
    """One version of the text, word for word as it could be signed."""
    viewer = request.viewer
    found = queries.agreement(viewer, slug)
    signed = queries.version(viewer, found, number)
    asked = request.GET.get("text", "")
    language = asked if asked in signed.text.texts else viewer.language
    context = {
        **frame(viewer, found),
        "number": number,
        "kept_on": day(signed.at),
        "own_title": signed.title.best(language),
        "paragraphs": paragraphs(signed.text, language),
        "text_language": signed.text.best(language).language,
        "languages": sorted(signed.text.texts),
        "noindex": True,
    }
    return render(request, "governance/version.html", context)


@require_safe
@everybody
def adherents_csv(request: VivaioRequest, slug: str) -> HttpResponseBase:
    """Who adheres, in CSV (UTF-8), safe to open in a spreadsheet."""
    viewer = request.viewer
    found = queries.agreement(viewer, slug)
    columns = ("organisation", "country", "since", "until", "version", "language", "card", "nature")

    def rows() -> Iterator[Sequence[object]]:
        for line in queries.all_adherents(viewer, found):
            card = page_of(line.card.address) if line.card else ""
            yield (
                line.organisation, line.country, line.since, line.expires_on or "", line.edition,
                line.language, card, coded(found.nature),
            )  # fmt: skip

    return tables.answer(f"{found.slug}.csv", columns, rows(), private=True)
