"""Telling a need in two steps, and following what becomes of it, without an account."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from vivaio.contexts.needs import marks, policies, queries
from vivaio.contexts.needs.models import Analysis
from vivaio.contexts.needs.operations import telling as operations
from vivaio.contexts.needs.queries import listening, timeline
from vivaio.contexts.needs.web import presenters
from vivaio.contexts.needs.web.forms import TellForm
from vivaio.ground.actors.web.cards import paragraphs
from vivaio.ground.centres import queries as centres
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.wording import country

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM_METHODS)
@everybody
def tell(request: VivaioRequest) -> HttpResponse:
    """Step one: what and where. Step two: how grave, for whom, and where to tell you."""
    campaign = _campaign(request)
    require(policies.can_tell(campaign))
    is_second = request.method == "POST" and request.POST.get("step") == "2"
    first = _form(request, campaign, 1, request.POST or None)
    if request.method != "POST" or not first.is_valid():
        return _page(request, first, campaign, 1)
    if not is_second:
        kept = {name: first.cleaned_data.get(name, "") for name in TellForm.FIRST}
        return _page(request, _form(request, campaign, 2, None, kept), campaign, 2)
    form = _form(request, campaign, 2, request.POST)
    if form.is_valid():
        try:
            voice = _tell(request, form, campaign)
        except Invalid as refusal:
            form.show(refusal)
        else:
            messages.success(request, gettext("Thank you. Keep the address of this page."))
            return redirect("need_told", marks.mark(voice))
    return _page(request, form, campaign, 2)


def _campaign(request: VivaioRequest) -> Analysis | None:
    slug = request.POST.get("analysis") or request.GET.get("in", "")
    return listening.analysis(request.viewer, slug[:120]) if slug else None


def _form(
    request: VivaioRequest, campaign: Analysis | None, step: int, data: Any, kept: Any = None
) -> TellForm:
    found = [] if campaign else [
        (one.slug, country(one.country)) for one in centres.centres(request.viewer)
    ]  # fmt: skip
    return TellForm(data, request=request, centres=found, step=step, initial=kept or {})


def _tell(request: VivaioRequest, form: TellForm, campaign: Analysis | None) -> Any:
    given = form.cleaned_data
    slug = given.get("centre", "")
    return operations.tell(
        by=request.viewer, centre=centres.centre(request.viewer, slug).uid if slug else None,
        analysis=campaign.uid if campaign else None, language=request.viewer.language,
        words={name: given.get(name, "") for name in ("title", "description")},
        values=form.values(), group=given.get("group", ""), address=given.get("address", ""),
        key=given["key"],
    )  # fmt: skip


def _page(
    request: VivaioRequest, form: TellForm, campaign: Analysis | None, step: int
) -> HttpResponse:
    reader = request.viewer.language
    context = {
        "form": form,
        "step": step,
        "first": [name for name in TellForm.FIRST if name in form.fields],
        "is_wrong_first": any(name in form.errors for name in TellForm.FIRST),
        "campaign": campaign,
        "campaign_title": campaign.title.best(reader) if campaign else None,
        "promise": paragraphs(campaign.promise, reader) if campaign else [],
        "is_example": bool(campaign and campaign.nature == Nature.EXAMPLE),
        "noindex": step > 1,
        "room": "needs",
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "needs/tell.html", context, status=status)


@require_safe
@everybody
def told(request: VivaioRequest, marked: str) -> HttpResponse:
    """What became of what one said; the address is known to its author alone."""
    voice = queries.voice(marked)
    reader = request.viewer.language
    if voice.wrote.deleted_at is not None and voice.wrote_id == voice.need_id:
        raise Unknown
    context = {
        "voice": voice,
        "title": voice.wrote.title.best(reader),
        "description": paragraphs(voice.wrote.description, reader),
        "hops": presenters.hops(timeline.of_voice(voice, reader)),
        "is_open": voice.need.state in voice.need.open_states and voice.need.visibility == "public",
        "need": voice.need,
        "waits_for_mail": bool(voice.address) and voice.confirmed_at is None,
        "stop": marks.mark(voice.uid, marks.STOP) if voice.address and not voice.stopped_at else "",
        "is_stopped": voice.stopped_at is not None,
        "is_example": voice.wrote.nature == Nature.EXAMPLE,
        "noindex": True,
        "room": "needs",
    }
    return render(request, "needs/told.html", context)


@require_http_methods(_FORM_METHODS)
@everybody
def confirm(request: VivaioRequest, marked: str) -> HttpResponse:
    """The address in the letter: a page with one button, since looking changes nothing."""
    voice = queries.voice(marked, marks.CONFIRM)
    if request.method == "POST":
        operations.confirm(by=request.viewer, marked=marked)
        messages.success(request, gettext("From now on you are told what becomes of it."))
        return redirect("need_told", marks.mark(voice.uid))
    context = {"title": voice.wrote.title.best(request.viewer.language), "noindex": True,
               "is_example": voice.wrote.nature == Nature.EXAMPLE, "done": False,
               "way": "confirm"}  # fmt: skip
    return render(request, "needs/mail.html", context)


# A mail program that stops a list for its user sends no cookie and no mark against forgery; the
# signed word in the address is what shows that it may (RFC 8058).
@csrf_exempt
@require_http_methods(_FORM_METHODS)
@everybody
def stop(request: VivaioRequest, marked: str) -> HttpResponse:
    """A page with one button; pressing it, or a mail program's POST, stops the mail."""
    voice = queries.voice(marked, marks.STOP)
    done = request.method == "POST"
    if done:
        operations.stop(by=request.viewer, marked=marked)
    context = {"title": voice.wrote.title.best(request.viewer.language), "noindex": True,
               "is_example": voice.wrote.nature == Nature.EXAMPLE, "done": done,
               "way": "stop"}  # fmt: skip
    return render(request, "needs/mail.html", context)
