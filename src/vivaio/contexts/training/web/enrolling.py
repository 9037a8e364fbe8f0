"""Enrolling, and the page of one's own that the letter leads to."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vivaio.contexts.training import marks, policies, queries
from vivaio.contexts.training.models import Course, Enrolment
from vivaio.contexts.training.operations import enrolling as operations
from vivaio.contexts.training.web.forms import EnrolForm, FeedbackForm
from vivaio.contexts.training.web.presenters import sessions, shown
from vivaio.ground.people import queries as people
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Unknown
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.saving import saved

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM_METHODS)
@everybody
def enrol(request: VivaioRequest, slug: str) -> HttpResponse:
    """Two fields, filled already for who is signed in; others confirm their address by mail."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    is_open = policies.can_enrol(row, clock.today(row.zone))
    form = EnrolForm(request.POST or None, request=request, initial=_start(viewer))
    if request.method == "POST":
        require(is_open)
        if (way := _enrol(request, row, form)) is not None:
            return way
    context = {
        **shown(viewer, row), "form": form, "is_open": bool(is_open),
        "is_full": not queries.is_free(row), "noindex": True,
    }  # fmt: skip
    return render(request, "training/enrol.html", context, status=422 if form.errors else 200)


def _start(viewer: Viewer) -> dict[str, Any]:
    if viewer.account is None:
        return {}
    return {"name": viewer.name, "address": min(people.addresses_of(viewer.account), default="")}


def _enrol(request: VivaioRequest, row: Course, form: EnrolForm) -> HttpResponse | None:
    viewer = request.viewer
    uid = saved(request, form, lambda: operations.enrol(
        by=viewer, uid=row.uid, name=form.cleaned_data["name"],
        address=form.cleaned_data["address"], language=viewer.language,
        key=form.cleaned_data["key"],
    ))  # fmt: skip
    if uid is None:
        return None
    own = queries.own(viewer, row)
    if own is not None and own.uid == uid and own.state != "asked":
        return redirect("enrolment", marks.mark(uid))
    said = gettext("We have sent you a letter: press the button in it, and your place is kept.")
    messages.success(request, said)
    return redirect("course", row.slug)


@require_http_methods(_FORM_METHODS)
@everybody
def own(request: VivaioRequest, marked: str) -> HttpResponse:
    """Where one stands; confirming, withdrawing, and saying afterwards how it was."""
    one = queries.enrolment(marked)
    what = request.POST.get("do", "") if request.method == "POST" else ""
    form = FeedbackForm(request.POST if what == "answer" else None)
    if request.method == "POST" and _done(request, one, marked, what, form):
        return redirect("enrolment", marked)
    row, today = one.course, clock.today(one.course.zone)
    context = {
        **shown(request.viewer, row),
        "one": one,
        "marked": marked,
        "sessions": sessions(row, request.viewer.language, within=one.state == "enrolled"),
        "came": set(one.attended),
        "may_confirm": one.state == "asked" and bool(policies.can_enrol(row, today)),
        "may_leave": one.state in ("enrolled", "waiting") and bool(policies.can_leave(row, today)),
        "may_answer": one.state == "enrolled" and not one.has_answered
        and bool(policies.can_answer(row, today)),
        "form": form,
        "is_public": row.visibility == "public" and row.state in row.open_states,
        "noindex": True,
    }  # fmt: skip
    return render(request, "training/own.html", context, status=422 if form.errors else 200)


def _done(
    request: VivaioRequest, one: Enrolment, marked: str, what: str, form: FeedbackForm
) -> bool:
    """Do what the button says; False when something needs mending."""
    by = request.viewer
    if what == "confirm":
        operations.confirm(by=by, marked=marked)
    elif what == "withdraw":
        operations.withdraw(by=by, marked=marked)
        messages.success(request, gettext("You have given your place back."))
    elif what == "answer":
        return saved(request, form, lambda: operations.answer(
            by=by, marked=marked, useful=form.cleaned_data["useful"],
            again=form.cleaned_data["again"], words=form.cleaned_data["words"],
            key=form.cleaned_data["key"],
        ), gettext("Thank you for telling.")) is not None  # fmt: skip
    else:
        raise Unknown(what)
    return True
