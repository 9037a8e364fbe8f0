"""The addresses of news and pages for programs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from vivaio.contexts.pages import queries
from vivaio.contexts.pages.api.shapes import BlockShape, EditorialShape, WholeEditorial
from vivaio.contexts.pages.models import MODELS, Editorial
from vivaio.platform.records import harvesting
from vivaio.platform.rest.answers import answer, listed
from vivaio.platform.rest.cursors import after_uid, uid_of
from vivaio.platform.rest.shapes import Asked, AskedList, Page, Wanted
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.markdown import is_safe_address

news = Router(tags=["news"])
pages = Router(tags=["pages"])


def _of(row: Editorial, wanted: Wanted) -> dict[str, Any]:
    common = wanted.common(row, {"title": row.title, "summary": row.summary})
    return {**common, "released_at": row.released_at}


def _listed(request: HttpRequest, asked: AskedList, kind: str) -> HttpResponse:
    wanted, rows = Wanted(asked), MODELS[kind].objects.visible_to(Viewer.anonymous())
    return listed(
        request,
        Page[EditorialShape],
        harvesting.following(rows, uid_of(asked.cursor), asked.limit),
        asked.limit,
        lambda shown: [EditorialShape(**_of(row, wanted)) for row in shown],
        lambda row: after_uid(row.uid),
    )


def _whole(asked: Asked, kind: str, uid: UUID) -> HttpResponse:
    viewer, wanted = Viewer.anonymous(), Wanted(asked)
    row = queries.by_uid(viewer, kind, uid)
    blocks = []
    for block in queries.whole(viewer, row).content.blocks:
        texts = {name: wanted.texts(text) for name, text in block.texts.items() if text}
        address = block.values.get("address", "")
        safe = address if is_safe_address(address) else ""
        blocks.append(BlockShape(kind=block.kind, texts=texts, address=safe))
    return answer(WholeEditorial(**_of(row, wanted), blocks=blocks), row.updated_at)


@news.get(
    "",
    response=Page[EditorialShape],
    url_name="api_news",
    operation_id="listNews",
    summary="News",
)
def list_news(request: HttpRequest, asked: Query[AskedList]) -> HttpResponse:
    """Published news of the network and of its centres."""
    return _listed(request, asked, "news")


@news.get(
    "/{uuid:uid}",
    response=WholeEditorial,
    url_name="api_news_item",
    operation_id="getNewsItem",
    summary="One piece of news",
)
def one_news_item(request: HttpRequest, uid: UUID, asked: Query[Asked]) -> HttpResponse:
    """A piece of news with all that is written in it."""
    return _whole(asked, "news", uid)


@pages.get(
    "",
    response=Page[EditorialShape],
    url_name="api_pages",
    operation_id="listPages",
    summary="Pages",
)
def list_pages(request: HttpRequest, asked: Query[AskedList]) -> HttpResponse:
    """Published pages of the network and of its centres."""
    return _listed(request, asked, "page")


@pages.get(
    "/{uuid:uid}",
    response=WholeEditorial,
    url_name="api_page",
    operation_id="getPage",
    summary="One page",
)
def one_page(request: HttpRequest, uid: UUID, asked: Query[Asked]) -> HttpResponse:
    """A page with all that is written on it."""
    return _whole(asked, "page", uid)
