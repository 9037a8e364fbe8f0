"""Interviews and focus groups: for the team of their centre alone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vivaio.contexts.needs import policies
from vivaio.contexts.needs.models import Interview, Use
from vivaio.contexts.needs.operations import listening as operations
from vivaio.contexts.needs.queries import listening as queries
from vivaio.contexts.needs.web import presenters
from vivaio.contexts.needs.web.keeping import place
from vivaio.contexts.needs.web.listening_forms import ExtractForm, InterviewForm, start_of
from vivaio.contexts.needs.web.saving import written
from vivaio.ground.actors.web.cards import tie_of
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.text import Text
from vivaio.platform.links import queries as links
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.saving import done, posted_version, saved
from vivaio.platform.web.wording import day, page_of

_FORM_METHODS = ["GET", "HEAD", "POST"]


def _shown(viewer: Viewer, row: Interview) -> dict[str, Any]:
    return {
        "row": row,
        "title": row.title.best(viewer.language),
        "manner": row.get_manner_display(),
        "when": day(row.held_on),
        "state": presenters.state_words(row.state),
        "sign": presenters.sign_of(row.state),
        "centre": row.centre,
        "centre_name": row.centre.name.best(viewer.language) if row.centre else None,
        "is_example": row.nature == Nature.EXAMPLE,
        "page_centre": row.centre_id,
        "noindex": True,
        "room": "needs",
    }


@require_safe
@everybody
def page(request: VivaioRequest, slug: str) -> HttpResponse:
    """What was said, and what was allowed to be done with it."""
    viewer = request.viewer
    row = queries.interview(viewer, slug)
    context = {
        **_shown(viewer, row),
        "notes": [block for block in row.notes.split("\n\n") if block.strip()],
        "uses": [str(Use(one).label) for one in row.uses if one in Use.values],
        "consented": day(row.consent_on) if row.consent_on else "",
        "until": day(row.keep_until),
        "extracts": [
            (one.title.best(viewer.language), page_of(one.record_address()), one.slug)
            for one in queries.extracts(viewer, row)
        ],
        "ties": [tie_of(hop, viewer.language) for hop in links.of(viewer, row.uid)],
        "may_edit": bool(policies.can_enter(viewer, row.centre_id)) and row.state == "kept",
        "may_extract": bool(policies.can_extract(viewer, row)),
        "may_withdraw": bool(policies.can_decide(viewer, row.centre_id)),
    }
    return render(request, "needs/interview.html", context)


@require_http_methods(_FORM_METHODS)
@signed_in
def record(request: VivaioRequest, slug: str) -> HttpResponse:
    """Record an interview or a focus group."""
    viewer = request.viewer
    centre, context = place(viewer, slug)
    campaign = request.GET.get("in", "")
    analysis = queries.analysis(viewer, campaign[:120]) if campaign else None
    start = {"version": 0, "held_on": clock.today(), "participants": 1, "uses": ["analysis"]}
    form = InterviewForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        uid = saved(request, form, lambda: operations.record_interview(
            by=viewer, centre=centre.uid, analysis=analysis.uid if analysis else None,
            texts=written(None, form, viewer.language, "title"), values=form.values(),
            key=form.cleaned_data["key"],
        ))  # fmt: skip
        if uid:
            messages.success(request, gettext("Saved. Only the team of your centre sees it."))
            return redirect("interview", queries.interview_of(viewer, uid).slug)
    context |= {"form": form, "heading": gettext("Record an interview"),
                "words_language": viewer.language,
                "back": page_of(f"centres/{centre.slug}/needs/")}  # fmt: skip
    return render(request, "needs/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(_FORM_METHODS)
@signed_in
def edit(request: VivaioRequest, slug: str) -> HttpResponse:
    """Change it, or the consent: what is no longer allowed goes at once."""
    viewer = request.viewer
    row = queries.interview(viewer, slug)
    require(policies.can_enter(viewer, row.centre_id))
    form = InterviewForm(request.POST or None, initial=start_of(row, InterviewForm))
    if request.method == "POST" and form.is_valid():
        uid = saved(request, form, lambda: operations.amend_interview(
            by=viewer, uid=row.uid, version=form.cleaned_data["version"], values=form.values(),
            texts=written(row, form, row.title.source, "title"), key=form.cleaned_data["key"],
        ))  # fmt: skip
        if uid:
            messages.success(request, gettext("Saved."))
            return redirect("interview", row.slug)
    context = {**_shown(viewer, row), "form": form, "heading": gettext("Change the interview"),
               "words_language": row.title.source,
               "back": page_of(row.record_address())}  # fmt: skip
    return render(request, "needs/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(_FORM_METHODS)
@signed_in
def publish(request: VivaioRequest, slug: str) -> HttpResponse:
    """Publish a few of its words, as the consent allows."""
    viewer = request.viewer
    row = queries.interview(viewer, slug)
    require(policies.can_extract(viewer, row))
    form = ExtractForm(request.POST or None, initial={"title": row.who})
    language = viewer.language
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        uid = saved(request, form, lambda: operations.publish_extract(
            by=viewer, interview=row.uid, key=given["key"],
            title=Text(language, {language: given["title"]}),
            words=Text(language, {language: given["words"]}),
        ))  # fmt: skip
        if uid:
            messages.success(request, gettext("Published: everybody can read these words."))
            return redirect("extract", queries.extract_of(viewer, uid).slug)
    context = {**_shown(viewer, row), "form": form, "heading": gettext("Publish an extract"),
               "words_language": language, "back": page_of(row.record_address())}  # fmt: skip
    return render(request, "needs/edit.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def withdraw(request: VivaioRequest, slug: str) -> HttpResponse:
    """Take an extract back."""
    row = queries.extract(request.viewer, slug)
    operations.withdraw_extract(by=request.viewer, uid=row.uid)
    messages.success(request, gettext("Done."))
    return redirect("interview", row.interview.slug)


@require_POST
@signed_in
def forget(request: VivaioRequest, slug: str) -> HttpResponse:
    """Forget what was said: the consent was taken back."""
    row = queries.interview(request.viewer, slug)
    done(
        request,
        lambda: operations.forget(by=request.viewer, uid=row.uid, version=posted_version(request)),
        gettext("What was said here is forgotten."),
    )
    return redirect("interview", row.slug)
