"""The door of every address for programs: reading only, not too often, in a form that is there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt

from vivaio.platform.limits.reading import Meter, Standing
from vivaio.platform.web import cache
from vivaio.platform.web.audience import View, VivaioRequest, everybody
from vivaio.platform.web.guard import address_of
from vivaio.platform.web.problems import problem

MEDIA_TYPE = "application/json"
READS = ("GET", "HEAD", "OPTIONS")
#: What a page of another site may read of an answer.
EXPOSED = "ETag, Last-Modified, Link, RateLimit, RateLimit-Policy, Retry-After"
meter = Meter()


def door(
    view: Callable[..., HttpResponseBase],
    *,
    known: Collection[str] | None = None,
    media_type: str = MEDIA_TYPE,
) -> View:
    """A view as an address for programs; `known` are the parameters it may be asked (None: any)."""

    @wraps(view)
    def opened(request: VivaioRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        if request.method not in READS:
            return problem(request, 405, headers={"Allow": ", ".join(READS)})
        if request.method == "OPTIONS":
            return _options()
        standing = meter.take(address_of(request), settings.API_READINGS)
        response: HttpResponseBase = _refused(request, standing, known, media_type) or _read(
            request, view, *arguments, **named
        )
        for name, value in _limits(standing).items():
            response[name] = value
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = EXPOSED
        return response

    # It writes nothing, so there is nothing a foreign page could do through somebody's browser.
    return csrf_exempt(everybody(opened))


def _options() -> HttpResponse:
    return HttpResponse(
        status=204,
        headers={
            "Allow": ", ".join(READS),
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Allow-Methods": ", ".join(READS),
            "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match",
            "Access-Control-Max-Age": "86400",
            "Cache-Control": "no-store",
        },
    )


def _refused(
    request: HttpRequest, standing: Standing, known: Collection[str] | None, media_type: str
) -> HttpResponse | None:
    if standing.is_over:
        return problem(request, 429, headers={"Retry-After": str(standing.resets)})
    if not request.accepts(media_type):
        return problem(request, 406, [gettext("It is given as %(form)s.") % {"form": media_type}])
    strange = [] if known is None else sorted(set(request.GET) - set(known))
    if strange:
        said = gettext("There is no such parameter.")
        errors = [{"parameter": name[:60], "detail": said} for name in strange[:20]]
        return problem(request, 422, errors=errors)
    return None


def _read(
    request: VivaioRequest, view: Callable[..., HttpResponseBase], *arguments: Any, **named: Any
) -> HttpResponseBase:
    asked, request.method = request.method, "GET"
    try:
        response = view(request, *arguments, **named)
    finally:
        request.method = asked
    if response.status_code != 200 or not isinstance(response, HttpResponse):
        return response
    # Weak: on the way it may be sent compressed or not.
    response["ETag"] = f'W/"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
    response["Cache-Control"] = cache.on_the_way(request.viewer)
    patch_vary_headers(response, ["Accept"])
    if response["ETag"] in _tags(request):
        kept = ("ETag", "Cache-Control", "Vary", "Last-Modified", "Link")
        headers = {name: response[name] for name in kept if name in response}
        return HttpResponse(status=304, headers=headers)
    return response


def _tags(request: HttpRequest) -> list[str]:
    return [tag.strip() for tag in request.headers.get("If-None-Match", "").split(",")]


def _limits(standing: Standing) -> dict[str, str]:
    return {
        "RateLimit-Policy": f'"default";q={standing.most};w={standing.window}',
        "RateLimit": f'"default";r={standing.left};t={standing.resets}',
    }
