"""Answers to programs that say what did not work: problem details (RFC 9457)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus

from django.http import HttpRequest, JsonResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _

MEDIA_TYPE = "application/problem+json"
#: Below this, whoever asks is a program and is answered as one.
PREFIX = "/api/"
_HEADERS = {"Cache-Control": "no-store", "Access-Control-Allow-Origin": "*"}
#: The words of the pages that tell people the same.
TITLES = {
    400: _("We could not read this"),
    403: _("This is not open to you"),
    404: _("There is nothing here"),
    405: _("This address works differently"),
    406: _("This address does not answer in that form"),
    422: _("What was sent cannot be taken as it is."),
    429: _("A little slower, please"),
    500: _("Something broke on our side"),
    503: _("One moment, please"),
}


def is_for_programs(request: HttpRequest) -> bool:
    """Whether the address is below the interface for programs."""
    return request.path.startswith(PREFIX) and request.path != PREFIX


def problem(
    request: HttpRequest,
    status: int,
    reasons: Iterable[str] = (),
    *,
    errors: Iterable[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> JsonResponse:
    """Problem details in the reader's language; `errors` name the parameters they are about."""
    title = TITLES.get(status)
    content: dict[str, object] = {
        "type": "about:blank",
        "title": str(title) if title else HTTPStatus(status).phrase,
        "status": status,
        "instance": request.path,
    }
    detail = " ".join(reasons)
    if detail:
        content["detail"] = detail
    listed = [dict(one) for one in errors]
    if listed:
        content["errors"] = listed
    response = JsonResponse(
        content,
        status=status,
        content_type=MEDIA_TYPE,
        json_dumps_params={"ensure_ascii": False},
        headers={
            "Cache-Control": "no-store",
            "Access-Control-Allow-Origin": "*",
            **(headers or {}),
        },
    )
    patch_vary_headers(response, ["Accept", "Accept-Language"])
    return response
