"""The map of the directory, and its twin, the list of the same cards; the same filter in both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vivaio.ground.actors.directory import Filter, Found, found
from vivaio.ground.actors.directory.placing import Seen, placed_in, seen
from vivaio.ground.actors.web import facets, presenters, spots
from vivaio.ground.actors.web.directory import PAGE
from vivaio.ground.actors.web.presenters import CardLine
from vivaio.ground.centres import queries as centres
from vivaio.kernel.errors import Invalid
from vivaio.platform.maps import ground
from vivaio.platform.maps.clusters import bounds
from vivaio.platform.maps.views import Bounds, View, degrees
from vivaio.platform.records import queries as records
from vivaio.platform.records.facets.bits import bits, places
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.paging import pager
from vivaio.platform.web.saying import url

#: The drawn map, in pixels, and what stays free around what it is to show.
SIZE, MARGIN = (960, 600), 28
#: A first view of a few cards is no nearer than this.
CLOSEST = 9
#: Europe, where no centre and no card says where to look.
EUROPE: Bounds = (-10.0, 35.0, 31.0, 60.0)
#: `bbox` of an address that asks for the cards that are nowhere on the map.
NOWHERE = "none"


def _countries(viewer: Viewer) -> list[str]:
    return [centre.country for centre in centres.centres(viewer)]


def _first_view(own: Callable[[], Sequence[str]], asked: Filter, result: Found) -> View:
    """The countries asked for or those of the network; of any other filter, where its cards are."""
    placed = placed_in(result.snapshot)
    others = asked.words or any(name != "country" for name, _ in asked.chosen)
    members = list(places(result.held & placed.all)) if others else []
    if members:
        left, top, right, bottom = bounds(placed.points, members)
        (north, west), (south, east) = degrees(left, top), degrees(right, bottom)
        return View.around((west, south, east, north), *SIZE, nearest=CLOSEST, margin=2 * MARGIN)
    lands = asked.values("country") or own()
    return View.around(ground.bounds(lands) or EUROPE, *SIZE, nearest=CLOSEST, margin=MARGIN)


@dataclass(frozen=True, slots=True)
class _Question:
    """What an address asks: a filter, and a view where it names one."""

    asked: Filter
    view: View | None
    area: str
    is_nowhere: bool

    @classmethod
    def of(cls, request: VivaioRequest) -> _Question:
        """`Invalid` for a view that is none."""
        query = request.GET
        bbox = query.get("bbox", "")
        named = bbox not in ("", NOWHERE) or "zoom" in query
        view = View.of(bbox, query.get("zoom", "")) if named else None
        area = query.get("area", "")[:5]
        return cls(Filter.of(query), view, area, bbox == NOWHERE)

    def at(self, view: View | None, part: str = "", area: str = "", bbox: str = "") -> str:
        """The page of the map with this filter and another view."""
        others = {"bbox": bbox} | (dict(view.query) if view else {}) | {"area": area}
        query = replace(self.asked, page=1).query(**others)
        tail = f"#{part}" if part else ""
        return f"{url('map')}{'?' if query else ''}{query}{tail}"


@require_safe
@everybody
def map_page(request: VivaioRequest) -> HttpResponse:
    """The map, drawn here, and beneath it the cards of what it shows."""
    viewer, question = request.viewer, _Question.of(request)
    if any("" in values for _, values in request.GET.lists()):
        return redirect(question.at(question.view))
    result = found(viewer, question.asked)
    own = _countries(viewer)
    view = question.view or _first_view(lambda: own, question.asked, result)
    part = seen(result, view)
    context = {
        **_filtered(viewer, question.asked, result),
        **_beneath(request, question, result, part),
        "view": view,
        "shapes": [(one.path, one.code in own) for one in ground.shapes(view)],
        "own": " ".join(own),
        "spots": spots.spots(viewer, result, part, view, question.at),
        "tools": _tools(question, view),
        "whole_href": question.at(None, "map") if request.GET.get("bbox") else "",
        **_ground(),
        "room": "actors",
        "noindex": bool(request.GET),
    }
    return render(request, "actors/map.html", context)


def _filtered(viewer: Viewer, asked: Filter, result: Found) -> dict[str, Any]:
    """What narrows the map, as on the other pages of the directory."""
    return {
        "asked": asked,
        "result": result,
        **facets.said(viewer, asked, result, ""),
        "cards_href": _directory(asked),
        "table_href": _directory(asked, view="table"),
    }


def _beneath(
    request: VivaioRequest, question: _Question, result: Found, part: Seen
) -> dict[str, Any]:
    """The list, and what it says of itself."""
    listed = _listed(question, result, part)
    return {
        "told": _told(question, result, part),
        "rough": (result.held & part.placed.near).bit_count(),
        "nowhere": (result.held & ~part.placed.all).bit_count(),
        "nowhere_href": question.at(None, "list", bbox=NOWHERE),
        "lines": _lines(request.viewer, listed, part, question.asked.page),
        "pager": pager(request, question.asked.page, listed.total, PAGE),
    }


def _ground() -> dict[str, str]:
    """Whose pictures of the ground are shown, where an operator has named any."""
    return {
        "tiles": settings.MAP_TILES,
        "tiles_by": settings.MAP_TILES_BY,
        "tiles_host": urlsplit(settings.MAP_TILES).hostname or "",
    }


def _listed(question: _Question, result: Found, part: Seen) -> Found:
    """The cards of the list: of a region, of the view, nowhere; or all that were found."""
    held = result.held
    if question.area:
        areas, near = part.placed.points.areas, held & part.placed.near
        members = [one for one in places(near) if areas[one] == question.area]
        held = bits(members, result.snapshot.size)
    elif question.is_nowhere:
        held &= ~part.placed.all
    elif question.view is not None:
        held = part.held
    else:
        return result
    return replace(result, held=held, total=held.bit_count(), more=False)


def _told(question: _Question, result: Found, part: Seen) -> str:
    """How many of how many are shown."""
    on_map = (result.held & part.placed.all).bit_count()
    if question.view is None:
        counts = {"shown": on_map, "total": result.total}
        return gettext("On the map: %(shown)s of %(total)s.") % counts
    counts = {"shown": part.count, "total": result.total}
    return gettext("In this view: %(shown)s of %(total)s.") % counts


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A card of the list beneath the map: where it lies there, `own`, `area` or "" (nowhere)."""

    line: CardLine
    position: str
    region: str


