"""The page of gaps: where the thread breaks off, each number with its definition and its rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vivaio.ground.centres import queries as centres
from vivaio.kernel import clock
from vivaio.kernel.errors import Unknown
from vivaio.platform.records.keeping import ByVersion
from vivaio.platform.registry import Gap, GapFound, GapLine, gaps
from vivaio.platform.tenancy.examples import coded
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web import tables
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.wording import country, day, page_of

#: Lines of each gap on the page, and in its table.
SHOWN, TABLE = 5, 20_000
#: What was found for whom, of which centre, on which day, as long as no record changes.
_FOUND: ByVersion[GapFound] = ByVersion()
COLUMNS = ("uid", "address", "title", "language", "country", "since", "days", "nature")


def _centre(viewer: Viewer, slug: str) -> UUID | None:
    """The centre that is asked for; None for all. `Unknown` for one that nobody has."""
    return centres.centre(viewer, slug).uid if slug else None


@require_safe
@everybody
def gaps_page(request: VivaioRequest) -> HttpResponse:
    """What waits for a next step, by kind of gap; as far as this reader may see it."""
    viewer = request.viewer
    slug = request.GET.get("centre", "")[:120]
    centre = _centre(viewer, slug)
    context = {
        "gaps": [_shown(viewer, gap, centre) for gap in gaps.all().values()],
        "centre": slug,
        "centres": [
            (one.slug, one.short_name.best(viewer.language).words or one.slug)
            for one in centres.centres(viewer)
        ],
        "page_centre": centre,
        "noindex": bool(slug),
    }
    return render(request, "thread/gaps.html", context)


def _shown(viewer: Viewer, gap: Gap, centre: UUID | None) -> dict[str, Any]:
    key = (viewer.sight, viewer.account, gap.code, centre, clock.today())
    found = _FOUND.of(key, lambda: gap.found(viewer, centre, SHOWN))
    return {
        "code": gap.code,
        "title": gettext(gap.title),
        "about": gettext(gap.about),
        "total": found.total,
        "examples": found.examples,
        "lines": [_line(one, viewer.language) for one in found.lines],
        "rest": found.total - len(found.lines),
    }


def _line(one: GapLine, language: str) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "title": one.title.best(language),
        "href": page_of(one.address),
        "country": one.country,
        "country_name": country(one.country),
        "iso": one.since.isoformat() if one.since else "",
        "when": day(one.since),
        "is_example": one.nature == Nature.EXAMPLE,
    }


@require_safe
@everybody
def gap_csv(request: VivaioRequest, code: str) -> HttpResponseBase:
    """The rows behind one number, as a table."""
    viewer = request.viewer
    if code not in gaps:
        raise Unknown
    centre = _centre(viewer, request.GET.get("centre", "")[:120])
    found = gaps.get(code).found(viewer, centre, TABLE)
    rows = _rows(found.lines, viewer.language)
    return tables.answer(f"{code}.csv", COLUMNS, rows, private=viewer.account is not None)


def _rows(lines: Any, language: str) -> Iterator[list[object]]:
    today = clock.today()
    for one in lines:
        title = one.title.best(language)
        yield [
            one.uid, f"/id/{one.uid}", title.words, title.language, one.country,
            one.since or "", (today - one.since).days if one.since else "", coded(one.nature),
        ]  # fmt: skip
