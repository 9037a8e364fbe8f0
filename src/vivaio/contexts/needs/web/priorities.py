"""Putting needs in order: three lenses side by side, and where groups differ."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vivaio.contexts.needs import exporting, policies, scales
from vivaio.contexts.needs import queries as needs
from vivaio.contexts.needs.models import PRIORITY_LIFE, Prioritisation
from vivaio.contexts.needs.operations import prioritising as operations
from vivaio.contexts.needs.queries import LEAST
from vivaio.contexts.needs.queries import priorities as queries
from vivaio.contexts.needs.web import presenters
from vivaio.contexts.needs.web.drawing import SIGNS, spread
from vivaio.contexts.needs.web.keeping import place
from vivaio.contexts.needs.web.priority_forms import BallotForm, FitForm, ProposeForm, VoteForm
from vivaio.contexts.needs.web.saving import written
from vivaio.ground.actors.web.cards import paragraphs
from vivaio.kernel.decision import require
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web import tables
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.forms import OnceForm
from vivaio.platform.web.saving import done, posted_version, saved
from vivaio.platform.web.wording import day, page_of

_FORM_METHODS = ["GET", "HEAD", "POST"]
#: Ballots of paper that are entered at once.
PAPER = 10


def _shown(viewer: Viewer, row: Prioritisation) -> dict[str, Any]:
    (entry,) = presenters.entries(viewer, [row])
    return {
        "row": row,
        "entry": entry,
        "about": paragraphs(row.about, viewer.language),
        "closes": day(row.closes_on),
        "is_example": row.nature == Nature.EXAMPLE,
        "page_centre": row.centre_id,
        "noindex": row.nature == Nature.EXAMPLE or row.state == "draft",
        "room": "needs",
    }


def _order(request: VivaioRequest) -> str:
    asked = request.GET.get("order", "")
    return asked if asked in queries.LENSES else "votes"


@require_safe
@everybody
def page(request: VivaioRequest, slug: str) -> HttpResponse:
    """The needs under each lens, and the spread between the groups."""
    viewer = request.viewer
    row = queries.prioritisation(viewer, slug)
    found = queries.result(viewer, row, _order(request))
    titles = [one.need.title.best(viewer.language) for one in found.standings]
    means = any(one.groups for one in found.standings)
    words = [one.words for one in titles]
    label = gettext("Means of the groups for each need, from 1 to 5")
    context = {
        **_shown(viewer, row),
        "found": found,
        "lines": list(zip(found.standings, titles, strict=True)),
        "order": _order(request),
        "helix": [
            (code, presenters.group_name(code), SIGNS[code], found.ballots[code])
            for code in found.ballots
        ],
        "least": LEAST,
        "drawing": spread(found.standings, words, label) if means else None,
        "definition": gettext(scales.SCORE),
        "scales": presenters.definitions("points", "severity", "frequency", "strength", "fit"),
        "may_vote": bool(policies.is_open(row)),
        "may_count": bool(policies.can_count(viewer, row)),
        "may_judge": bool(policies.can_decide(viewer, row.centre_id)),
        "entered": queries.entered(row) if policies.can_enter(viewer, row.centre_id) else None,
        "verbs": [verb for verb in PRIORITY_LIFE.verbs if policies.can_steer(viewer, row, verb)],
    }
    return render(request, "needs/priorities.html", context)


@require_safe
@everybody
def priorities_csv(request: VivaioRequest, slug: str) -> HttpResponseBase:
    """The same as a table to take away."""
    row = queries.prioritisation(request.viewer, slug)
    found = queries.result(request.viewer, row, _order(request))
    rows = exporting.ranked(request.viewer, row, found)
    return tables.answer(f"{row.slug}.csv", exporting.RANKED, rows)


@require_http_methods(_FORM_METHODS)
@signed_in
def propose(request: VivaioRequest, slug: str) -> HttpResponse:
    """Choose needs, and put them before stakeholders."""
    viewer = request.viewer
    centre, context = place(viewer, slug)
    found = needs.found(viewer, needs.Asked(country=centre.country))
    open_to_all = [one for one in found.rows if one.visibility == "public"]
    pairs = [(str(one.uid), one.title.best(viewer.language).words) for one in open_to_all]
    form = ProposeForm(request.POST or None, needs=pairs)
    if request.method == "POST" and form.is_valid():
        uid = saved(request, form, lambda: operations.propose(
            by=viewer, centre=centre.uid, analysis=None, key=form.cleaned_data["key"],
            texts=written(None, form, viewer.language, "title", "about"),
            closes_on=form.cleaned_data["closes_on"], chosen=form.uids(),
        ))  # fmt: skip
        if uid:
            messages.success(request, gettext("Saved as a draft: open it when it is ready."))
            return redirect("priorities", queries.prioritisation_of(viewer, uid).slug)
    context |= {"form": form, "heading": gettext("Put needs in order"),
                "words_language": viewer.language,
                "back": page_of(f"centres/{centre.slug}/needs/")}  # fmt: skip
    return render(request, "needs/edit.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def steer(request: VivaioRequest, slug: str, verb: str) -> HttpResponse:
    """Open the vote, close it, open it again."""
    row = queries.prioritisation(request.viewer, slug)
    done(request, lambda: operations.steer(
        by=request.viewer, uid=row.uid, version=posted_version(request), verb=verb
    ))  # fmt: skip
    return redirect("priorities", row.slug)


@require_http_methods(_FORM_METHODS)
@signed_in
def vote(request: VivaioRequest, slug: str) -> HttpResponse:
    """One's own points; sent again they take the place of the first."""
    viewer = request.viewer
    row = queries.prioritisation(viewer, slug)
    require(policies.can_vote(viewer, row))
    group, given = queries.own_ballot(viewer, row)
    start = {"group": group, **{f"points-{key}": str(number) for key, number in given.items()}}
    form = VoteForm(
        request.POST or None, candidates=queries.candidates(viewer, row),
        reader=viewer.language, initial=start,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        uid = saved(request, form, lambda: operations.vote(
            by=viewer, uid=row.uid, group=form.cleaned_data["group"], points=form.points(),
            key=form.cleaned_data["key"],
        ))  # fmt: skip
        if uid:
            words = gettext("Your votes are counted. You can change them until the last day.")
            messages.success(request, words)
            return redirect("priorities", row.slug)
    context = {**_shown(viewer, row), "form": form, "heading": gettext("Vote"), "noindex": True,
               "lead": gettext("Nobody is told how you voted. Groups are told from five votes "
                               "on."),
               "back": page_of(row.record_address())}  # fmt: skip
    return render(request, "needs/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(_FORM_METHODS)
@signed_in
def count(request: VivaioRequest, slug: str) -> HttpResponse:
    """Enter ballots of paper, ten at once."""
    viewer = request.viewer
    row = queries.prioritisation(viewer, slug)
    require(policies.can_count(viewer, row))
    found, data = queries.candidates(viewer, row), request.POST or None
    form = OnceForm(data)
    rows = [BallotForm(data, prefix=f"b{n}", candidates=found) for n in range(1, PAPER + 1)]
    if request.method == "POST" and form.is_valid() and all(one.is_valid() for one in rows):
        ballots = [one for one in (each.ballot() for each in rows) if one is not None]
        uid = saved(request, form, lambda: operations.count(
            by=viewer, uid=row.uid, ballots=ballots, key=form.cleaned_data["key"]
        ))  # fmt: skip
        if uid:
            messages.success(request, gettext("Saved."))
            return redirect("priorities_count", row.slug)
    context = {
        **_shown(viewer, row), "form": form, "rows": list(enumerate(rows, start=1)),
        "titles": [one.need.title.best(viewer.language) for one in found],
        "points": presenters.definitions("points"), "noindex": True,
        "entered": queries.entered(row),
    }  # fmt: skip
    wrong = bool(form.errors) or (form.is_bound and any(one.errors for one in rows))
    return render(request, "needs/count.html", context, status=422 if wrong else 200)


@require_http_methods(_FORM_METHODS)
@signed_in
def fit(request: VivaioRequest, slug: str) -> HttpResponse:
    """Say how well each need fits the strategy, and why."""
    viewer = request.viewer
    row = queries.prioritisation(viewer, slug)
    require(policies.can_decide(viewer, row.centre_id))
    found = queries.candidates(viewer, row)
    form = FitForm(request.POST or None, candidates=found, reader=viewer.language)
    if request.method == "POST" and form.is_valid():
        uid = saved(request, form, lambda: operations.judge_fit(
            by=viewer, uid=row.uid, fits=form.fits(), key=form.cleaned_data["key"]
        ))  # fmt: skip
        if uid:
            messages.success(request, gettext("Saved."))
            return redirect("priorities", row.slug)
    context = {**_shown(viewer, row), "form": form, "noindex": True,
               "heading": gettext("How well do they fit the strategy?"),
               "back": page_of(row.record_address())}  # fmt: skip
    return render(request, "needs/edit.html", context, status=422 if form.errors else 200)
