"""Both forms of a document. Rooms make a `content.Document`, and ask here."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.text import slugify
from markupsafe import Markup

from vivaio.platform.documents import page, typesetting
from vivaio.platform.documents.content import Document
from vivaio.platform.documents.tree import tree
from vivaio.platform.funding import queries as funding


def pdf(document: Document) -> bytes:
    """The document as tagged PDF, under the block of its centre's grant.

    `Invalid` when it holds signs that our typefaces do not draw.
    """
    block = funding.block(document.language, document.centre)
    return typesetting.set_document(tree(document, block), document.dated)


def page_part(document: Document) -> Markup:
    """The document as an `<article>`; the page around it carries the block at its foot."""
    return page.article(tree(document, None))


def file(document: Document, name: str = "") -> HttpResponse:
    """The PDF as an answer, to be saved under a name made from `name` or the title."""
    response = HttpResponse(pdf(document), content_type="application/pdf")
    called = slugify(name or document.title) or "document"
    response["Content-Disposition"] = f'inline; filename="{called}.pdf"'
    response["Content-Language"] = document.language
    return response
