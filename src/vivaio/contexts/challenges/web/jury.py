"""The editors' side of an evaluation: who judges, what is missing, where reviewers disagree."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vivaio.contexts.challenges import policies
from vivaio.contexts.challenges.models import Challenge
from vivaio.contexts.challenges.operations import evaluation as operations
from vivaio.contexts.challenges.queries import challenges as queries
from vivaio.contexts.challenges.queries import evaluation
from vivaio.contexts.challenges.web import presenters
from vivaio.contexts.challenges.web.challenges import shown
from vivaio.contexts.challenges.web.forms import ReviewerForm
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def page(request: VivaioRequest, slug: str) -> HttpResponse:
    """The jury and the marks so far; a post asks one more person."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    require(policies.can_write(viewer, row.centre_id))
    form = ReviewerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            operations.ask(
                by=viewer, uid=row.uid, name=given["name"], address=given["address"],
                language=viewer.language, key=given["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        else:
            messages.success(request, gettext("A letter with the link is on its way."))
            return redirect("challenge_evaluation", row.slug)
    context = _context(viewer, row) | {
        "form": form if row.state in ("draft", "open", "closed") else None
    }
    return render(
        request, "challenges/evaluation.html", context, status=422 if form.errors else 200
    )


def _context(viewer: Viewer, row: Challenge) -> dict[str, Any]:
    return {
        **shown(viewer, row),
        "criteria": presenters.criteria(row, viewer.language),
        "standings": evaluation.standings(row),
        "reviewers": evaluation.reviewers(row),
        "unfinished": evaluation.unfinished(row),
        "unanswered": queries.unanswered(row),
        "may_evaluate": bool(policies.can_move(viewer, row, "evaluate")),
        "may_conclude": bool(policies.can_move(viewer, row, "conclude")),
        "noindex": True,
    }
