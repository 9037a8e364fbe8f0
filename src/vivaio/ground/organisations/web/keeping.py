"""One's own organisations: who keeps their cards, leaving, taking a card away."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vivaio.ground.actors import queries as cards
from vivaio.ground.actors.models import Actor
from vivaio.ground.organisations import operations, policies, queries
from vivaio.ground.organisations.web import presenters
from vivaio.ground.organisations.web.forms import InviteForm, RetireForm, TrustForm
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.platform.web.audience import VivaioRequest, signed_in

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@signed_in
def mine(request: VivaioRequest) -> HttpResponse:
    """The cards I keep, what I have asked for, and to what I am invited."""
    return render(request, "organisations/mine.html", presenters.own_page(request.viewer))


@require_POST
@signed_in
def invitation(request: VivaioRequest, uid: UUID, verb: str) -> HttpResponse:
    """Accept, decline or withdraw an invitation."""
    if verb == "accept":
        operations.accept_invitation(by=request.viewer, uid=uid)
        messages.success(request, gettext("You keep this card now, with the others."))
    elif verb == "decline":
        operations.decline_invitation(by=request.viewer, uid=uid)
        messages.success(request, gettext("Declined."))
    elif verb == "withdraw":
        actor = operations.withdraw_invitation(by=request.viewer, uid=uid)
        messages.success(request, gettext("The invitation is withdrawn."))
        return redirect("organisation_card", cards.actor_of(request.viewer, actor).slug)
    else:
        raise Unknown
    return redirect("organisations")


def _shared(request: VivaioRequest, slug: str) -> Actor:
    actor = cards.actor(request.viewer, slug)
    keeps = queries.keeps(request.viewer, actor.uid)
    require(policies.can_share(request.viewer, actor.centre_id, keeps=keeps))
    return actor


@require_http_methods(_FORM_METHODS)
@signed_in
def card(request: VivaioRequest, slug: str) -> HttpResponse:
    """Who keeps a card; inviting others."""
    actor = _shared(request, slug)
    form = InviteForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            operations.invite(
                by=request.viewer, actor=actor.uid, email=given["email"], key=given["key"]
            )
        except Invalid as refusal:
            form.show(refusal)
        else:
            messages.success(request, gettext("Invited, by mail. The invitation is good 30 days."))
            return redirect("organisation_card", slug)
    context = presenters.card_page(request.viewer, actor, form)
    status = 422 if form.errors else 200
    return render(request, "organisations/card.html", context, status=status)


@require_POST
@signed_in
def leave(request: VivaioRequest, slug: str) -> HttpResponse:
    """Keep a card no longer."""
    operations.leave(by=request.viewer, actor=cards.actor(request.viewer, slug).uid)
    messages.success(request, gettext("You keep this card no longer."))
    return redirect("organisations")


@require_http_methods(_FORM_METHODS)
@signed_in
def remove(request: VivaioRequest, slug: str) -> HttpResponse:
    """Take the card of one's organisation away."""
    actor = _shared(request, slug)
    form = RetireForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        operations.retire(
            by=request.viewer, actor=actor.uid, reason=given["reason"], key=given["key"]
        )
        messages.success(request, gettext("Removed. Its address says so from now on."))
        return redirect("organisations")
    context = {"form": form, "actor": actor, "name": actor.name.best(request.viewer.language)}
    status = 422 if form.errors else 200
    return render(request, "organisations/remove.html", context, status=status)


@require_http_methods(_FORM_METHODS)
@signed_in
def steward(request: VivaioRequest, number: int) -> HttpResponse:
    """End that somebody keeps a card, or let what they write wait again."""
    actor, found = queries.steward(request.viewer, number)
    keeps = queries.keeps(request.viewer, actor.uid)
    require(policies.can_share(request.viewer, actor.centre_id, keeps=keeps))
    form = TrustForm(request.POST if "reason" in request.POST else None)
    if request.method == "POST":
        if "reason" not in request.POST:
            operations.release(by=request.viewer, number=number)
            messages.success(request, gettext("Ended; the person is told by mail."))
            return redirect("organisation_card", actor.slug)
        require(policies.can_take_trust(request.viewer, actor.centre_id))
        if form.is_valid():
            given = form.cleaned_data
            operations.take_back_trust(
                by=request.viewer, number=number, reason=given["reason"], key=given["key"]
            )
            messages.success(request, gettext("From now on what this person writes waits."))
            return redirect("organisation_card", actor.slug)
    context = presenters.steward_page(request.viewer, actor, found, form)
    status = 422 if form.errors else 200
    return render(request, "organisations/steward.html", context, status=status)
