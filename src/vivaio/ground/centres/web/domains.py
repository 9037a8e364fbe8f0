"""A centre's own host name and its colours.

Under its own name a centre is the first thing one sees; every other page is the same there. Host
names that no centre has are refused as they always were, and nobody is ever led to another host.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.http.request import split_domain_port, validate_host
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from vivaio.ground.centres import colours
from vivaio.ground.centres.queries import settings as settled
from vivaio.kernel.errors import Unknown
from vivaio.kernel.language import INTERFACE
from vivaio.platform.web.audience import VivaioRequest, everybody

GetResponse = Callable[[HttpRequest], HttpResponseBase]
_HOMES = frozenset({"/", *(f"/{code}/" for code in INTERFACE)})


class OwnDomainMiddleware:
    """Lets a request under a centre's own name in, and its home be the centre's page."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        host = request.META.get("HTTP_HOST", "")
        domain, _port = split_domain_port(host)
        allowed = [
            *settings.ALLOWED_HOSTS,
            *([".localhost", "127.0.0.1"] if settings.DEBUG else ()),
        ]
        if not domain or validate_host(domain, allowed):
            return self.get_response(request)
        centre = settled.centre_at(domain)
        if centre is None:
            return self.get_response(request)
        found = cast(Any, request)
        found.centre_at_home = centre.uid
        # The name was found among the centres' own: the list of the platform's need not hold it.
        found.get_host = lambda: host
        if request.path in _HOMES and request.method in ("GET", "HEAD"):
            named = request.path.strip("/")
            language = named or get_language_from_request(request)
            return HttpResponseRedirect(f"/{language}/{centre.record_address()}")
        return self.get_response(request)


@require_safe
@everybody
def theme(request: VivaioRequest, name: str) -> HttpResponse:
    """The stylesheet of a theme: its name says all that is in it, so it never changes."""
    sheet = colours.named(name)
    if sheet is None:
        raise Unknown
    response = HttpResponse(sheet, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
