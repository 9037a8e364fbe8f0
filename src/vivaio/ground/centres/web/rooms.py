"""A centre's own room: where its team comes in, with an entrance to each of its tools."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from vivaio.ground.centres import policies, queries
from vivaio.ground.centres.queries import teams
from vivaio.kernel.decision import require
from vivaio.platform.registry import room_links
from vivaio.platform.web.audience import VivaioRequest, members
from vivaio.platform.web.wording import country, page_of


@members
@require_safe
def rooms(request: VivaioRequest) -> HttpResponse:
    """The rooms one may enter; straight into it when there is one."""
    viewer = request.viewer
    own = [one for one in queries.centres(viewer) if policies.can_enter(viewer, one.uid)]
    if len(own) == 1 and not viewer.network:
        return redirect("room", own[0].slug)
    lines = [
        {
            "uid": one.uid,
            "name": one.name.best(viewer.language),
            "href": page_of(f"{one.address}room/"),
            "country": one.country,
            "country_name": country(one.country),
        }
        for one in own
    ]
    staffing = [
        {
            "name": one.name.best(viewer.language),
            "href": page_of(f"{one.address}team/"),
            "administrators": one.administrators,
            "invited": one.invited,
        }
        for one in teams.staffing(viewer)
    ]
    context = {"lines": lines, "staffing": staffing, "noindex": True}
    return render(request, "centres/rooms.html", context)


@members
@require_safe
def room(request: VivaioRequest, slug: str) -> HttpResponse:
    """The entrance: what the viewer may do here, by name."""
    viewer = request.viewer
    centre = queries.centre(viewer, slug)
    require(policies.can_enter(viewer, centre.uid))
    entrances: list[dict[str, Any]] = [
        {
            "href": page_of(link.address.format(slug=centre.slug)),
            "title": link.title,
            "note": link.note,
            "icon": link.icon,
        }
        for link in room_links.all().values()
        if link.allowed(viewer, centre.uid)
    ]
    context = {
        "centre": centre,
        "page_centre": centre.uid,
        "theme_centre": centre.uid,
        "name": centre.name.best(viewer.language),
        "country_name": country(centre.country),
        "entrances": entrances,
        "noindex": True,
    }
    return render(request, "centres/room.html", context)
