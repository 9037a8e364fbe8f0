"""The interface for programs: the rooms' routers under one roof, and how refusals are told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.errors import ValidationError

from vivaio.api.changes import changes
from vivaio.api.version import BASE, VERSION
from vivaio.contexts.consortium.api import consortia
from vivaio.contexts.pages.api import news, pages
from vivaio.ground.actors.api import actors, places, programmes
from vivaio.ground.centres.api import centres
from vivaio.ground.taxonomy.api import taxonomy, territories
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.platform.rest.door import door
from vivaio.platform.web.audience import View
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.problems import problem

ROUTERS = {
    "actors": actors,
    "centres": centres,
    "changes": changes,
    "consortia": consortia,
    "news": news,
    "pages": pages,
    "places": places,
    "programmes": programmes,
    "taxonomy": taxonomy,
    "territories": territories,
}

interface = NinjaAPI(
    title="Vivaio",
    version=VERSION,
    description=(
        "Public records of a network of national competence centres for social innovation. "
        "Reading only; no key is needed. Texts are given by language. "
        "Records with the nature `example` are made up: leave them out where facts are wanted."
    ),
    docs_url=None,
    openapi_url=None,
    urls_namespace="interface",
    servers=[{"url": "/"}],
)
for name, router in ROUTERS.items():
    interface.add_router(f"/{name}", router)


@interface.exception_handler(Unknown)
def unknown(request: HttpRequest, error: Unknown) -> HttpResponse:
    """There is none, or none that everybody may see."""
    return problem(request, 404)


@interface.exception_handler(Http404)
def nothing(request: HttpRequest, error: Http404) -> HttpResponse:
    """The same from Django."""
    return problem(request, 404)


@interface.exception_handler(Invalid)
def invalid(request: HttpRequest, error: Invalid) -> HttpResponse:
    """A parameter that means nothing to us."""
    return problem(
        request,
        422,
        errors=[
            {"parameter": name, "detail": sentence(message)}
            for name, several in error.errors.items()
            for message in several
        ],
    )


@interface.exception_handler(ValidationError)
def refused(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Parameters that are not of their type, too long, too many."""
    return problem(request, 422, errors=[_said(one) for one in error.errors])


def _said(one: dict[str, Any]) -> dict[str, str]:
    return {"parameter": str(one["loc"][-1]), "detail": str(one["msg"])}


@lru_cache(maxsize=1)
def views() -> Mapping[str, View]:
    """By name the views of all routers, each behind the door and asked by its parameters alone."""
    described = interface.get_openapi_schema(path_prefix=f"/{BASE}")["paths"]
    patterns, *_others = interface.urls
    return {
        str(one.name): door(one.callback, known=_parameters(described, str(one.pattern)))
        for one in patterns
        if isinstance(one, URLPattern) and one.name != "api-root"
    }


def _parameters(described: Mapping[str, Any], route: str) -> frozenset[str]:
    """The names that an address may be asked by."""
    asked = described["/" + BASE + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route)]["get"]
    return frozenset(one["name"] for one in asked["parameters"] if one["in"] == "query")
