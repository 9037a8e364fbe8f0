"""My account: who I am, how and where I sign in, and what is known of me."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vivaio.ground.people import operations, own_data, sessions
from vivaio.ground.people.web.agents import browser
from vivaio.ground.people.web.forms import AboutMeForm
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.wording import reader


def _left(codes: Any) -> int:
    return len(codes.wrap().get_unused_codes())


def _keys(account: int) -> dict[str, Any]:
    """How many passkeys, whether an app, and how many recovery codes are left."""
    rows = {kind.value: [] for kind in Authenticator.Type}  # type: dict[str, list[Authenticator]]
    for row in Authenticator.objects.filter(user=account):
        rows[row.type].append(row)
    codes = rows["recovery_codes"]
    return {
        "passkeys": len(rows["webauthn"]),
        "app": bool(rows["totp"]),
        "codes": _left(codes[0]) if codes else 0,
    }


def _sessions(request: VivaioRequest) -> list[dict[str, Any]]:
    key = request.session.session_key or ""
    return [
        {
            "uid": one.uid,
            "browser": browser(one.agent),
            "began": one.began_at,
            "seen": one.seen_at,
            "is_this": one.is_this,
        }
        for one in sessions.of(request.viewer, key)
    ]


def _page(request: VivaioRequest, form: AboutMeForm, status: int = 200) -> HttpResponse:
    account = request.viewer.account
    assert account is not None
    context = {
        "form": form,
        "addresses": list(EmailAddress.objects.filter(user=account).order_by("-primary", "pk")),
        "keys": _keys(account),
        "providers": SocialAccount.objects.filter(user=account).count(),
        "sessions": _sessions(request),
        "administers": request.viewer.may("manage", None),
    }
    return render(request, "people/account.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def account(request: VivaioRequest) -> HttpResponse:
    """The page, and what its form changes."""
    own: Any = request.user
    if request.method != "POST":
        initial = {"name": own.name, "language": own.language or reader()}
        return _page(request, AboutMeForm(initial=initial))
    form = AboutMeForm(request.POST)
    if not form.is_valid():
        return _page(request, form, 422)
    operations.introduce(by=request.viewer, **form.cleaned_data)
    with override(form.cleaned_data["language"]):
        messages.success(request, gettext("Your account is changed."))
        return HttpResponseRedirect(reverse("account"))


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("account") + "#sessions")


@require_POST
@signed_in
def end_session(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """End one."""
    sessions.end(by=request.viewer, session=uid)
    messages.success(request, gettext("You are signed out there."))
    return _back()


@require_POST
@signed_in
def end_others(request: VivaioRequest) -> HttpResponse:
    """End all but this one."""
    ended = sessions.end_others(by=request.viewer, present=request.session.session_key or "")
    words = ngettext(
        "You are signed out in %(count)s other place.",
        "You are signed out in %(count)s other places.",
        ended,
    )
    messages.success(request, words % {"count": ended})
    return _back()


@require_safe
@signed_in
def my_data(request: VivaioRequest) -> HttpResponse:
    """All that is known of whoever asks, as a file."""
    known = own_data.told(by=request.viewer)
    response = JsonResponse(known, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = 'attachment; filename="vivaio-my-data.json"'
    response["Cache-Control"] = "private, no-store"
    return response
