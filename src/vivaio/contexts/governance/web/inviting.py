"""Invitations: the team writes and sends them; whoever was invited may stop them."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from vivaio.contexts.governance import policies, sending
from vivaio.contexts.governance.models import CAMPAIGN_LIFE, Campaign
from vivaio.contexts.governance.operations import campaigns as operations
from vivaio.contexts.governance.queries import agreements
from vivaio.contexts.governance.queries import campaigns as queries
from vivaio.contexts.governance.web.agreements import frame
from vivaio.contexts.governance.web.forms import AddressesForm, CampaignForm, LetterForm
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_, Conflict, Invalid, Message, Unknown
from vivaio.kernel.text import Text
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.forms import asked_language
from vivaio.platform.web.wording import day, page_of

_NOT_SO = N_("Only the button of this page, or your mail program, stops invitations.")
_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM_METHODS)
@signed_in
def campaigns(request: VivaioRequest, slug: str) -> HttpResponse:
    """The invitations to sign an agreement, and a new one."""
    viewer = request.viewer
    found = agreements.agreement(viewer, slug)
    known = queries.of_agreement(viewer, found)
    form = CampaignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given, language = form.cleaned_data, viewer.language
        try:
            uid = operations.draft_campaign(
                by=viewer, agreement=found.uid, name=given["name"],
                subject=Text(language, {language: given["subject"]}),
                letter=Text(language, {language: given["letter"]}), key=given["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        else:
            return redirect("campaign", uid)
    lines = [
        {"name": one.name, "state": one.state, "href": page_of(f"campaigns/{one.uid}/"),
         "day": day(one.created_at)}
        for one in known
    ]  # fmt: skip
    context = {**frame(viewer, found), "lines": lines, "form": form, "noindex": True}
    return render(request, "governance/campaigns.html", context, status=422 if form.errors else 200)


@require_http_methods(_FORM_METHODS)
@signed_in
def campaign(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """One invitation: its words by language, its addresses, its verbs and its counts."""
    found = queries.campaign(request.viewer, uid)
    language = asked_language(request, found.letter.source)
    doing = request.POST.get("do", "")
    letter = LetterForm(
        request.POST if doing == "letter" else None,
        initial=_initial(found, language),
        auto_id="letter_%s",
    )
    sent: dict[str, Any] = {"auto_id": "list_%s"}
    if doing == "addresses":
        sent |= {"data": request.POST, "files": request.FILES}
    addresses = AddressesForm(**sent)
    if request.method == "POST":
        if doing in CAMPAIGN_LIFE.verbs:
            return _move(request, found, doing)
        if doing not in ("letter", "addresses"):
            raise Unknown
        form = letter if doing == "letter" else addresses
        if form.is_valid() and _saved(request, found, form):
            return redirect(f"{page_of(f'campaigns/{uid}/')}?text={language}")
    return _page(request, found, letter, addresses, language)


def _initial(found: Campaign, language: str) -> dict[str, Any]:
    return {
        "version": found.version, "language": language, "key": uuid.uuid4(),
        "subject": found.subject_line.texts.get(language, ""),
        "letter": found.letter.texts.get(language, ""),
    }  # fmt: skip


def _saved(request: VivaioRequest, found: Campaign, form: LetterForm | AddressesForm) -> bool:
    given, by = form.cleaned_data, request.viewer
    try:
        if isinstance(form, AddressesForm):
            operations.add_addresses(by=by, uid=found.uid, given=given["given"], key=given["key"])
        else:
            operations.write_letter(
                by=by, uid=found.uid, version=given["version"], language=given["language"],
                subject=given["subject"], letter=given["letter"], key=given["key"],
            )  # fmt: skip
    except Invalid as refusal:
        form.show(_spelled(refusal))
        return False
    except Conflict:
        form.add_error(None, gettext("Somebody else saved meanwhile. Open the page again."))
        return False
    messages.success(request, gettext("Saved."))
    return True


def _spelled(refusal: Invalid) -> Invalid:
    """Reasons within reasons, in the reader's words."""
    spelled = {
        field: [
            replace(one, parameters={
                name: sentence(value) if isinstance(value, Message) else value
                for name, value in one.parameters.items()
            })
            for one in several
        ]
        for field, several in refusal.errors.items()
    }  # fmt: skip
    return Invalid(spelled)


def _move(request: VivaioRequest, found: Campaign, verb: str) -> HttpResponse:
    try:
        operations.move_campaign(by=request.viewer, uid=found.uid, verb=verb)
    except Invalid as refusal:
        for several in refusal.errors.values():
            messages.error(request, " ".join(sentence(one) for one in several))
    return redirect("campaign", found.uid)


def _page(
    request: VivaioRequest,
    found: Campaign,
    letter: LetterForm,
    addresses: AddressesForm,
    language: str,
) -> HttpResponse:
    subject, text = sending.letter(found, language, "…")
    context = {
        **frame(request.viewer, found.agreement),
        "campaign": found,
        "letter": letter,
        "addresses": addresses,
        "words_language": language,
        "languages": sorted(found.letter.texts),
        "preview": (subject, text),
        "counts": queries.counts(found),
        "can_write": bool(CAMPAIGN_LIFE.can("start", found.state)),
        "verbs": [verb for verb in CAMPAIGN_LIFE.verbs if CAMPAIGN_LIFE.can(verb, found.state)],
        "is_open": bool(policies.can_sign(found.agreement)),
        "noindex": True,
    }
    status = 422 if letter.errors or addresses.errors else 200
    return render(request, "governance/campaign.html", context, status=status)


# RFC 8058: a mail program posts here without a cookie; the address itself holds the secret.
@csrf_exempt
@require_http_methods(_FORM_METHODS)
@everybody
def invitation(request: VivaioRequest, marked: str) -> HttpResponse:
    """What whoever was invited can do: sign, or receive no more. Looking changes nothing."""
    found = queries.invitation(marked)
    if request.method == "POST":
        if request.POST.get("List-Unsubscribe") != "One-Click":
            require(
                no(N_("Only the button of this page, or your mail program, stops invitations."))
            )
        operations.opt_out(by=request.viewer, marked=marked)
        found = queries.invitation(marked)
    campaign = found.campaign
    context = {
        **frame(request.viewer, campaign.agreement),
        "marked": marked,
        "is_out": found.opted_out,
        "is_open": bool(policies.can_sign(campaign.agreement)),
        "noindex": True,
    }
    return render(request, "governance/invitation.html", context)
