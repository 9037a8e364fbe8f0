"""Starting the sign-in by code from elsewhere than the page of signing in."""

from __future__ import annotations

from urllib.parse import urlencode

from allauth.account import app_settings
from allauth.account.forms import RequestLoginCodeForm
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.utils import get_form_class
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.platform.web.audience import VivaioRequest


def send_code(request: VivaioRequest, address: str, onward: str) -> HttpResponse:
    """Send a code to an address, ask for it, and go `onward` once it was right.

    Invalid when no code can be sent now, such as after too many of them.
    """
    make = get_form_class(app_settings.FORMS, "request_login_code", RequestLoginCodeForm)  # type: ignore[no-untyped-call]
    form = make({"email": address})
    if not form.is_valid():
        said = N_("No code can be sent to this address just now. Try again in some minutes.")
        raise Invalid({"": [Message(said)]})
    LoginCodeVerificationProcess.initiate(request=request, user=form._user, email=address)
    query = urlencode({"next": onward})
    return redirect(f"{reverse('account_confirm_login_code')}?{query}")
