"""What machines read: Atom feeds, and the news as a table."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vivaio.contexts.pages import queries, table
from vivaio.contexts.pages.models import Editorial
from vivaio.ground.centres import queries as centres
from vivaio.platform.tenancy.examples import coded
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web import atom, tables
from vivaio.platform.web.atom import Entry
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.wording import page_of

ENTRIES = 50


@require_safe
@everybody
def feed(request: VivaioRequest, slug: str = "") -> HttpResponse:
    """Published news that everybody may read, newest first, in the language of the address."""
    language = request.viewer.language
    reader = Viewer.anonymous(language)
    centre = centres.centre(reader, slug) if slug else None
    name = centre.name.best(language).words if centre else "Vivaio"
    return atom.feed(
        title=gettext("News: %(name)s") % {"name": name},
        path=request.path,
        of=f"{request.path.removesuffix('.atom')}/",
        language=language,
        author=name,
        entries=(
            _entry(row, language)
            for row in queries.latest(reader, centre.uid if centre else None, ENTRIES)
        ),
        centre=centre.uid if centre else None,
    )


def _entry(row: Editorial, language: str) -> Entry:
    return Entry(
        uid=row.uid,
        title=row.title.best(language).words,
        path=page_of(row.record_address()),
        kind="news",
        nature=row.nature,
        published_at=row.released_at or row.created_at,
        updated_at=row.updated_at,
        summary=row.summary.best(language).words,
    )


@require_safe
@everybody
def news_csv(request: VivaioRequest) -> HttpResponseBase:
    """Published news in CSV (UTF-8), safe to open in a spreadsheet."""
    rows = (
        {**row, "nature": coded(str(row["nature"]))}.values() for row in table.rows(request.viewer)
    )
    return tables.answer("news.csv", table.COLUMNS, rows)
