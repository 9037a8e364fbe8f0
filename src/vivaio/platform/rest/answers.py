"""Answers in JSON, with the header that leads on to the next page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date
from pydantic import BaseModel

from vivaio.platform.rest.door import MEDIA_TYPE
from vivaio.platform.rest.shapes import Page

T = TypeVar("T")
Row = TypeVar("Row")


def answer(shape: BaseModel, modified: datetime | None = None) -> HttpResponse:
    """One thing as JSON; `modified` when it was last changed."""
    response = HttpResponse(shape.model_dump_json(), content_type=MEDIA_TYPE)
    if modified is not None:
        response["Last-Modified"] = http_date(modified.timestamp())
    return response


def listed(
    request: HttpRequest,
    page: type[Page[T]],
    rows: Sequence[Row],
    limit: int,
    shaped: Callable[[Sequence[Row]], list[T]],
    cursor: Callable[[Row], str],
) -> HttpResponse:
    """A page of rows, of which the caller read one more than asked for to know whether it ends."""
    shown = rows[:limit]
    following = cursor(shown[-1]) if len(rows) > limit else None
    response = answer(page(items=shaped(shown), next_cursor=following))
    if following is not None:
        response["Link"] = next_link(request, following)
    return response


def next_link(request: HttpRequest, cursor: str) -> str:
    """The header that leads to the next page: the same question, further on."""
    query = request.GET.copy()
    query["cursor"] = cursor
    return f'<{settings.PUBLIC_ADDRESS}{request.path}?{query.urlencode()}>; rel="next"'
