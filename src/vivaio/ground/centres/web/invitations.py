"""Answering an invitation: from the link in the mail, or from one's desk."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from vivaio.ground.centres import letters
from vivaio.ground.centres.models import Invitation, Role
from vivaio.ground.centres.operations import invitations
from vivaio.ground.centres.queries import teams as queries
from vivaio.ground.people import queries as accounts
from vivaio.ground.people.web.codes import send_code
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.wording import minute

_FORM_METHODS = ["GET", "HEAD", "POST"]


def _page(
    request: VivaioRequest,
    found: Invitation,
    *,
    status: int = 200,
    refused: str = "",
    problems: list[str] | None = None,
) -> HttpResponse:
    viewer = request.viewer
    zone = found.centre.time_zone if found.centre else "UTC"
    context = {
        "team": letters.team_name(found, viewer.language),
        "role": Role(found.role).label,
        "inviter": found.invited_by.name if found.invited_by else "",
        "until": minute(found.expires_at, zone),
        "is_signed_in": viewer.account is not None,
        "may_return": viewer.account is not None and queries.is_open(found),
        "asks_name": viewer.account is None and accounts.owner_of(found.email) is None,
        "email": found.email,
        "called": request.POST.get("name", ""),
        "refused": refused,
        "problems": problems or [],
        "noindex": True,
    }
    return render(request, "centres/invitation.html", context, status=status)


def _answered(request: VivaioRequest, found: Invitation) -> HttpResponse:
    """Do what the form of somebody signed in says."""
    if request.POST.get("verb") == "decline":
        invitations.decline(by=request.viewer, uid=found.uid)
        messages.success(request, gettext("You have declined the invitation."))
        return redirect("home")
    if request.POST.get("verb") != "accept":
        raise Unknown
    invitations.accept(by=request.viewer, uid=found.uid)
    messages.success(request, gettext("Welcome to the team."))
    if found.centre is None:
        return redirect("network_team")
    return redirect("room", found.centre.slug)


@signed_in
@never_cache
@require_http_methods(_FORM_METHODS)
def answer(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """Answer an invitation to one's own address; those of others do not exist here."""
    found = queries.invitation(uid)
    if found.email not in accounts.addresses_of(request.viewer.account or 0):
        raise Unknown
    require(queries.may_answer(request.viewer, found))
    return _answered(request, found) if request.method == "POST" else _page(request, found)


@everybody
@never_cache
@require_http_methods(_FORM_METHODS)
def answer_link(request: VivaioRequest, uid: UUID, secret: str) -> HttpResponse:
    """Where the link of the mail leads: in by a code to that very address, then answer."""
    found = queries.invitation_by_link(uid, secret)
    viewer = request.viewer
    decision = queries.may_answer(viewer, found)
    if viewer.account is None and queries.is_open(found):
        return (
            _come_in(request, found, secret) if request.method == "POST" else _page(request, found)
        )
    if not decision:
        return _page(request, found, status=403, refused=sentence(decision.reason))
    return _answered(request, found) if request.method == "POST" else _page(request, found)


def _come_in(request: VivaioRequest, found: Invitation, secret: str) -> HttpResponse:
    """Send a code to the invited address; who has no account yet says how to be called."""
    try:
        invitations.open_account_of_invited(
            by=request.viewer, uid=found.uid, secret=secret, name=request.POST.get("name", "")
        )
        return send_code(request, found.email, reverse("invitation", args=[found.uid]))
    except Invalid as refusal:
        problems = [sentence(one) for several in refusal.errors.values() for one in several]
        return _page(request, found, status=422, problems=problems)
