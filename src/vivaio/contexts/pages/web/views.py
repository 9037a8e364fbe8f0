"""News and pages as everybody reads them, with more verbs for those who write them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vivaio.contexts.pages import policies, queries
from vivaio.contexts.pages.blocks import Coverage, coverage
from vivaio.contexts.pages.models import LIFE, Editorial
from vivaio.contexts.pages.queries import PAGE
from vivaio.contexts.pages.web import presenters
from vivaio.contexts.pages.web.forms import MoveForm
from vivaio.ground.centres import queries as centres
from vivaio.ground.centres.queries import CentreLine
from vivaio.kernel.errors import Unknown
from vivaio.kernel.language import INTERFACE
from vivaio.platform.links import queries as links
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.paging import asked_page, pager
from vivaio.platform.web.structured import structured
from vivaio.platform.web.wording import page_of

#: The page on which somebody reads, edits or moves a record of a kind.
NAMES = {"news": "news_item", "page": "page"}


def by_uid(viewer: Viewer) -> dict[UUID, CentreLine]:
    """The centres a viewer may see."""
    return {one.uid: one for one in centres.centres(viewer)}


@require_safe
@everybody
def news(request: VivaioRequest, slug: str = "") -> HttpResponse:
    """What is new: in the whole network, or in one centre."""
    viewer, page = request.viewer, asked_page(request.GET)
    centre = centres.centre(viewer, slug) if slug else None
    listing = queries.newest(viewer, centre.uid if centre else None, page)
    known = by_uid(viewer)
    may_write = viewer.may("edit", centre.uid if centre else None)
    context = {
        "centre": centre,
        "name": centre.name.best(viewer.language) if centre else None,
        "lines": [presenters.line(row, viewer.language, known) for row in listing.items],
        "total": listing.total,
        "pager": pager(request, page, listing.total, PAGE),
        "may_write": may_write,
    }
    return render(request, "pages/news.html", context)


@require_safe
@everybody
def item(request: VivaioRequest, slug: str, kind: str) -> HttpResponse:
    """One piece of news or one page."""
    try:
        row = queries.found(request.viewer, kind, slug)
    except Unknown:
        present = queries.slug_now(request.viewer, kind, slug)
        return redirect(NAMES[kind], present, permanent=True)
    return item_page(request, row, kind)


def item_page(
    request: VivaioRequest, row: Editorial, kind: str, form: MoveForm | None = None
) -> HttpResponse:
    """The page of a record; with a form that was refused, as 422."""
    viewer = request.viewer
    whole = queries.whole(viewer, row)
    name = row.centre.name.best(viewer.language).words if row.centre else ""
    is_example = row.nature == Nature.EXAMPLE
    (here,) = coverage(whole.content, [viewer.language])
    context = {
        "kind": kind,
        "row": row,
        "title": row.title.best(viewer.language),
        "summary": row.summary.best(viewer.language),
        "blocks": presenters.presented(whole, viewer.language),
        "behind": _behind(here),
        "centre_name": name,
        "is_example": is_example,
        "noindex": row.state != "published",
        "ties": _ties(viewer, row),
        "data": "" if is_example or kind != "news" or row.state != "published" else structured(
            presenters.article(row, whole, viewer.language, name or "Vivaio")
        ),
        **_work(viewer, row, whole, form),
    }  # fmt: skip
    status = 422 if form is not None and form.errors else 200
    return render(request, "pages/item.html", context, status=status)


def _behind(here: Coverage) -> str:
    """One sentence for a reader whose language lags; "" when all is well."""
    if here.missing:
        return gettext(
            "Not all of this is in your language yet: the rest stands in the language in which "
            "it was written."
        )
    return gettext("The original has changed since this was translated.") if here.stale else ""


def _ties(viewer: Viewer, row: Editorial) -> list[dict[str, Any]]:
    return [
        {"label": hop.label, "name": hop.other.title.best(viewer.language),
         "href": page_of(hop.other.address)}
        for hop in links.of(viewer, row.uid)
    ]  # fmt: skip


def _work(
    viewer: Viewer, row: Editorial, whole: queries.Whole, form: MoveForm | None
) -> dict[str, Any]:
    """What those who write find beside the page: its state, its languages, its verbs."""
    if not policies.can_amend(viewer, row) and not viewer.may("edit", row.centre_id):
        return {"works": False}
    return {
        "works": True,
        "may_amend": bool(policies.can_amend(viewer, row)),
        "state": presenters.STATES[row.state],
        "badge_name": presenters.BADGES.get(row.state, row.state),
        "scheduled": presenters.when_scheduled(row),
        "zone": queries.zone(row),
        "languages": coverage(whole.content, INTERFACE),
        "verbs": [verb for verb in LIFE.verbs if policies.can_move(viewer, row, verb)],
        "form": form or MoveForm(initial={"version": row.version}),
    }


@require_safe
@everybody
def pages(request: VivaioRequest) -> HttpResponse:
    """All pages: those of the network, then those of each centre."""
    viewer = request.viewer
    known = by_uid(viewer)
    lines = [presenters.line(row, viewer.language, known) for row in queries.pages(viewer)]
    context = {"own": [one for one in lines if not one.centre],
               "of_centres": [one for one in lines if one.centre]}  # fmt: skip
    return render(request, "pages/pages.html", context)


def site_data() -> dict[str, Any]:
    """The whole house as schema.org calls it."""
    return {
        "@type": "WebSite",
        "name": "Vivaio",
        "url": f"{settings.PUBLIC_ADDRESS}/",
        "inLanguage": list(INTERFACE),
        "publisher": {"@type": "Organization", "name": "Vivaio", "url": settings.PUBLIC_ADDRESS},
    }
