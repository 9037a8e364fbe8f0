"""The addresses of the interface for programs, known before anything of it is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt

from vivaio.api.version import BASE
from vivaio.kernel.later import Later
from vivaio.platform.web.audience import View, everybody

if TYPE_CHECKING:
    from vivaio.api import interface
else:
    # It brings pydantic, fifteen megabytes that a server of pages alone does not need.
    interface = Later("vivaio.api.interface")

#: By name, what follows; a test holds it against what the rooms' routers offer.
ROUTES = {
    "api_actors": "actors",
    "api_actor": "actors/<uuid:uid>",
    "api_centres": "centres",
    "api_centre": "centres/<uuid:uid>",
    "api_changes": "changes",
    "api_consortia": "consortia",
    "api_consortium": "consortia/<uuid:uid>",
    "api_news": "news",
    "api_news_item": "news/<uuid:uid>",
    "api_pages": "pages",
    "api_page": "pages/<uuid:uid>",
    "api_places": "places",
    "api_place": "places/<uuid:uid>",
    "api_programmes": "programmes",
    "api_programme": "programmes/<uuid:uid>",
    "api_taxonomy": "taxonomy",
    "api_concepts": "taxonomy/<slug:scheme>",
    "api_territories": "territories",
    "api_territory": "territories/<slug:code>",
}


def _opened(name: str) -> View:
    def view(request: HttpRequest, **named: Any) -> HttpResponseBase:
        return interface.views()[name](request, **named)

    view.__name__ = view.__qualname__ = name
    # It writes nothing, so there is nothing a foreign page could do through somebody's browser.
    return csrf_exempt(everybody(view))


def addresses() -> list[URLPattern]:
    """The addresses of all routers."""
    return [path(f"{BASE}{route}", _opened(name), name=name) for name, route in ROUTES.items()]
