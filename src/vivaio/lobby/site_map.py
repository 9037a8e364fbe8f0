"""The map of the site for search engines: one file, or an index of several when it is long."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from vivaio.kernel.errors import Unknown
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody

#: Records in one file: with seven languages far below the 50,000 addresses a file may hold.
ROWS = 5_000
#: Pages that are no records', in the first file: the homes and where each list begins.
PAGES = ("", "centres/", "actors/", "consortia/", "about/", "about/roles/")
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def _public() -> QuerySet[Record]:
    return Record.objects.visible_to(Viewer.anonymous()).filter(nature=Nature.FACT)


@require_safe
@everybody
def site_map(request: VivaioRequest) -> HttpResponse:
    """The public pages that hold facts, each with its other languages; or where their lists are."""
    rows = list(_rows(0, ROWS + 1))
    if len(rows) <= ROWS:
        return _urls(rows, PAGES)
    parts = -(-_public().count() // ROWS)
    response, xml = _document("sitemapindex")
    for number in range(1, parts + 1):
        xml.startElement("sitemap", AttributesImpl({}))
        xml.addQuickElement("loc", f"{settings.PUBLIC_ADDRESS}/sitemap-{number}.xml")
        xml.endElement("sitemap")
    xml.endElement("sitemapindex")
    xml.endDocument()
    return response


@require_safe
@everybody
def site_map_part(request: VivaioRequest, number: int) -> HttpResponse:
    """One of the files that the index names, counted from one."""
    start = (number - 1) * ROWS
    rows = list(_rows(start, start + ROWS)) if 0 <= start < 10**9 else []
    if not rows and number != 1:
        raise Unknown
    return _urls(rows, PAGES if number == 1 else ())


def _rows(start: int, end: int) -> Iterable[tuple[str, str]]:
    # By uid: a record that changes stays in its file.
    rows = _public().order_by("uid").values_list("address", "updated_at")[start:end]
    return [(address, updated.date().isoformat()) for address, updated in rows]


def _document(root: str) -> tuple[HttpResponse, SimplerXMLGenerator]:
    response = HttpResponse(content_type="application/xml; charset=utf-8")
    xml = SimplerXMLGenerator(response, "utf-8", short_empty_elements=True)
    xml.startDocument()
    names = {"xmlns": _SCHEMA}
    if root == "urlset":
        names["xmlns:xhtml"] = "http://www.w3.org/1999/xhtml"
    xml.startElement(root, AttributesImpl(names))
    return response, xml


def _urls(rows: Iterable[tuple[str, str]], pages: Iterable[str]) -> HttpResponse:
    response, xml = _document("urlset")
    codes = [code for code, _name in settings.LANGUAGES]
    for address, updated in [*((page, "") for page in pages), *rows]:
        for code in codes:
            xml.startElement("url", AttributesImpl({}))
            xml.addQuickElement("loc", f"{settings.PUBLIC_ADDRESS}/{code}/{address}")
            if updated:
                xml.addQuickElement("lastmod", updated)
            for other in codes:
                href = f"{settings.PUBLIC_ADDRESS}/{other}/{address}"
                xml.addQuickElement(
                    "xhtml:link", None, {"rel": "alternate", "hreflang": other, "href": href}
                )
            xml.endElement("url")
    xml.endElement("urlset")
    xml.endDocument()
    return response
