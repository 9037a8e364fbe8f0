"""The pages for people who use the data: what there is, what it means, how to ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vivaio.api.datasets import data_sets
from vivaio.api.version import BASE
from vivaio.kernel.later import Later
from vivaio.platform.linked.forms import forms
from vivaio.platform.records.harvesting import last_changes
from vivaio.platform.web.audience import VivaioRequest, everybody

if TYPE_CHECKING:
    from vivaio.api import dictionary, openapi
else:
    dictionary, openapi = Later("vivaio.api.dictionary"), Later("vivaio.api.openapi")


@require_safe
@everybody
def data(request: VivaioRequest) -> HttpResponse:
    """The data sets, with their files, their licence and what their fields mean."""
    changes = last_changes()
    sets = [
        {
            "code": one.code,
            "title": one.words[0],
            "about": one.words[1],
            "modified": one.modified(changes),
            "files": [
                (_name(file.media_type, file.is_interface), file.in_language())
                for file in one.files
            ],
        }
        for one in data_sets()
    ]
    context = {
        "sets": sets,
        "licence": settings.DATA_LICENCE,
        "publisher": settings.DATA_PUBLISHER,
        "contact": settings.DATA_CONTACT,
        "forms": [(_name(form.media_type), f"/data/catalogue.{form.ending}") for form in forms],
    }
    return render(request, "api/data.html", context)


def _name(media_type: str, is_interface: bool = False) -> str:
    known = {
        "text/csv": "CSV",
        "application/json": "JSON",
        "text/turtle": "Turtle",
        "application/ld+json": "JSON-LD",
        "application/rdf+xml": "RDF/XML",
        "application/geo+json": "GeoJSON",
        "application/atom+xml": "Atom",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    }
    return "API" if is_interface else known.get(media_type, media_type)


@require_safe
@everybody
def fields(request: VivaioRequest) -> HttpResponse:
    """The data dictionary."""
    return render(request, "api/dictionary.html", {"chapters": dictionary.chapters()})


@require_safe
@everybody
def interface(request: VivaioRequest) -> HttpResponse:
    """What programs may ask, with examples that work."""
    described = openapi.description()
    addresses: list[dict[str, Any]] = [
        {
            "path": path,
            "asked": [one["name"] for one in operation["get"]["parameters"] if "name" in one],
        }
        for path, operation in described["paths"].items()
    ]
    context = {
        "addresses": addresses,
        "base": f"{settings.PUBLIC_ADDRESS}/{BASE}",
        "readings": settings.API_READINGS,
    }
    return render(request, "api/interface.html", context)
