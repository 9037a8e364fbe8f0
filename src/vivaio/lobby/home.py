"""The home of the network."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from vivaio.contexts.pages import queries as news
from vivaio.contexts.pages.web import presenters
from vivaio.contexts.pages.web import views as pages
from vivaio.ground.centres import queries as centres
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.structured import structured
from vivaio.platform.web.wording import country, page_of


@require_safe
@everybody
def home(request: VivaioRequest) -> HttpResponse:
    """What this is, which country, and one box to search in."""
    language = request.viewer.language
    countries = [
        {
            "uid": centre.uid,
            "code": centre.country,
            "name": country(centre.country),
            "href": page_of(centre.address),
            "note": "",
        }
        for centre in centres.centres(request.viewer)
    ]
    known = pages.by_uid(request.viewer)
    context = {
        "countries": countries,
        "language": language,
        "news": [presenters.line(row, language, known) for row in news.latest(request.viewer)],
        "data": structured(pages.site_data()),
    }
    return render(request, "lobby/home.html", context)


@require_safe
@everybody
def door(request: VivaioRequest) -> HttpResponse:
    """The bare address: to the home in the language the browser asks for."""
    response = redirect("home")
    response["Vary"] = "Accept-Language"
    return response


@require_safe
@everybody
def about(request: VivaioRequest) -> HttpResponse:
    """What this house is, what is fact and what is example, and what it knows of its readers."""
    return render(request, "lobby/about.html")
