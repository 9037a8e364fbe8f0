"""The digest: how often it comes, and how it stops."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from vivaio.contexts.desk import digest, queries, unsubscribing
from vivaio.contexts.desk.web.forms import DigestForm
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM_METHODS)
@signed_in
def choices(request: VivaioRequest) -> HttpResponse:
    """How often one's own desk comes by mail, and when."""
    viewer = request.viewer
    kept = queries.desk(viewer.account or 0)
    start = {"frequency": "off", "hour": 7, "zone": ""}
    if kept is not None:
        start = {"frequency": kept.frequency, "hour": kept.hour, "zone": kept.zone}
    form = DigestForm(request.POST or None, initial=start, centre_zone=digest.zone_of(viewer, None))
    if request.method == "POST" and form.is_valid():
        try:
            digest.choose(by=viewer, **form.cleaned_data)
        except Invalid as refusal:
            form.show(refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("desk")
    context = {"form": form, "noindex": True, "room": "desk"}
    return render(request, "desk/choices.html", context, status=422 if form.errors else 200)


# A mail program that stops a list for its user sends no cookie and no mark against forgery; the
# signed word in the address is what shows that it may (RFC 8058).
@csrf_exempt
@require_http_methods(_FORM_METHODS)
@everybody
def stop(request: VivaioRequest, token: str) -> HttpResponse:
    """A page with one button; pressing it, or a mail program's POST, stops the digest."""
    account = unsubscribing.account_of(token)
    if account is None:
        raise Unknown
    done = request.method == "POST"
    if done:
        digest.stop(account)
    return render(request, "desk/stop.html", {"done": done})
