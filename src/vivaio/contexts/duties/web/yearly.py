"""Yearly duties, and noting them as done."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vivaio.contexts.duties import law, operations, queries
from vivaio.ground.centres import queries as centres
from vivaio.kernel.errors import Unknown
from vivaio.platform.web.audience import VivaioRequest, members
from vivaio.platform.web.wording import country, day


@require_http_methods(["GET", "HEAD", "POST"])
@members
def yearly(request: VivaioRequest) -> HttpResponse:
    """What the law asks every year, with what the viewer's centres still owe."""
    viewer = request.viewer
    if request.method == "POST":
        try:
            centre = UUID(request.POST.get("centre", ""))
            year = int(request.POST.get("year", "")[:4])
        except ValueError:
            raise Unknown from None
        duty = request.POST.get("duty", "")
        operations.note_done(by=viewer, centre=centre, duty=duty, year=year)
        messages.success(request, _("Noted as done."))
        return redirect("duties")
    own = [one for one in viewer.centres if viewer.may("manage", one)]
    names = {one.uid: one.name.best(viewer.language) for one in centres.centres(viewer)}
    owed = [
        {
            "words": _(one.duty.words), "due": day(one.due), "iso": one.due.isoformat(),
            "centre": one.centre, "name": names.get(one.centre), "duty": one.duty.code,
            "year": one.year, "late": one.days < 0,
        }
        for one in queries.owed(own)
    ]  # fmt: skip
    rules = [
        (_(one.words), country(one.jurisdiction), day(one.due(2000))[:-5], _(one.basis.words))
        for one in law.YEARLY
    ]
    return render(request, "duties/yearly.html", {"owed": owed, "rules": rules, "noindex": True})
