"""The needs of a centre at work: what waits, entering, changing, deciding, grouping."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vivaio.contexts.needs import policies, queries
from vivaio.contexts.needs.models import LIFE, Need
from vivaio.contexts.needs.operations import grouping
from vivaio.contexts.needs.operations import keeping as operations
from vivaio.contexts.needs.queries import listening, priorities
from vivaio.contexts.needs.web import presenters
from vivaio.contexts.needs.web.forms import DecideForm, EnterForm, GroupForm, NeedForm, start_of
from vivaio.contexts.needs.web.saving import written
from vivaio.contexts.needs.web.views import shown
from vivaio.ground.centres import queries as centres
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.forms import asked_language
from vivaio.platform.web.saving import saved
from vivaio.platform.web.wording import day, page_of

_FORM_METHODS = ["GET", "HEAD", "POST"]
_TEXTS = ("title", "description", "evidence")


def place(viewer: Viewer, slug: str) -> tuple[Any, dict[str, Any]]:
    """The centre in whose room one works, and what every page of it says of the centre."""
    centre = centres.centre(viewer, slug)
    require(policies.can_enter(viewer, centre.uid))
    context = {
        "centre": centre,
        "centre_name": centre.name.best(viewer.language),
        "page_centre": centre.uid,
        "noindex": True,
        "room": "needs",
    }
    return centre, context


def interviews_of(viewer: Viewer, centre: UUID) -> list[tuple[str, str]]:
    """Interviews to choose from."""
    return [
        (str(row.uid), f"{row.title.best(viewer.language).words} · {day(row.held_on)}")
        for row in listening.interviews(viewer, centre)
        if row.state == "kept"
    ]


@require_safe
@signed_in
def room(request: VivaioRequest, slug: str) -> HttpResponse:
    """What waits, and an entrance to every tool."""
    viewer = request.viewer
    centre, context = place(viewer, slug)
    own = [centre.uid]
    context |= {
        "waiting": presenters.lines(viewer, queries.waiting(viewer, own)),
        "unanswered": presenters.lines(viewer, queries.unanswered(viewer, own)),
        "analyses": presenters.entries(viewer, listening.analyses(viewer, own)),
        "priorities": presenters.entries(viewer, priorities.prioritisations(viewer, own)),
        "interviews": [
            {
                "title": row.title.best(viewer.language),
                "href": page_of(row.record_address()),
                "when": day(row.held_on),
                "until": day(row.keep_until),
                "state": presenters.state_words(row.state),
                "sign": presenters.sign_of(row.state),
                "is_example": row.nature == Nature.EXAMPLE,
            }
            for row in listening.interviews(viewer, centre.uid)
        ],
    }
    return render(request, "needs/room.html", context)


@require_http_methods(_FORM_METHODS)
@signed_in
def enter(request: VivaioRequest, slug: str) -> HttpResponse:
    """A need that was heard in an interview, read in a document, or found in data."""
    viewer = request.viewer
    centre, context = place(viewer, slug)
    campaign = request.GET.get("in", "")
    analysis = listening.analysis(viewer, campaign[:120]) if campaign else None
    language = asked_language(request, viewer.language)
    form = EnterForm(
        request.POST or None, row=None, words_language=language,
        interviews=interviews_of(viewer, centre.uid),
        may_publish=bool(policies.can_decide(viewer, centre.uid)),
        initial={"language": language, "version": 0, "heard_on": clock.today(),
                 "method": "interview", "heard_in": request.GET.get("interview", "")[:60]},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        uid = saved(request, form, lambda: operations.enter(
            by=viewer, centre=centre.uid, analysis=analysis.uid if analysis else None,
            texts=written(None, form, language, *_TEXTS), values=form.values(),
            speakers=(operations.Speaker(given["group"]),), heard_in=form.heard(),
            accepted=bool(given.get("accepted")), key=given["key"],
        ))  # fmt: skip
        if uid:
            messages.success(request, gettext("Saved."))
            return redirect("need", queries.by_uid(viewer, uid).slug)
    context |= {"form": form, "heading": gettext("Enter a need"), "words_language": language,
                "back": page_of(f"centres/{centre.slug}/needs/")}  # fmt: skip
    return render(request, "needs/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(_FORM_METHODS)
@signed_in
def edit(request: VivaioRequest, slug: str) -> HttpResponse:
    """Change what a need says, in the language of its original."""
    viewer = request.viewer
    row = queries.need(viewer, slug)
    require(policies.can_enter(viewer, row.centre_id))
    language = row.title.source
    form = NeedForm(request.POST or None, row=row, words_language=language, initial=start_of(row))
    if request.method == "POST" and form.is_valid():
        uid = saved(request, form, lambda: operations.amend(
            by=viewer, uid=row.uid, version=form.cleaned_data["version"],
            texts=written(row, form, language, *_TEXTS), values=form.values(),
            key=form.cleaned_data["key"],
        ))  # fmt: skip
        if uid:
            messages.success(request, gettext("Saved."))
            return redirect("need", row.slug)
    context = {
        **shown(viewer, row),
        "form": form,
        "heading": gettext("Change the need"),
        "words_language": language,
        "back": page_of(row.record_address()),
        "noindex": True,
    }
    return render(request, "needs/edit.html", context, status=422 if form.errors else 200)


def verb_words() -> dict[str, str]:
    """What may be done with a need, as its buttons say."""
    return {
        "accept": gettext("Accept it"),
        "decline": gettext("Decline it, with a reason"),
        "take_up": gettext("Say that somebody works on an answer"),
        "answer": gettext("Answer it"),
        "archive": gettext("Archive it"),
        "restore": gettext("Take it up again"),
    }


def _voices(viewer: Viewer, row: Need) -> list[dict[str, Any]]:
    return [
        {
            "words": one.wrote.title.best(viewer.language),
            "group": presenters.group_name(one.group),
            "name": one.name,
            "on_behalf": one.on_behalf,
            "may_write": bool(one.confirmed_at and not one.stopped_at),
        }
        for one in queries.voices(row)
    ]


@require_http_methods(_FORM_METHODS)
@signed_in
def decide(request: VivaioRequest, slug: str) -> HttpResponse:
    """Accept, decline, answer: with a reason that its authors are told."""
    viewer = request.viewer
    row = queries.need(viewer, slug)
    require(policies.can_decide(viewer, row.centre_id))
    verbs = [(verb, words) for verb, words in verb_words().items() if LIFE.can(verb, row.state)]
    form = DecideForm(
        request.POST or None, verbs=verbs,
        initial={"version": row.version, "verb": verbs[0][0] if verbs else "",
                 "visibility": "public"},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        uid = saved(request, form, lambda: operations.move(
            by=viewer, uid=row.uid, version=given["version"], verb=given["verb"],
            code=given.get("code", ""), words=given.get("words", ""),
            visibility=given.get("visibility", ""), key=given["key"],
        ))  # fmt: skip
        if uid:
            messages.success(request, gettext("Done."))
            return redirect("need", row.slug)
    context = {
        **shown(viewer, row),
        "form": form,
        "voices": _voices(viewer, row),
        "noindex": True,
    }
    return render(request, "needs/decide.html", context, status=422 if form.errors else 200)


@require_http_methods(_FORM_METHODS)
@signed_in
def group(request: VivaioRequest, slug: str) -> HttpResponse:
    """Put a need together with one that says the same; what went in comes out again."""
    viewer = request.viewer
    row = queries.need(viewer, slug)
    require(policies.can_decide(viewer, row.centre_id))
    others = _others(viewer, row)
    form = GroupForm(request.POST or None, needs=others)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        kept = UUID(given["kept"])
        uid = saved(request, form, lambda: grouping.group(
            by=viewer, gone=row.uid, kept=kept, reason=given["reason"], key=given["key"]
        ))  # fmt: skip
        if uid:
            messages.success(request, gettext("The two are one now; all who said it stay with it."))
            return redirect("need", queries.by_uid(viewer, kept).slug)
    context = {
        **shown(viewer, row),
        "form": form,
        "has_others": bool(others),
        "groupings": [
            (one.uid, one.gone.title.best(viewer.language), day(one.on), one.reason)
            for one in queries.groupings(viewer, row)
        ],
        "noindex": True,
    }
    return render(request, "needs/group.html", context, status=422 if form.errors else 200)


def _others(viewer: Viewer, row: Need) -> list[tuple[str, str]]:
    """Those that may say the same first, then the latest of the centre."""
    found = {one.uid: one for one in queries.alike(viewer, row)}
    for one in queries.latest(viewer):
        found.setdefault(one.uid, one)
    return [
        (str(uid), one.title.best(viewer.language).words)
        for uid, one in found.items()
        if uid != row.uid
        and one.nature == row.nature
        and one.state in Need.open_states
        and policies.can_group(viewer, row, one)
    ]


@require_POST
@signed_in
def separate(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """Take a need out of the other again."""
    gone = grouping.separate(by=request.viewer, uid=uid)
    messages.success(request, gettext("It stands by itself again."))
    return redirect("need", queries.by_uid(request.viewer, gone).slug)
