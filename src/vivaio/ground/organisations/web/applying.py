"""Asking for a card, claiming one, proposing a change, and the answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vivaio.ground.actors import queries as cards
from vivaio.ground.actors.web.forms import CardForm, WordsForm, initial
from vivaio.ground.centres import queries as centres
from vivaio.ground.organisations import operations, policies, queries
from vivaio.ground.organisations.models import Application
from vivaio.ground.organisations.web import presenters
from vivaio.ground.organisations.web.forms import (
    AddressForm,
    AnswerForm,
    ClaimForm,
    LookForm,
    RegistrationForm,
)
from vivaio.ground.people import addresses
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.kernel.text import Text
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.forms import asked_language

_FORM_METHODS = ["GET", "HEAD", "POST"]
_WAITS = "organisation_application"


@require_safe
@signed_in
def look(request: VivaioRequest) -> HttpResponse:
    """The first step: is it one of these?"""
    viewer = request.viewer
    asked = "name" in request.GET
    form = LookForm(request.GET if asked else None, reader=viewer.language)
    likely = []
    if asked and form.is_valid():
        given = form.cleaned_data
        likely = cards.likely(viewer, given["name"], given["country"])
    context = {
        "form": form,
        "asked": asked and form.is_valid(),
        "lines": presenters.lines(likely, viewer.language),
        "query": request.GET.urlencode(),
    }
    return render(request, "organisations/look.html", context)


def _centre_of(request: VivaioRequest, country: str) -> UUID | None:
    """The centre that keeps the cards of a country; None: the network does."""
    for one in centres.centres(request.viewer):
        if country and one.country == country:
            return one.uid
    return None


@require_http_methods(_FORM_METHODS)
@signed_in
def register(request: VivaioRequest) -> HttpResponse:
    """The second step: the card itself, which waits for an editor's answer."""
    language = request.viewer.language
    form = RegistrationForm(
        request.POST or None, request=request, words_language=language, source=None,
        initial={
            "name": request.GET.get("name", "")[:200], "language": language, "version": 0,
            "country": request.GET.get("country", "")[:2],
        },
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        words = form.words()
        texts = {name: Text(language, {language: said}) for name, said in words.items() if said}
        try:
            uid = operations.ask_for_card(
                by=request.viewer,
                centre=_centre_of(request, form.cleaned_data["country"]),
                name=texts.pop("name", Text(language, {})),
                texts=texts,
                values=form.values(),
                why=form.cleaned_data["why"],
                key=form.cleaned_data["key"],
            )
        except Invalid as refusal:
            form.show(refusal)
        else:
            return _sent(request, uid)
    status = 422 if form.errors else 200
    return render(request, "organisations/register.html", {"form": form}, status=status)


def _sent(request: VivaioRequest, uid: UUID) -> HttpResponse:
    sentence = gettext("Sent. The editors of the centre answer within seven days, by mail.")
    messages.success(request, sentence)
    return redirect(_WAITS, uid)


@require_http_methods(_FORM_METHODS)
@signed_in
def claim(request: VivaioRequest, slug: str) -> HttpResponse:
    """Claim a card: by an address of the organisation, or by asking the editors."""
    viewer = request.viewer
    actor = cards.actor(viewer, slug)
    assert viewer.account is not None
    keeps, waits = queries.keeps(viewer, actor.uid), queries.has_claimed(viewer, actor.uid)
    require(policies.can_claim(viewer, keeps=keeps, waits=waits))
    own = addresses.verified(viewer.account)
    by_address = "address" in request.POST
    proof = AddressForm(request.POST if by_address else None, addresses=own)
    posted = None if by_address else request.POST or None
    asking = ClaimForm(posted, request=request, auto_id="ask_%s")
    if request.method == "POST":
        answer = _claim(request, actor.uid, proof, asking, by_address)
        if answer is not None:
            return answer
    context = presenters.claim_page(viewer, actor, proof, asking, own)
    status = 422 if proof.errors or asking.errors else 200
    return render(request, "organisations/claim.html", context, status=status)


def _claim(
    request: VivaioRequest, actor: UUID, proof: AddressForm, asking: ClaimForm, by_address: bool
) -> HttpResponse | None:
    """Do what one of the two forms asks for; None when it has to be mended."""
    form = proof if by_address else asking
    if not form.is_valid():
        return None
    given = form.cleaned_data
    try:
        if by_address:
            operations.claim_by_address(
                by=request.viewer, actor=actor, address=given["address"], key=given["key"]
            )
            messages.success(request, gettext("Your address shows it: you keep this card now."))
            return redirect("organisations")
        return _sent(
            request,
            operations.claim_card(
                by=request.viewer, actor=actor, why=given["why"], key=given["key"]
            ),
        )
    except Invalid as refusal:
        form.show(refusal)
        return None


@require_http_methods(_FORM_METHODS)
@signed_in
def change(request: VivaioRequest, slug: str) -> HttpResponse:
    """Propose a change of a card one keeps, while what one writes waits for an editor."""
    viewer = request.viewer
    actor = cards.actor(viewer, slug)
    if not queries.keeps(viewer, actor.uid):
        raise Unknown
    if actor.uid in viewer.entrusted:
        return redirect("actor_edit", slug)
    language = asked_language(request, actor.name.source)
    make = CardForm if language == actor.name.source else WordsForm
    form = make(
        request.POST or None, initial=initial(actor, language), words_language=language,
        source=actor,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            uid = operations.propose_change(
                by=viewer, actor=actor.uid, language=language, words=form.words(),
                values=form.values() if isinstance(form, CardForm) else {},
                key=form.cleaned_data["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        else:
            return _sent(request, uid)
    context = presenters.change_page(viewer, actor, form, language)
    status = 422 if form.errors else 200
    return render(request, "organisations/change.html", context, status=status)


@require_http_methods(_FORM_METHODS)
@signed_in
def application(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """What was asked for, and its answer; for editors, the form to answer with."""
    found = queries.application(request.viewer, uid)
    form = AnswerForm(request.POST or None, initial={"key": uuid4()})
    if request.method == "POST":
        verb = request.POST.get("verb", "")
        require(policies.can_answer(request.viewer, found, _known(verb)))
        if form.is_valid():
            try:
                _answer(request, found, form.cleaned_data, verb)
            except Invalid as refusal:
                form.show(refusal)
            else:
                return redirect(_WAITS, uid)
    context: dict[str, Any] = presenters.application_page(request.viewer, found)
    context["form"] = form
    status = 422 if form.errors else 200
    return render(request, "organisations/application.html", context, status=status)


def _known(verb: str) -> str:
    if verb not in ("accept", "refuse"):
        raise Unknown
    return verb


def _answer(request: VivaioRequest, found: Application, given: dict[str, Any], verb: str) -> None:
    operations.answer(
        by=request.viewer, uid=found.uid, verb=verb, reason=given["reason"], words=given["words"],
        key=given["key"],
    )  # fmt: skip
    messages.success(request, gettext("Answered; who asked is told by mail."))


@require_POST
@signed_in
def withdraw(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """Take back what one has asked for."""
    operations.withdraw(by=request.viewer, uid=uid)
    messages.success(request, gettext("Withdrawn. Nobody will look at it."))
    return redirect("organisations")
