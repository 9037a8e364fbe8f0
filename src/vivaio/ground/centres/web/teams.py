"""The pages of a team: who belongs to it, who is invited, who leaves."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vivaio.ground.centres import policies
from vivaio.ground.centres.models import Invitation, Membership, Role
from vivaio.ground.centres.operations import invitations
from vivaio.ground.centres.operations import team as teams
from vivaio.ground.centres.queries import teams as queries
from vivaio.ground.centres.queries.teams import Colleague
from vivaio.ground.centres.web.forms import InvitationForm, RoleForm
from vivaio.ground.centres.web.where import Where, where
from vivaio.kernel import clock
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, members
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.wording import day, minute

_FORM_METHODS = ["GET", "HEAD", "POST"]


def _roles(viewer: Viewer, here: Where) -> list[Role]:
    """The roles that the viewer may give in a team."""
    return [role for role in here.roles if policies.can_give(viewer, here.team, role)]


def _visit(one: Colleague) -> str:
    if one.visit is None:
        return gettext("never")
    days = (clock.now() - one.visit).days
    if days <= 0:
        return gettext("today")
    return ngettext("%(days)s day ago", "%(days)s days ago", days) % {"days": days}


def _colleague(one: Colleague, here: Where) -> dict[str, Any]:
    return {
        "name": one.name,
        "email": one.email,
        "role": Role(one.role).label,
        "since": day(one.since),
        "visit": _visit(one),
        "href": here.address("team_colleague", one.account) if one.may_be_changed else "",
        "is_oneself": one.is_oneself,
    }


def _invitation(one: Invitation, here: Where) -> dict[str, Any]:
    return {
        "email": one.email,
        "role": Role(one.role).label,
        "sent": minute(one.sent_at, here.zone),
        "until": minute(one.expires_at, here.zone),
        "times": one.times_sent,
        "expired": one.has_expired(clock.now()),
        "resend": here.address("team_recall", one.uid, "resend"),
        "withdraw": here.address("team_recall", one.uid, "withdraw"),
    }


@members
@require_safe
def team(request: VivaioRequest, slug: str = "") -> HttpResponse:
    """Who belongs to a team, and who is invited."""
    viewer = request.viewer
    here = where(viewer, slug)
    found = queries.team(viewer, here.team)
    oneself = any(one.is_oneself for one in found.colleagues)
    context = {
        "here": here,
        "name": here.name,
        "colleagues": [_colleague(one, here) for one in found.colleagues],
        "others": found.others,
        "tells_visits": found.tells_visits,
        "pending": [_invitation(one, here) for one in queries.pending(viewer, here.team)],
        "invite": here.address("team_invite") if _roles(viewer, here) else "",
        "leave": here.address("team_leave") if oneself else "",
        "noindex": True,
    }
    return render(request, "centres/team.html", context)


@members
@require_http_methods(_FORM_METHODS)
def invite(request: VivaioRequest, slug: str = "") -> HttpResponse:
    """Invite somebody by address, role and language."""
    viewer = request.viewer
    here = where(viewer, slug)
    roles = _roles(viewer, here)
    if not roles:
        require(policies.can_give(viewer, here.team, here.roles[-1]))
    start = {"language": viewer.language, "role": roles[-1]}
    form = InvitationForm(request.POST or None, initial=start, roles=roles)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            invitations.invite(
                by=viewer, team=here.team, email=given["email"], role=given["role"],
                language=given["language"], key=given["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        else:
            said = gettext("The invitation to %(address)s is on its way.")
            messages.success(request, said % {"address": given["email"]})
            return redirect(here.address("team"))
    context = {"form": form, "here": here, "name": here.name, "noindex": True}
    return render(request, "centres/invite.html", context, status=422 if form.errors else 200)


@members
@require_http_methods(_FORM_METHODS)
def colleague(request: VivaioRequest, account: UUID, slug: str = "") -> HttpResponse:
    """Change somebody's role, or end their membership."""
    viewer = request.viewer
    here = where(viewer, slug)
    require(policies.can_see_team(viewer, here.team))
    place = queries.place(here.team, account__uid=account)
    if place is None:
        raise Unknown
    require(policies.can_give(viewer, here.team, place.role))
    if request.POST.get("verb") == "end":
        teams.end_membership(by=viewer, team=here.team, account=account)
        messages.success(request, gettext("The membership has ended."))
        return redirect(here.address("team"))
    form = RoleForm(request.POST or None, initial={"role": place.role}, roles=_roles(viewer, here))
    if form.is_valid():
        given = form.cleaned_data
        teams.change_role(
            by=viewer, team=here.team, account=account, role=given["role"], key=given["key"]
        )
        messages.success(request, gettext("The role is changed."))
        return redirect(here.address("team"))
    return _colleague_page(request, here, place, form)


def _colleague_page(
    request: VivaioRequest, here: Where, place: Membership, form: RoleForm
) -> HttpResponse:
    ended = policies.can_end(request.viewer, place, queries.is_last_chief(place))
    context = {
        "form": form,
        "here": here,
        "name": here.name,
        "person": place.account.name or place.account.email,
        "role": Role(place.role).label,
        "since": day(place.since),
        "kept": "" if ended else sentence(ended.reason),
        "noindex": True,
    }
    return render(request, "centres/colleague.html", context, status=422 if form.errors else 200)


@members
@require_POST
def recall(request: VivaioRequest, uid: UUID, verb: str, slug: str = "") -> HttpResponse:
    """Send an invitation again, or withdraw it."""
    here = where(request.viewer, slug)
    if queries.invitation(uid).centre_id != here.team:
        raise Unknown
    if verb == "resend":
        try:
            invitations.resend(by=request.viewer, uid=uid)
        except Invalid as refusal:
            for message in (one for several in refusal.errors.values() for one in several):
                messages.warning(request, sentence(message))
        else:
            messages.success(request, gettext("The invitation is on its way once more."))
    elif verb == "withdraw":
        invitations.withdraw(by=request.viewer, uid=uid)
        messages.success(request, gettext("The invitation is withdrawn; its link says so."))
    else:
        raise Unknown
    return redirect(here.address("team"))


@members
@require_http_methods(_FORM_METHODS)
def leave(request: VivaioRequest, slug: str = "") -> HttpResponse:
    """Leave a team, after being told what that means."""
    viewer = request.viewer
    here = where(viewer, slug)
    place = queries.place(here.team, account=viewer.account)
    if place is None:
        require(no(policies.NOT_IN_TEAM))
        raise Unknown
    if request.method == "POST":
        teams.leave(by=viewer, team=here.team)
        said = gettext("You have left the team: %(team)s.")
        messages.success(request, said % {"team": here.name.words})
        return redirect("home")
    decision = policies.can_leave(viewer, place, queries.is_last_chief(place))
    context = {
        "here": here,
        "name": here.name,
        "kept": "" if decision else sentence(decision.reason),
        "noindex": True,
    }
    return render(request, "centres/leave.html", context)
