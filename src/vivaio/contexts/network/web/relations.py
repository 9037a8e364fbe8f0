"""The relations of one card: all of them, a new one, one to confirm, correct or take back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vivaio.contexts.network.web import presenters
from vivaio.contexts.network.web.forms import DatesForm, LookForm, RelationForm, WithdrawForm
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Conflict, Invalid, Unknown
from vivaio.platform.links import queries as links
from vivaio.platform.links import related, relations
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.wording import page_of

_FORM_METHODS = ["GET", "HEAD", "POST"]


def _card(request: VivaioRequest, uid: UUID) -> dict[str, Any]:
    """What every page about a card's relations shows of the card."""
    heading = records.heading(request.viewer, uid)
    if not related.admitted(heading.kind):
        raise Unknown(f"no relations of {heading.kind}")
    return {
        "heading": heading,
        "name": heading.title.best(request.viewer.language),
        "href": page_of(heading.address),
        "is_example": heading.nature == Nature.EXAMPLE,
        "noindex": True,
    }


@require_safe
@everybody
def of_card(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """All relations of one card, with who has confirmed them."""
    viewer, context = request.viewer, _card(request, uid)
    hops = [hop for hop in links.of(viewer, uid) if hop.confirmed is not None]
    context |= {
        "lines": presenters.lines(hops, viewer),
        "may_speak": bool(related.may_speak(viewer, uid)),
    }
    return render(request, "network/relations.html", context)


@require_http_methods(_FORM_METHODS)
@signed_in
def add(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """Record a relation: choose what it is, find the other card, say what is known."""
    viewer, context = request.viewer, _card(request, uid)
    require(related.may_speak(viewer, uid))
    heading = context["heading"]
    kinds = presenters.choices(heading.kind)
    asked = request.POST if request.method == "POST" else request.GET
    kind, words = asked.get("kind", ""), asked.get("q", "").strip()[:200]
    found = presenters.candidates(viewer, heading, kind, words)
    look = LookForm(kinds, initial={"kind": kind, "q": words})
    start = {"kind": kind, "q": words}
    form = RelationForm(request.POST or None, initial=start, found=found)
    if request.method == "POST" and form.is_valid():
        try:
            _relate(request, uid, form)
        except Invalid as refusal:
            form.show(refusal)
        else:
            return redirect("relations", uid)
    context |= {
        "look": look,
        "form": form if (found or form.errors) else None,
        "words": words,
        "kinds": presenters.meanings(heading.kind),
    }
    return render(request, "network/add.html", context, status=422 if form.errors else 200)


def _relate(request: VivaioRequest, uid: UUID, form: RelationForm) -> None:
    given = form.cleaned_data
    code, _, direction = given["kind"].partition(".")
    relations.relate(
        by=request.viewer,
        here=uid,
        other=given["other"],
        kind=code,
        direction="backward" if direction == "backward" else "forward",
        since=given["since"],
        until=given["until"],
        reason=given["reason"],
        told_in=given["told_in"],
        told_at=given["told_at"],
        key=given["key"],
    )
    messages.success(request, gettext("Recorded. The other side can confirm it."))


def _mine(request: VivaioRequest, link: UUID) -> related.Relation:
    """A relation at one end of which the viewer speaks."""
    found = related.relation(request.viewer, link)
    if not found.mine:
        require(related.may_speak(request.viewer, found.source))
    return found


@require_http_methods(_FORM_METHODS)
@signed_in
def one(request: VivaioRequest, link: UUID) -> HttpResponse:
    """One relation, for those who keep one of its ends: answer, correct the dates, take it back."""
    found = _mine(request, link)
    start = {"since": found.since, "until": found.until, "seen": f"{found.since}/{found.until}"}
    form = DatesForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            relations.redate(
                by=request.viewer, link=link, since=given["since"], until=given["until"],
                seen=given["seen"], key=given["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        except Conflict:
            form.add_error(None, gettext("Somebody else has changed these dates. Look again."))
        else:
            messages.success(request, gettext("Saved."))
            return redirect("relation", link)
    return _one_page(request, found, form, WithdrawForm())


def _one_page(
    request: VivaioRequest, found: related.Relation, form: DatesForm, gone: WithdrawForm
) -> HttpResponse:
    context = {
        "found": found,
        **presenters.sides(found, request.viewer.language),
        "form": form,
        "gone": gone,
        "noindex": True,
    }
    status = 422 if form.errors or gone.errors else 200
    return render(request, "network/relation.html", context, status=status)


@require_POST
@signed_in
def answer(request: VivaioRequest, link: UUID, verb: str) -> HttpResponse:
    """Confirm or refuse a relation for one side, or take it back."""
    viewer = request.viewer
    found = _mine(request, link)
    side = request.POST.get("side", "")
    here = found.source if "source" in found.mine else found.target
    if verb == "withdraw":
        form = WithdrawForm(request.POST)
        if not form.is_valid():
            return _one_page(request, found, DatesForm(), form)
        relations.withdraw(by=viewer, link=link, reason=form.cleaned_data["reason"])
        messages.success(request, gettext("Removed. The journal keeps what it was and why."))
    elif verb == "confirm":
        relations.confirm(by=viewer, link=link, side=side)
        messages.success(request, gettext("Confirmed."))
    elif verb == "refuse":
        relations.refuse(by=viewer, link=link, side=side)
        messages.success(request, gettext("Refused: it is shown no more."))
    else:
        raise Unknown(verb)
    return redirect("relations", here)
