"""How centres listen: campaigns for everybody, interviews for the team, extracts by consent."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vivaio.contexts.needs import policies
from vivaio.contexts.needs.models import ANALYSIS_LIFE, Analysis, Use
from vivaio.contexts.needs.operations import listening as operations
from vivaio.contexts.needs.queries import listening as queries
from vivaio.contexts.needs.queries import priorities
from vivaio.contexts.needs.web import presenters
from vivaio.contexts.needs.web.keeping import place
from vivaio.contexts.needs.web.listening_forms import AnalysisForm, start_of
from vivaio.contexts.needs.web.saving import written
from vivaio.ground.actors.web.cards import paragraphs, tie_of
from vivaio.kernel.decision import require
from vivaio.platform.links import queries as links
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.saving import done, posted_version, saved
from vivaio.platform.web.wording import day, page_of

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_safe
@everybody
def listing(request: VivaioRequest) -> HttpResponse:
    """All needs analyses, and the votes on needs."""
    viewer = request.viewer
    context = {
        "analyses": presenters.entries(viewer, queries.analyses(viewer)),
        "priorities": presenters.entries(viewer, priorities.prioritisations(viewer)),
        "room": "needs",
    }
    return render(request, "needs/analyses.html", context)


@require_safe
@everybody
def analysis(request: VivaioRequest, slug: str) -> HttpResponse:
    """One needs analysis: when, how, with which promise, and what it has brought."""
    viewer = request.viewer
    row = queries.analysis(viewer, slug)
    found = queries.harvest(viewer, row)
    context = {
        **_shown(viewer, row),
        "promise": paragraphs(row.promise, viewer.language),
        "about": paragraphs(row.about, viewer.language),
        "methods": [presenters.method_name(one) for one in row.methods],
        "starts": day(row.starts_on),
        "ends": day(row.ends_on),
        "reply_by": day(row.reply_by) if row.reply_by else "",
        "lines": presenters.lines(viewer, found.needs),
        "total": found.total,
        "answered": found.answered,
        "interviews": found.interviews,
        "may_tell": bool(policies.can_tell(row)),
        "may_edit": bool(policies.can_enter(viewer, row.centre_id)),
        "verbs": [verb for verb in ANALYSIS_LIFE.verbs if policies.can_open(viewer, row, verb)],
        "ties": [tie_of(hop, viewer.language) for hop in links.of(viewer, row.uid)
                 if hop.kind != "heard_in"],
        "noindex": row.nature == Nature.EXAMPLE or row.state == "draft",
    }  # fmt: skip
    return render(request, "needs/analysis.html", context)


def _shown(viewer: Viewer, row: Analysis) -> dict[str, Any]:
    (entry,) = presenters.entries(viewer, [row])
    return {
        "row": row,
        "entry": entry,
        "is_example": row.nature == Nature.EXAMPLE,
        "page_centre": row.centre_id,
        "room": "needs",
    }


@require_http_methods(_FORM_METHODS)
@signed_in
def plan(request: VivaioRequest, slug: str) -> HttpResponse:
    """Begin a needs analysis of one's centre."""
    viewer = request.viewer
    centre, context = place(viewer, slug)
    form = AnalysisForm(request.POST or None, initial={"version": 0, "methods": ["told"]})
    if request.method == "POST" and form.is_valid():
        uid = saved(request, form, lambda: operations.plan(
            by=viewer, centre=centre.uid, key=form.cleaned_data["key"], values=form.values(),
            texts=written(None, form, viewer.language, *AnalysisForm.TEXTS),
        ))  # fmt: skip
        if uid:
            messages.success(request, gettext("Saved as a draft: open it when it is ready."))
            return redirect("analysis", queries.analysis_of(viewer, uid).slug)
    context |= {"form": form, "heading": gettext("A new needs analysis"),
                "words_language": viewer.language,
                "back": page_of(f"centres/{centre.slug}/needs/")}  # fmt: skip
    return render(request, "needs/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(_FORM_METHODS)
@signed_in
def replan(request: VivaioRequest, slug: str) -> HttpResponse:
    """Change a needs analysis, in the language of its original."""
    viewer = request.viewer
    row = queries.analysis(viewer, slug)
    require(policies.can_enter(viewer, row.centre_id))
    form = AnalysisForm(request.POST or None, initial=start_of(row, AnalysisForm))
    if request.method == "POST" and form.is_valid():
        uid = saved(request, form, lambda: operations.replan(
            by=viewer, uid=row.uid, version=form.cleaned_data["version"], values=form.values(),
            texts=written(row, form, row.title.source, *AnalysisForm.TEXTS),
            key=form.cleaned_data["key"],
        ))  # fmt: skip
        if uid:
            messages.success(request, gettext("Saved."))
            return redirect("analysis", row.slug)
    context = {**_shown(viewer, row), "form": form, "noindex": True,
               "heading": gettext("Change the needs analysis"),
               "words_language": row.title.source,
               "back": page_of(row.record_address())}  # fmt: skip
    return render(request, "needs/edit.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def move(request: VivaioRequest, slug: str, verb: str) -> HttpResponse:
    """Open it to the public, or close it."""
    row = queries.analysis(request.viewer, slug)
    done(request, lambda: operations.move_analysis(
        by=request.viewer, uid=row.uid, version=posted_version(request), verb=verb
    ))  # fmt: skip
    return redirect("analysis", row.slug)


@require_safe
@everybody
def extract(request: VivaioRequest, slug: str) -> HttpResponse:
    """A few words somebody has allowed to be read, and to which needs they led."""
    viewer = request.viewer
    row = queries.extract(viewer, slug)
    found = row.interview
    context = {
        "row": row,
        "title": row.title.best(viewer.language),
        "words": paragraphs(row.words, viewer.language),
        "manner": found.get_manner_display(),
        "participants": found.participants,
        "when": day(found.held_on),
        "name": found.name if Use.NAME in found.uses else "",
        "ties": [tie_of(hop, viewer.language) for hop in links.of(viewer, row.uid)],
        "interview": page_of(found.record_address())
        if viewer.may("read", found.centre_id) else "",
        "is_example": row.nature == Nature.EXAMPLE,
        "page_centre": row.centre_id,
        "noindex": row.nature == Nature.EXAMPLE,
        "room": "needs",
    }  # fmt: skip
    return render(request, "needs/extract.html", context)
