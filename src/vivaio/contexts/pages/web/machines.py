"""What machines read: Atom feeds, and the news as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from defusedcsv import csv
from django.conf import settings
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vivaio.contexts.pages import plugs, queries
from vivaio.contexts.pages.models import Editorial
from vivaio.ground.centres import queries as centres
from vivaio.platform.funding import queries as funding
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
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
    address = f"{settings.PUBLIC_ADDRESS}{request.path}"
    block = funding.block(language, centre.uid if centre else None)
    made = Atom1Feed(
        title=gettext("News: %(name)s") % {"name": name},
        link=f"{settings.PUBLIC_ADDRESS}{request.path.removesuffix('.atom')}/",
        feed_url=address,
        description="",
        language=language,
        author_name=name,
        feed_guid=address,
        feed_copyright=block.plain if block else None,
    )
    for row in queries.latest(reader, centre.uid if centre else None, ENTRIES):
        made.add_item(
            title=_title(row, language),
            link=f"{settings.PUBLIC_ADDRESS}{page_of(row.record_address())}",
            description=row.summary.best(language).words,
            unique_id=f"urn:uuid:{row.uid}",
            updateddate=row.updated_at,
            pubdate=row.released_at,
            categories=["news", *(["example"] if row.nature == Nature.EXAMPLE else [])],
        )
    response = HttpResponse(content_type=made.content_type)
    made.write(response, "utf-8")
    return response


def _title(row: Editorial, language: str) -> str:
    """Its title; an example's says first that it is one."""
    title = row.title.best(language).words
    if row.nature != Nature.EXAMPLE:
        return title
    return f"{gettext('EXAMPLE · no legal effect')}: {title}"


_writer: Callable[..., Any] = csv.writer


class _Echo:
    """Hands each line on instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def _lines(viewer: Viewer) -> Iterator[str]:
    writer = _writer(_Echo())
    yield "\ufeff" + writer.writerow(plugs.COLUMNS)
    mark = gettext("EXAMPLE · no legal effect")
    for row in plugs.rows(viewer):
        nature = f"example ({mark})" if row["nature"] == Nature.EXAMPLE else row["nature"]
        yield writer.writerow({**row, "nature": nature}.values())


@require_safe
@everybody
def news_csv(request: VivaioRequest) -> HttpResponseBase:
    """Published news in CSV (UTF-8), safe to open in a spreadsheet."""
    lines = _lines(request.viewer)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="news.csv"'
    return response
