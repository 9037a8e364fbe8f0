"""The reviewers' side: the ideas to judge, and judging one, by their own link."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vivaio.contexts.challenges import policies
from vivaio.contexts.challenges.models import Idea, Reviewer
from vivaio.contexts.challenges.operations import evaluation as operations
from vivaio.contexts.challenges.queries import evaluation as queries
from vivaio.contexts.challenges.web import presenters
from vivaio.contexts.challenges.web.challenges import shown
from vivaio.contexts.challenges.web.forms import ReviewForm
from vivaio.ground.actors.web.cards import paragraphs
from vivaio.kernel.errors import Invalid, Unknown
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.wording import day


@require_safe
@everybody
def sheet(request: VivaioRequest, marked: str) -> HttpResponse:
    """The ideas that one reviewer judges; without names where the challenge is blind."""
    reviewer = queries.reviewer(marked)
    row, said = reviewer.challenge, queries.own_reviews(reviewer)
    language = request.viewer.language
    context = {
        **shown(request.viewer, row),
        "marked": marked,
        "name": reviewer.name,
        "ideas": [
            {"uid": one.uid, "title": one.title.best(language), "review": said.get(one.uid)}
            for one in queries.to_judge(row)
        ],
        "criteria": presenters.criteria(row, language),
        "is_open": bool(policies.allows_review(row)),
        "answers_by": day(row.answers_by),
        "noindex": True,
    }
    return render(request, "challenges/reviews.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@everybody
def review(request: VivaioRequest, marked: str, idea: UUID) -> HttpResponse:
    """Judge one idea, or stand aside."""
    reviewer = queries.reviewer(marked)
    row = queries.to_judge(reviewer.challenge).filter(uid=idea).first()
    if row is None:
        raise Unknown(f"idea {idea}")
    form = _form(request, reviewer, row)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            operations.review(
                by=request.viewer, marked=marked, idea=idea, points=form.points(),
                words=given["words"], is_recused=given["is_recused"], key=given["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        else:
            messages.success(request, gettext("Your review is kept; you can still change it."))
            return redirect("reviews", marked)
    context = _context(request.viewer, reviewer, row) | {"form": form, "marked": marked}
    return render(request, "challenges/review.html", context, status=422 if form.errors else 200)


def _form(request: VivaioRequest, reviewer: Reviewer, row: Idea) -> ReviewForm:
    before = queries.own_reviews(reviewer).get(row.uid)
    start: dict[str, object] = {}
    if before:
        start = {**before.points, "words": before.words, "is_recused": before.is_recused}
    return ReviewForm(request.POST or None, initial=start, criteria=reviewer.challenge.criteria)


def _context(viewer: Viewer, reviewer: Reviewer, row: Idea) -> dict[str, object]:
    challenge, language = reviewer.challenge, viewer.language
    return {
        **shown(viewer, challenge),
        "about": challenge.title.best(language),
        "idea_title": row.title.best(language),
        "summary": row.summary.best(language),
        "body": paragraphs(row.body, language) if row.body else [],
        "names": [] if challenge.is_blind else presenters.names_of(viewer, row),
        "is_own": operations.wrote(reviewer, row),
        "is_open": bool(policies.allows_review(challenge)),
        "noindex": True,
    }