def _lines(viewer: Viewer, listed: Found, part: Seen, page: int) -> Sequence[PlacedLine]:
    uids = listed.uids((page - 1) * PAGE, PAGE)
    known = records.headings(viewer, uids)
    cards = presenters.lines([known[uid] for uid in uids if uid in known], viewer.language)
    at = listed.snapshot.places_of(card.uid.bytes for card in cards)
    return [
        PlacedLine(card, _position(part, place), _region(part, place, viewer.language))
        for card, place in zip(cards, at, strict=True)
    ]


def _position(part: Seen, place: int) -> str:
    if part.placed.own >> place & 1:
        return "own"
    return "area" if part.placed.near >> place & 1 else ""


def _region(part: Seen, place: int, language: str) -> str:
    return spots.region_of(part.placed.codes[place], language)


def _directory(asked: Filter, **others: str) -> str:
    query = replace(asked, page=1).query(**others)
    return f"{reverse('actors')}{'?' if query else ''}{query}"


def _tools(question: _Question, view: View) -> Iterable[tuple[str, str, str]]:
    """Links that move the drawn map: address, words, icon."""
    steps = (
        (view.zoomed(1), gettext("Nearer"), "plus"),
        (view.zoomed(-1), gettext("Farther"), "minus"),
        (view.moved(0, -0.4), gettext("North"), "arrow-up"),
        (view.moved(0, 0.4), gettext("South"), "arrow-down"),
        (view.moved(-0.4, 0), gettext("West"), "arrow-left"),
        (view.moved(0.4, 0), gettext("East"), "arrow-right"),
    )
    return [(question.at(to, "map"), words, icon) for to, words, icon in steps if to is not None]


@require_safe
@everybody
def map_data(request: VivaioRequest) -> HttpResponse:
    """The spots of a view as GeoJSON, the first one where none is named; 422 for what is none."""
    viewer = request.viewer
    try:
        question = _Question.of(request)
    except Invalid as refused:
        words = " ".join(sentence(one) for several in refused.errors.values() for one in several)
        problem = {"type": "about:blank", "title": gettext("No such view"), "status": 422}
        return JsonResponse(
            {**problem, "detail": words}, status=422, content_type="application/problem+json"
        )
    result = found(viewer, question.asked)
    view = question.view or _first_view(lambda: _countries(viewer), question.asked, result)
    part = seen(result, view)
    shown = spots.spots(viewer, result, part, view, question.at)
    on_map = result.held & part.placed.all
    data: dict[str, Any] = {
        "type": "FeatureCollection",
        "total": result.total,
        "placed": on_map.bit_count(),
        "near": (result.held & part.placed.near).bit_count(),
        "shown": part.count,
        "features": [one.feature() for one in shown],
    }
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")})
