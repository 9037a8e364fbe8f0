"""News and pages as linked data, in the words of schema.org."""

from __future__ import annotations

from uuid import UUID

from rdflib.namespace import DCTERMS
from rdflib.term import URIRef

from vivaio.contexts.pages import queries
from vivaio.platform.linked.description import Description, identity
from vivaio.platform.linked.words import SCHEMA
from vivaio.platform.tenancy.viewer import Viewer


def _describe(viewer: Viewer, uid: UUID, told: Description, kind: str, of_type: URIRef) -> None:
    row = queries.by_uid(viewer, kind, uid)
    told.of_type(of_type)
    told.text(SCHEMA.headline, row.title)
    told.text(SCHEMA.abstract, row.summary)
    told.add(DCTERMS.issued, row.released_at)
    told.add(DCTERMS.publisher, identity(row.centre_id) if row.centre_id else None)
    for block in queries.whole(viewer, row).content.blocks:
        if block.kind == "text":
            told.text(SCHEMA.text, block.text("words"))


def describe_news(viewer: Viewer, uid: UUID, told: Description) -> None:
    """A piece of news."""
    _describe(viewer, uid, told, "news", SCHEMA.NewsArticle)


def describe_page(viewer: Viewer, uid: UUID, told: Description) -> None:
    """A page."""
    _describe(viewer, uid, told, "page", SCHEMA.WebPage)
