"""Sending an idea in two steps: the idea, then who sends it. Nothing typed is lost on the way."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vivaio.contexts.challenges import likeness, policies
from vivaio.contexts.challenges.models import Challenge
from vivaio.contexts.challenges.operations import ideas as operations
from vivaio.contexts.challenges.queries import challenges as queries
from vivaio.contexts.challenges.web import presenters
from vivaio.contexts.challenges.web.forms import IdeaForm, SenderForm
from vivaio.contexts.challenges.web.writing import named
from vivaio.ground.centres import queries as centres
from vivaio.ground.people import queries as people
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid
from vivaio.platform.web.audience import VivaioRequest, everybody

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM_METHODS)
@everybody
def to_challenge(request: VivaioRequest, slug: str) -> HttpResponse:
    """An idea for a challenge."""
    row = queries.found(request.viewer, slug)
    require(policies.can_send(request.viewer, row, clock.today()))
    about = {
        "challenge": row,
        "about": row.title.best(request.viewer.language),
        "back": f"challenges/{row.slug}/",
        "answers_by": row.answers_by,
        "is_example": row.nature == "example",
        "page_centre": row.centre_id,
    }
    return _steps(request, row, row.centre_id, about)


@require_http_methods(_FORM_METHODS)
@everybody
def to_centre(request: VivaioRequest, slug: str) -> HttpResponse:
    """An idea that nobody asked for."""
    centre = centres.centre(request.viewer, slug)
    about = {
        "about": centre.name.best(request.viewer.language),
        "back": f"centres/{slug}/",
        "answers_by": None,
        "page_centre": centre.uid,
    }
    return _steps(request, None, centre.uid, about)


def _steps(
    request: VivaioRequest, challenge: Challenge | None, centre: UUID | None, about: dict[str, Any]
) -> HttpResponse:
    idea = IdeaForm(request.POST or None)
    step = request.POST.get("step", "")
    if request.method != "POST" or step == "back" or not idea.is_valid():
        status = 422 if request.method == "POST" and step != "back" else 200
        if step == "back":
            idea = IdeaForm(initial={name: request.POST.get(name, "") for name in idea.fields})
        context = {**about, "form": idea, "noindex": True, "room": "challenges"}
        return render(request, "challenges/submit.html", context, status=status)
    if step not in ("send", "keep"):
        return _second(request, idea, SenderForm(initial=_known(request), request=request), about)
    sender = SenderForm(request.POST, request=request)
    if sender.is_valid() and centre is not None:
        try:
            _begin(request, challenge, centre, idea, sender, send=step == "send")
        except Invalid as refusal:
            sender.show(refusal)
        else:
            return redirect("challenge", challenge.slug) if challenge else redirect("ideas")
    return _second(request, idea, sender, about)


def _known(request: VivaioRequest) -> dict[str, str]:
    """What is known of who has signed in."""
    account = request.viewer.account
    addresses = sorted(people.addresses_of(account)) if account is not None else []
    return {"name": request.viewer.name, "address": addresses[0] if addresses else ""}


def _begin(
    request: VivaioRequest, challenge: Challenge | None, centre: UUID, idea: IdeaForm,
    sender: SenderForm, *, send: bool,
) -> None:  # fmt: skip
    given, viewer = sender.cleaned_data, request.viewer
    operations.begin(
        by=viewer, challenge=challenge.uid if challenge else None, centre=centre,
        language=viewer.language, words=idea.cleaned_data, name=given["name"],
        address=given["address"], is_named=given["is_named"], send=send,
        actor=named(viewer, given["organisation"], "organisation"), key=given["key"],
    )  # fmt: skip
    if send:
        said = gettext("Your idea has arrived. The link to it is on its way to your address.")
    else:
        said = gettext("Your draft is kept. The link to it is on its way to your address.")
    messages.success(request, said)


def _second(
    request: VivaioRequest, idea: IdeaForm, sender: SenderForm, about: dict[str, Any]
) -> HttpResponse:
    words, viewer = idea.cleaned_data, request.viewer
    hits = likeness.similar(viewer, words["title"], words["summary"], viewer.language)
    context = {
        **about,
        "form": sender,
        "idea": words,
        "similar": presenters.similar_lines(hits),
        "noindex": True,
        "room": "challenges",
    }
    return render(request, "challenges/sender.html", context, status=422 if sender.errors else 200)
