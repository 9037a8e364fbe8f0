"""One search over everything, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vivaio.platform.records import queries as records
from vivaio.platform.records.kinds import models_by_kind
from vivaio.platform.records.translatables import kind_name
from vivaio.platform.search import queries
from vivaio.platform.search.queries import Hit
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.paging import asked_page, pager
from vivaio.platform.web.wording import country, page_of

PAGE = 20
LONGEST_WORDS = 200


def _beyond_title(hit: Hit) -> Sequence[tuple[str, bool]]:
    """The excerpt, unless it only says the title again."""
    said = "".join(piece for piece, _marked in hit.excerpt)
    return () if said.strip() == hit.title else hit.excerpt


def _lines(viewer: Viewer, hits: Sequence[Hit]) -> list[dict[str, Any]]:
    known = records.headings(viewer, [hit.uid for hit in hits])
    return [
        {
            "title": hit.title,
            "language": hit.language,
            "href": page_of(known[hit.uid].address),
            "kind": kind_name(hit.kind),
            "excerpt": _beyond_title(hit),
            "country_name": country(hit.country),
            "is_example": hit.nature == Nature.EXAMPLE,
        }
        for hit in hits
        if hit.uid in known
    ]


@require_safe
@everybody
def search(request: VivaioRequest) -> HttpResponse:
    """What the words find: exact names first, then the best, each with its language."""
    viewer = request.viewer
    words = request.GET.get("q", "").strip()[:LONGEST_WORDS]
    kind = request.GET.get("kind", "")
    names = {one: kind_name(one) for one in models_by_kind()}
    kinds = [kind] if kind in names else []
    page = asked_page(request.GET)
    context = {"words": words, "kind": kind, "kinds": names, "room": "search", "noindex": True}
    if words:
        found = queries.find(
            viewer, words, language=viewer.language, kinds=kinds, limit=PAGE,
            offset=(page - 1) * PAGE,
        )  # fmt: skip
        context |= {
            "hits": _lines(viewer, found.hits),
            "total": found.total,
            "more": found.more,
            "searched_for": found.searched_for if found.repaired else "",
            "any_word": found.any_word,
            "pager": pager(request, page, found.total, PAGE),
        }
    return render(request, "lobby/search.html", context)
