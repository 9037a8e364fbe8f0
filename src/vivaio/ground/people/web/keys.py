"""Passkeys and apps as allauth does them, but for one thing: asking for a page writes nothing.

A challenge is kept in the session, so it is made when the page's script, or a button, sends
`begin`, and not when the page is shown.
"""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    LoginWebAuthnView,
    ReauthenticateWebAuthnView,
)
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse


class _Ceremony:
    """A view with a passkey in it: `begin` is answered with what the browser asks the key."""

    request: Any

    def challenge(self) -> dict[str, Any]:
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "begin" in request.POST:
            return JsonResponse(self.challenge())
        answer: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]
        return answer


class _Add(_Ceremony, AddWebAuthnView):
    """A new passkey."""

    def challenge(self) -> dict[str, Any]:
        return auth.begin_registration(self.request.user, True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super(AddWebAuthnView, self).get_context_data(**kwargs)
        return context


class _Confirm(_Ceremony, ReauthenticateWebAuthnView):
    """Once more who it is, by a passkey."""

    def challenge(self) -> dict[str, Any]:
        return auth.begin_authentication(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super(ReauthenticateWebAuthnView, self).get_context_data(**kwargs)
        return context


class _SignIn(_Ceremony, LoginWebAuthnView):
    """Signing in by a passkey alone; the page is the one that asks for the address."""

    def challenge(self) -> dict[str, Any]:
        return auth.begin_authentication(user=None)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponseRedirect(reverse("account_login"))


class _Second(_Ceremony, AuthenticateView):
    """The second step after the code of a mail."""

    def challenge(self) -> dict[str, Any]:
        return auth.begin_authentication(self.stage.login.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super(AuthenticateView, self).get_context_data(**kwargs)
        return {**context, "form": self.auth_form, "webauthn_form": self.webauthn_form}


class _AddApp(ActivateTOTPView):
    """An app that shows codes: its secret is made when the page is sent, not when it is shown."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response({"view": self, "form": None})

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "begin" in request.POST:
            return self.render_to_response(self.get_context_data())
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer

    def get_form_kwargs(self) -> dict[str, Any]:
        given: dict[str, Any] = super().get_form_kwargs()
        if "begin" in self.request.POST:
            given.pop("data", None)
            given.pop("files", None)
        return given


add = _Add.as_view()
confirm = _Confirm.as_view()
sign_in = _SignIn.as_view()
second_step = _Second.as_view()
add_app = _AddApp.as_view()
