"""The page to which a letter leads: what the card says, and one button. Looking changes nothing."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from vivaio.ground.actors import freshness
from vivaio.ground.actors.web import cards
from vivaio.ground.upkeep import operations, queries
from vivaio.ground.upkeep.queries import Answering
from vivaio.ground.upkeep.web.forms import WrongForm
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.wording import day

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM_METHODS)
@everybody
def own(request: VivaioRequest, marked: str) -> HttpResponse:
    """Confirm a card, bring it back, or say what is wrong with it."""
    found = queries.answering(marked, request.viewer.language)
    verb = request.POST.get("verb", "")
    if request.method != "POST":
        return _page(request, found, WrongForm(request=request))
    if verb == "wrong":
        return _wrong(request, found, marked)
    if verb == "confirm":
        operations.confirm(by=request.viewer, marked=marked)
        messages.success(request, gettext("Thank you: the card is confirmed."))
    elif verb == "revive":
        operations.revive(by=request.viewer, marked=marked)
        messages.success(request, gettext("Thank you: the card is back in the directory."))
    else:
        raise Unknown
    return redirect("upkeep_own", marked)


def _wrong(request: VivaioRequest, found: Answering, marked: str) -> HttpResponse:
    form = WrongForm(request.POST, request=request)
    if form.is_valid():
        try:
            operations.say_wrong(
                by=request.viewer, marked=marked, words=form.cleaned_data["words"],
                key=form.cleaned_data["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        else:
            said = gettext("Thank you. The editors of the card have it on their desk.")
            messages.success(request, said)
            return redirect("upkeep_own", marked)
    return _page(request, found, form)


def _page(request: VivaioRequest, found: Answering, form: WrongForm) -> HttpResponse:
    actor = found.actor
    context = {
        **cards.card(found.viewer, actor),
        "may": found.may,
        "form": form,
        "valid_until": day(actor.valid_until),
        "state": freshness.state_of(actor.valid_until),
        "page_centre": actor.centre_id,
        "noindex": True,
    }
    return render(request, "upkeep/own.html", context, status=422 if form.errors else 200)


# RFC 8058: a mail program posts here without a cookie; the address itself holds the secret.
@csrf_exempt
@require_http_methods(_FORM_METHODS)
@everybody
def stop(request: VivaioRequest, marked: str) -> HttpResponse:
    """A page with one button; pressing it, or a mail program's POST, stops letters about a card."""
    if request.method == "POST":
        operations.be_silent(by=request.viewer, marked=marked)
    context = {"done": queries.is_silent(marked), "marked": marked, "noindex": True}
    return render(request, "upkeep/stop.html", context)
