"""Who is enrolled and who came: for the editors of the centre alone."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vivaio.contexts.training import exporting, policies, queries
from vivaio.contexts.training.models import Course
from vivaio.contexts.training.operations import enrolling as operations
from vivaio.contexts.training.web.presenters import opinions, sessions, shown
from vivaio.contexts.training.web.writing import as_uuid
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.platform.web import tables
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.saving import done
from vivaio.platform.web.wording import day


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def page(request: VivaioRequest, slug: str) -> HttpResponse:
    """The list, with a box for each session that has begun; one button saves all of them."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    require(policies.can_see_people(viewer, row))
    there = queries.people(row)
    if request.method == "POST":
        _save(request, row, [one.uid for one in there if one.state == "enrolled"])
        return redirect("course_people", row.slug)
    begun, said = {one.code for one in queries.begun(row)}, queries.said(row)
    context = {
        **shown(viewer, row),
        "sessions": sessions(row, viewer.language),
        "begun": begun,
        "enrolled": [one for one in there if one.state == "enrolled"],
        "waiting": [one for one in there if one.state == "waiting"],
        "completed": queries.numbers([row])[row.uid].completed,
        "may_take_out": bool(policies.can_leave(row, clock.today(row.zone))),
        "opinions": opinions(row),
        # Of fewer than five, who said which words could be guessed: by the editors too.
        "words": [(day(one.on_day), one.words) for one in said if one.words]
        if len(said) >= queries.SHOWN_FROM
        else [],
        "noindex": True,
    }
    return render(request, "training/people.html", context)


def _save(request: VivaioRequest, row: Course, there: list[UUID]) -> None:
    if out := request.POST.get("take_out", ""):
        uid = as_uuid(out)
        done(request, lambda: operations.take_out(by=request.viewer, uid=row.uid, enrolment=uid))
        return
    came = {uid: request.POST.getlist(f"came_{uid}") for uid in there}
    was = {uid: request.POST.getlist(f"was_{uid}") for uid in there}
    done(request, lambda: operations.attend(by=request.viewer, uid=row.uid, came=came, was=was))


@require_safe
@signed_in
def table(request: VivaioRequest, slug: str) -> HttpResponseBase:
    """The same to take away: names and addresses, which nobody else is to keep."""
    row = queries.found(request.viewer, slug)
    require(policies.can_see_people(request.viewer, row))
    columns, lines = exporting.people(row)
    titles = [gettext(words) if not words[:1].isdigit() else words for words in columns]
    return tables.answer(f"{row.slug}-people.csv", titles, lines, private=True)
