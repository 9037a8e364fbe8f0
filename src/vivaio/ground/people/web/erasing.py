"""Erasing one's own account: confirmed by a passkey, or by a code that comes by mail."""

from __future__ import annotations

import hmac
import time
from datetime import timedelta
from typing import Any

from allauth.account.internal.flows.reauthentication import (
    raise_if_reauthentication_required,
)
from allauth.mfa.models import Authenticator
from django.contrib import auth, messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import get_random_string, salted_hmac
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vivaio.ground.people import operations, own_data
from vivaio.ground.people.adapter import TOO_OFTEN, WRONG_CODE
from vivaio.ground.people.web.forms import EraseForm
from vivaio.platform.limits import operations as limits
from vivaio.platform.mail import operations as mail
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.wording import reader

_STATE = "account_erase"
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789"
#: Seconds for which a code is good, and how often it may be tried.
GOOD_FOR, TRIES = 15 * 60, 5


def _digest(request: VivaioRequest, code: str) -> str:
    plain = "".join(code.split()).replace("-", "").upper()
    return salted_hmac(_STATE, f"{request.viewer.account}:{plain}", algorithm="sha256").hexdigest()


def _send(request: VivaioRequest) -> bool:
    own: Any = request.user
    if not limits.allowed(_STATE, str(own.pk), most=3, within=timedelta(minutes=5)):
        return False
    code = get_random_string(8, _LETTERS)
    request.session[_STATE] = {"digest": _digest(request, code), "at": time.time(), "tries": 0}
    words = {"code": f"{code[:4]}-{code[4:]}"}
    mail.queue(
        to=own.email,
        subject=gettext("Your code for erasing your account on Vivaio"),
        text=render_to_string("people/email/erase_message.txt", words),
        language=reader(),
        purpose="erase-account",
        secret=True,
    )
    return True


def _fits(request: VivaioRequest, code: str) -> bool:
    state = request.session.get(_STATE)
    if not state or time.time() - state["at"] > GOOD_FOR or state["tries"] >= TRIES:
        return False
    request.session[_STATE] = {**state, "tries": state["tries"] + 1}
    return hmac.compare_digest(state["digest"], _digest(request, code))


def _page(request: VivaioRequest, form: EraseForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "asks_code": "code" in form.fields,
        "is_sent": _STATE in request.session,
        "stays": [gettext(words) for words in own_data.what_stays()],
    }
    return render(request, "people/erase.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def erase(request: VivaioRequest) -> HttpResponse:
    """What goes and what stays; the code; and then it is done.

    Whoever has a passkey or an app has confirmed by it, less than ten minutes ago, who they are.
    """
    raise_if_reauthentication_required(request, app="allauth.mfa")
    own: Any = request.user
    asks_code = not Authenticator.objects.filter(user=own).exists()
    if request.method != "POST":
        return _page(request, EraseForm(asks_code=asks_code))
    if request.POST.get("action") == "send":
        if _send(request):
            messages.success(request, gettext("The code is on its way to %s.") % own.email)
        else:
            messages.error(request, TOO_OFTEN)
        return HttpResponseRedirect(reverse("account_erase"))
    form = EraseForm(request.POST, asks_code=asks_code)
    if form.is_valid() and asks_code and not _fits(request, form.cleaned_data["code"]):
        form.add_error("code", WRONG_CODE)
    if not form.is_valid():
        return _page(request, form, 422)
    person = operations.complete(own)
    own_data.erase(by=_as(request, person.uid), person=person.uid)
    auth.logout(request)
    return HttpResponseRedirect(reverse("account_erased"))


def _as(request: VivaioRequest, person: Any) -> Any:
    """The viewer, who may have had no person until now."""
    viewer = request.viewer
    if viewer.person == person:
        return viewer
    return type(viewer)(account=viewer.account, person=person, language=viewer.language)


@require_safe
@everybody
def erased(request: VivaioRequest) -> HttpResponse:
    """Goodbye."""
    return render(request, "people/erased.html")
