"""Reports: anybody writes one, its author follows it, the team answers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from vivaio.contexts.duties import following, law, operations, policies, queries
from vivaio.contexts.duties.models import LIFE, State, Ticket, Topic
from vivaio.contexts.duties.web.forms import AnswerForm, ReportForm
from vivaio.ground.centres import queries as centres
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.web.audience import VivaioRequest, everybody, members
from vivaio.platform.web.wording import day, minute

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM_METHODS)
@everybody
def report(request: VivaioRequest) -> HttpResponse:
    """The form that needs no account."""
    viewer = request.viewer
    named = {one.slug: one for one in centres.centres(viewer)}
    start = {"topic": "accessibility", "to": request.GET.get("centre", "")}
    start["page"] = request.GET.get("page", "")[:300]
    form = ReportForm(request.POST or None, initial=start, request=request)
    form.fields["to"].choices = [  # type: ignore[attr-defined]
        ("", _("the network, which passes it on")),
        *((slug, one.name.best(viewer.language).words) for slug, one in named.items()),
    ]
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            uid = operations.receive_report(
                by=viewer, centre=named[said["to"]].uid if said["to"] else None,
                topic=said["topic"], words=said["words"], page=said["page"], email=said["email"],
                key=said["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        else:
            return redirect(f"{reverse('report_follow')}?report={following.word(uid)}")
    context = {"form": form, "term": law.USUAL_TERM}
    return render(request, "duties/report.html", context, status=422 if form.errors else 200)


def _shown(ticket: Ticket, language: str) -> dict[str, Any]:
    zone = ticket.centre.time_zone if ticket.centre else "UTC"
    centre = ticket.centre.name.best(language).words if ticket.centre else _("The network")
    return {
        "uid": ticket.uid,
        "number": ticket.number,
        "topic": Topic(ticket.topic).label,
        "state": State(ticket.state).label,
        "waits": ticket.state in queries.WAITING,
        "to": centre,
        "words": ticket.words,
        "language": ticket.language,
        "page": ticket.page,
        "email": ticket.email,
        "at": minute(ticket.at, zone),
        "due": day(ticket.due),
        "answer": ticket.answer,
        "answered": minute(ticket.answered_at, zone) if ticket.answered_at else "",
        "is_example": ticket.nature == Nature.EXAMPLE,
    }


@require_safe
@everybody
def follow(request: VivaioRequest) -> HttpResponse:
    """Where a report stands, for whoever holds its secret address."""
    said = request.GET.get("report", "")
    if not said:
        return render(request, "duties/follow.html", {"ticket": None, "noindex": True})
    uid = following.ticket_of(said)
    found = queries.followed(uid) if uid else None
    if found is None:
        raise Unknown
    shown = _shown(found, request.viewer.language)
    context = {
        "ticket": shown,
        "noindex": True,
        "is_example": shown["is_example"],
        "enforcement": law.ENFORCEMENT.get(found.centre.jurisdiction if found.centre else ""),
    }
    return render(request, "duties/follow.html", context)


@members
@require_safe
def queue(request: VivaioRequest) -> HttpResponse:
    """Everything sent to the viewer's centres: what waits first."""
    shown = [_shown(one, request.viewer.language) for one in queries.tickets(request.viewer)]
    context = {"waiting": [one for one in shown if one["waits"]], "noindex": True}
    context["done"] = [one for one in shown if not one["waits"]]
    return render(request, "duties/queue.html", context)


@require_http_methods(_FORM_METHODS)
@members
def ticket(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """One report with its answer and its verbs."""
    viewer = request.viewer
    found = queries.ticket(viewer, uid)
    form = AnswerForm(request.POST if request.POST.get("verb") == "answer" else None)
    if request.method == "POST":
        verb = request.POST.get("verb", "")
        try:
            if verb != "answer":
                operations.move_report(by=viewer, uid=uid, verb=verb)
                return redirect("report_ticket", uid)
            if form.is_valid():
                operations.answer_report(by=viewer, uid=uid, **form.cleaned_data)
                messages.success(request, _("Answered. The person can read it now."))
                return redirect("report_ticket", uid)
        except Invalid as refusal:
            form.show(refusal)
    verbs = [one for one in LIFE.verbs if policies.can_move(viewer, found, one)]
    shown = _shown(found, viewer.language)
    context = {"ticket": shown, "form": form, "can": verbs, "noindex": True}
    context["is_example"] = shown["is_example"]
    return render(request, "duties/ticket.html", context, status=422 if form.errors else 200)
