"""What editors do: the queue, decisions, appeals."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vivaio.ground.moderation import operations, policies, queries
from vivaio.ground.moderation.models import Category, Ground, Measure, Side
from vivaio.ground.moderation.queries import Waiting
from vivaio.ground.moderation.web.forms import DecisionForm, JudgementForm
from vivaio.ground.organisations import queries as organisations
from vivaio.ground.organisations.web.presenters import asked_lines
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import Invalid
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, members
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.wording import day, page_of

_FORM_METHODS = ["GET", "HEAD", "POST"]


def _choices(waiting: list[Waiting], language: str) -> list[tuple[str, str]]:
    return [
        (
            str(one.uid),
            f"{one.title.best(language).words} · {Category(one.category).label} · {day(one.at)}",
        )
        for one in waiting
    ]


def _decide(request: VivaioRequest, form: DecisionForm) -> bool:
    given = form.cleaned_data
    try:
        operations.decide(
            by=request.viewer, notices=[UUID(one) for one in given["notices"]],
            measure=given["measure"], ground=given["ground"], words=given["words"],
            key=given["key"],
        )  # fmt: skip
    except Invalid as refusal:
        form.show(refusal)
        return False
    messages.success(request, gettext("Decided; those concerned are told, with the reasons."))
    return True


def _queue_page(viewer: Viewer, waiting: list[Waiting]) -> dict[str, Any]:
    return {
        "asked": asked_lines(organisations.waiting(viewer), viewer.language),
        "notices": [
            {
                "uid": one.uid,
                "name": one.title.best(viewer.language),
                "category": Category(one.category).label,
                "when": day(one.at),
                "is_example": one.nature == Nature.EXAMPLE,
            }
            for one in waiting
        ],
        "appeals": [
            {
                "uid": one.uid,
                "name": one.decision.record.title.best(viewer.language),
                "side": Side(one.side).label,
                "when": day(one.at),
            }
            for one in queries.appeals(viewer)
        ],
    }


@require_http_methods(_FORM_METHODS)
@members
def queue(request: VivaioRequest) -> HttpResponse:
    """All that waits: registrations, claims, changes, notices, appeals; several at once."""
    viewer = request.viewer
    if not (viewer.may("publish", None) or any(viewer.may("publish", c) for c in viewer.centres)):
        require(no(policies.EDITORS))
    waiting = queries.waiting(viewer)
    form = DecisionForm(request.POST or None, waiting=_choices(waiting, viewer.language))
    if request.method == "POST" and form.is_valid() and _decide(request, form):
        return redirect("moderation")
    context = {**_queue_page(viewer, waiting), "form": form}
    return render(request, "moderation/queue.html", context, status=422 if form.errors else 200)


@require_http_methods(_FORM_METHODS)
@members
def notice(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """One notice, with others about the same record, and the decision."""
    viewer = request.viewer
    found = queries.notice(viewer, uid)
    same = queries.waiting(viewer, found.record_id)
    choices = _choices(same, viewer.language)
    start = {"notices": [code for code, _ in choices]}
    form = DecisionForm(request.POST or None, waiting=choices, initial=start)
    if request.method == "POST":
        require(policies.can_decide(viewer, found))
        if form.is_valid() and _decide(request, form):
            return redirect("notice", uid)
    decision = policies.can_decide(viewer, found)
    context: dict[str, Any] = {
        "found": found,
        "name": found.record.title.best(viewer.language),
        "href": page_of(found.record.address),
        "is_example": found.record.nature == Nature.EXAMPLE,
        "category": Category(found.category).label,
        "form": form if decision else None,
        "why_not": sentence(decision.reason),
        "measure": Measure(found.decision.measure).label if found.decision else "",
        "ground": Ground(found.decision.ground).label if found.decision else "",
    }
    return render(request, "moderation/notice.html", context, status=422 if form.errors else 200)


@require_http_methods(_FORM_METHODS)
@members
def appeal(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """One appeal, and the second look at the decision."""
    viewer = request.viewer
    found = queries.appeal(viewer, uid)
    form = JudgementForm(request.POST or None)
    if request.method == "POST":
        require(policies.can_judge(viewer, found))
        if form.is_valid() and _judge(request, uid, form):
            return redirect("appeal", uid)
    allowed = policies.can_judge(viewer, found)
    context = {
        "found": found,
        "name": found.decision.record.title.best(viewer.language),
        "href": page_of(found.decision.record.address),
        "is_example": found.decision.record.nature == Nature.EXAMPLE,
        "side": Side(found.side).label,
        "measure": Measure(found.decision.measure).label,
        "ground": Ground(found.decision.ground).label,
        "form": form if allowed else None,
        "why_not": sentence(allowed.reason),
    }
    return render(request, "moderation/appeal.html", context, status=422 if form.errors else 200)


def _judge(request: VivaioRequest, uid: UUID, form: JudgementForm) -> bool:
    given = form.cleaned_data
    try:
        operations.judge(
            by=request.viewer, uid=uid, upheld=given["upheld"] == "yes", answer=given["answer"],
            key=given["key"],
        )  # fmt: skip
    except Invalid as refusal:
        form.show(refusal)
        return False
    messages.success(request, gettext("Answered; both sides are told."))
    return True
