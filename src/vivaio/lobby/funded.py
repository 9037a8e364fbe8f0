"""Who funds this: the grants, and what is known of the words that stand on every page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vivaio.ground.centres import queries as centres
from vivaio.platform.funding import queries as funding
from vivaio.platform.funding.block import source, wordings
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.wording import day, language, page_of


@require_safe
@everybody
def funded(request: VivaioRequest) -> HttpResponse:
    """The grants of the network and its centres; what no agreement was read for stays unknown."""
    viewer = request.viewer
    kept = funding.grants([None, *(one.uid for one in centres.centres(viewer))])
    lines = [
        {
            "name": one.name.best(viewer.language).words,
            "href": page_of(one.address),
            "grant": kept.get(one.uid),
        }
        for one in centres.centres(viewer)
    ]
    wording = [
        {"code": code, "name": language(code), "said": said, "checked": day(said.checked_on)}
        for code, said in wordings().items()
    ]
    context = {
        "network": kept.get(None),
        "lines": lines,
        "wording": wording,
        "source": source(),
        "read_on": day(source()["read_on"]),
        "reader": viewer.language,
    }
    return render(request, "lobby/funded.html", context)
