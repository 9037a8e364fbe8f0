"""What is open now: as a list, a table to take away, and a feed."""

from __future__ import annotations

from datetime import UTC, datetime, time

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vivaio.contexts.exchange import plugs, queries
from vivaio.contexts.exchange.models import MODELS, Outcome
from vivaio.contexts.exchange.queries import PAGE, Asked
from vivaio.contexts.exchange.web import presenters
from vivaio.ground.taxonomy.queries import names
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.examples import coded
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web import atom, tables
from vivaio.platform.web.atom import Entry
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.paging import asked_page, pager
from vivaio.platform.web.wording import country, page_of


def asked_of(request: VivaioRequest) -> Asked:
    """What the address asks for; what nobody has is asked for all the same and finds nothing."""
    query = request.GET
    kind = query.get("kind", "").strip()
    return Asked(
        kind=kind if kind in MODELS else "",
        theme=query.get("theme", "").strip()[:60],
        country=query.get("country", "").strip()[:2].upper(),
        words=query.get("q", "").strip()[:200],
        actor=query.get("actor", "").strip()[:120],
        page=asked_page(query),
    )


@require_safe
@everybody
def listing(request: VivaioRequest) -> HttpResponse:
    """Offers and requests that are open, what ends first standing first."""
    viewer, asked = request.viewer, asked_of(request)
    found = queries.open_ones(viewer, asked)
    present = sorted((country(code), code) for code in queries.countries(viewer))
    context = {
        "asked": asked,
        "lines": presenters.lines(viewer, found.rows),
        "total": found.total,
        "kinds": [(kind, presenters.kind_name(kind)) for kind in MODELS],
        "themes": [(code, name.words) for code, name in names("theme", viewer.language).items()],
        "countries": [(code, name) for name, code in present],
        "pager": pager(request, asked.page, found.total, PAGE),
        "query": request.GET.urlencode(),
        "results": _results(viewer) if asked == Asked() else [],
        "least": queries.LEAST,
        "outcomes": [one.label for one in Outcome],
        "room": "actors",
        "noindex": bool(asked.words or asked.actor),
    }
    return render(request, "exchange/list.html", context)


def _results(viewer: Viewer) -> list[tuple[str, list[int], int]]:
    found = queries.results()
    centres = records.headings(viewer, [one.centre for one in found]) if found else {}
    return [
        (
            centres[one.centre].title.best(viewer.language).words,
            [one.numbers[outcome.value] for outcome in Outcome],
            one.answers,
        )
        for one in found
        if one.centre in centres
    ]


@require_safe
@everybody
def offers_csv(request: VivaioRequest) -> HttpResponseBase:
    """The same as a table (CSV in UTF-8), safe to open in a spreadsheet."""
    rows = (
        {**row, "nature": coded(str(row["nature"]))}.values()
        for row in plugs.rows(request.viewer, asked_of(request))
    )
    return tables.answer("offers.csv", plugs.COLUMNS, rows)


@require_safe
@everybody
def feed(request: VivaioRequest) -> HttpResponse:
    """What everybody may see of what was opened last, in the language of the address."""
    language = request.viewer.language
    return atom.feed(
        title=gettext("Offers and requests"),
        path=request.path,
        of=page_of("offers/"),
        language=language,
        author="Vivaio",
        entries=(
            Entry(
                uid=row.uid,
                title=row.title.best(language).words,
                path=page_of(row.record_address()),
                kind=row.record_kind,
                nature=row.nature,
                published_at=datetime.combine(row.opened_on or row.expires_on, time(), UTC),
                updated_at=row.updated_at,
                summary=row.description.best(language).words,
            )
            for row in queries.newest(Viewer.anonymous(language))
        ),
    )
