"""Permanent addresses, feeds and what machines ask for."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, HttpResponseGone
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vivaio.kernel.errors import Unknown
from vivaio.platform.linked.asking import asked_form
from vivaio.platform.records import merging
from vivaio.platform.records import queries as records
from vivaio.platform.records.models import Record
from vivaio.platform.records.queries import Heading
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web import atom
from vivaio.platform.web.atom import Entry
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.wording import page_of

FEED_ROWS = 50


@require_safe
@everybody
def identity(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """303 from a record's permanent address to its page in the reader's language.

    Whoever asks for linked data is sent to the record in that form.
    """
    try:
        heading = records.heading(request.viewer, uid)
    except Unknown:
        living = merging.survivor(request.viewer, uid)
        if living is not None:
            return _see(request, living)
        # Only of what everybody could see before it is told that it was there.
        was_open = Record.objects.filter(Record.open_to_others(), visibility=Visibility.PUBLIC)
        if was_open.filter(uid=uid, deleted_at__isnull=False).exists():
            return render(request, "lobby/gone.html", status=HttpResponseGone.status_code)
        raise
    return _see(request, heading)


def _see(request: VivaioRequest, heading: Heading) -> HttpResponse:
    form = asked_form(request)
    to = f"/id/{heading.uid}.{form.ending}" if form else page_of(heading.address)
    response = redirect(to)
    response.status_code = 303
    patch_vary_headers(response, ["Accept", "Accept-Language"])
    return response


@require_safe
@everybody
def robots(request: VivaioRequest) -> HttpResponse:
    """What crawlers may read: everything public that is no form and no search."""
    lines = ["User-agent: *", "Disallow: /*/search/", "Disallow: /*/account/", "Disallow: /id/",
             "Disallow: /thread/",
             f"Sitemap: {settings.PUBLIC_ADDRESS}/sitemap.xml", ""]  # fmt: skip
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@everybody
def feed(request: VivaioRequest) -> HttpResponse:
    """The newest changes of the network that everybody may see, as Atom."""
    public = Record.objects.visible_to(Viewer.anonymous(request.viewer.language))
    language = request.viewer.language
    return atom.feed(
        title=_("Vivaio: what is new in the network"),
        path=request.path,
        of=f"/{language}/",
        language=language,
        author="Vivaio",
        entries=[_entry(row, language) for row in public.order_by("-change")[:FEED_ROWS]],
    )


def _entry(record: Record, language: str) -> Entry:
    return Entry(
        uid=record.uid,
        title=record.title.best(language).words,
        path=f"/{language}/{record.address}",
        kind=record.kind,
        nature=record.nature,
        published_at=record.created_at,
        updated_at=record.updated_at,
    )
