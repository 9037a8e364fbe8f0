"""Signing for an organisation, and the page of one's own that a signed link leads to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vivaio.contexts.governance import marks, policies
from vivaio.contexts.governance.models import Adhesion, Agreement
from vivaio.contexts.governance.operations import adhesions as operations
from vivaio.contexts.governance.queries import agreements as queries
from vivaio.contexts.governance.queries import campaigns
from vivaio.contexts.governance.signing import languages_to_sign
from vivaio.contexts.governance.web.agreements import frame
from vivaio.contexts.governance.web.forms import LinkForm, SignForm
from vivaio.ground.actors import traits
from vivaio.ground.actors.web.cards import paragraphs
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.wording import country, day, language, minute

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM_METHODS)
@everybody
def adhere(request: VivaioRequest, slug: str) -> HttpResponse:
    """Sign an agreement for one's organisation, without an account."""
    viewer = request.viewer
    found = queries.agreement(viewer, slug)
    languages = languages_to_sign(found)
    start = _start(viewer, found, request.GET.get("actor", ""), languages)
    form = SignForm(request.POST or None, request=request, initial=start, languages=languages)
    if request.method == "POST":
        require(policies.can_sign(found))
        if form.is_valid() and _sign(viewer, found, form, request.GET.get("invitation", "")):
            words = gettext(
                "Signed. We have sent a link to %(address)s: open it to confirm the address."
            ) % {"address": form.cleaned_data["email"]}
            messages.success(request, words)
            return redirect("agreement", found.slug)
    context = {
        **frame(viewer, found),
        "form": form,
        "is_open": bool(policies.can_sign(found)),
        "paragraphs": paragraphs(found.text, viewer.language),
        "noindex": True,
    }
    return render(request, "governance/sign.html", context, status=422 if form.errors else 200)


def _start(viewer: Viewer, found: Agreement, actor: str, languages: list[str]) -> dict[str, Any]:
    """What is known before a word is written: the reader's language, and the card one came from."""
    chosen = viewer.language if viewer.language in languages else found.text.source
    start: dict[str, Any] = {"language": chosen}
    try:
        card = traits.of(viewer, [UUID(actor)]).get(UUID(actor)) if actor else None
    except ValueError:
        card = None
    if card is not None:
        start |= {
            "actor": card.uid, "organisation": card.name.best(viewer.language).words,
            "country": card.country, "website": card.website,
        }  # fmt: skip
    return start


def _sign(viewer: Viewer, found: Agreement, form: SignForm, invited: str) -> bool:
    marked = invited[:300]
    invitation = marked if marked and campaigns.invitee_of(marked) else ""
    try:
        operations.sign_agreement(
            by=viewer, agreement=found.uid, signing=form.signing(), invitation=invitation,
            key=form.cleaned_data["key"],
        )  # fmt: skip
    except Invalid as refusal:
        form.show(refusal)
        return False
    return True


@require_http_methods(_FORM_METHODS)
@everybody
def link(request: VivaioRequest, slug: str) -> HttpResponse:
    """Have one's own link sent again; the answer never says whether an address has signed."""
    found = queries.agreement(request.viewer, slug)
    form = LinkForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        operations.send_link(
            by=request.viewer, agreement=found.uid, email=form.cleaned_data["email"],
            sending=form.cleaned_data["key"],
        )  # fmt: skip
        messages.success(request, gettext("If this address has signed, the link is on its way."))
        return redirect("agreement", found.slug)
    context = {**frame(request.viewer, found), "form": form, "noindex": True}
    return render(request, "governance/link.html", context, status=422 if form.errors else 200)


def shown(found: Adhesion) -> dict[str, Any]:
    """All that was declared, for the signatory and for the team."""
    zone = found.agreement.centre.time_zone if found.agreement.centre else "UTC"
    return {
        "adhesion": found,
        "country_name": country(found.country),
        "language_name": language(found.language),
        "signed_at": minute(found.submitted_at, zone),
        "act_date": day(found.act_date),
        "since": day(found.since),
        "expires_on": day(found.expires_on),
        "ended_on": day(found.ended_on),
        "authority": found.get_authority_display(),
        "checked": found.get_checked_display() if found.checked else "",
    }


@require_http_methods(_FORM_METHODS)
@everybody
def own(request: VivaioRequest, marked: str) -> HttpResponse:
    """The signatory's page: confirm the address, renew, withdraw. Looking changes nothing."""
    found = queries.own_adhesion(marked)
    if request.method == "POST":
        return _done(request, marked, request.POST.get("verb", ""))
    renewable = policies.can_renew(found, clock.today(), operations.RENEWABLE)
    context = {
        **frame(request.viewer, found.agreement),
        **shown(found),
        "marked": marked,
        "may_confirm": found.state == "submitted" and found.mail_confirmed_at is None,
        "may_renew": bool(renewable) and bool(policies.can_sign(found.agreement)),
        "may_withdraw": bool(policies.can_do(found, "withdraw")),
        "noindex": True,
    }
    return render(request, "governance/own.html", context)


def _done(request: VivaioRequest, marked: str, verb: str) -> HttpResponse:
    try:
        if verb == "confirm":
            uid = operations.confirm_address(by=request.viewer, marked=marked)
            said = gettext("Thank you: the address is confirmed.")
        elif verb == "renew":
            uid = operations.renew_adhesion(by=request.viewer, marked=marked)
            said = gettext("Renewed. Thank you for staying.")
        elif verb == "withdraw":
            reason = request.POST.get("reason", "")[:2_000]
            uid = operations.withdraw_adhesion(by=request.viewer, marked=marked, reason=reason)
            said = gettext("Withdrawn. The organisation no longer adheres.")
        else:
            raise Unknown
    except Invalid as refusal:
        for several in refusal.errors.values():
            messages.error(request, " ".join(sentence(one) for one in several))
        return redirect("own_adhesion", marked)
    messages.success(request, said)
    return redirect("own_adhesion", marks.mark("adhesion", uid))


@require_safe
@everybody
def document(request: VivaioRequest, marked: str) -> HttpResponse:
    """The confirmation for the organisation's files: what was signed, by whom, and its digest."""
    found = queries.own_adhesion(marked)
    if found.since is None:
        raise Unknown
    signed = queries.version(Viewer.system(), found.agreement, found.edition)
    context = {
        **frame(request.viewer, found.agreement),
        **shown(found),
        "marked": marked,
        "own_title": signed.title.best(found.language),
        "paragraphs": paragraphs(signed.text, found.language),
        "noindex": True,
    }
    return render(request, "governance/document.html", context)
