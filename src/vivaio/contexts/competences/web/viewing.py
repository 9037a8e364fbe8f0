"""Saying how one sees a colleague who asks."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from vivaio.contexts.competences import growth
from vivaio.contexts.competences.operations import growing as operations
from vivaio.contexts.competences.queries import growing as queries
from vivaio.contexts.competences.web.growing import question
from vivaio.platform.web.audience import VivaioRequest, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def view(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """The next question about a colleague, or a word of thanks."""
    viewer = request.viewer
    row = queries.view(viewer, uid)
    if request.method == "POST":
        if request.POST.get("do") == "decline":
            operations.decline(by=viewer, uid=uid)
            return redirect("assessments")
        if request.POST.get("said") in growth.Answer.values:
            operations.answer_view(
                by=viewer, uid=uid, competence=request.POST.get("competence", ""),
                statement=request.POST.get("statement", ""), said=request.POST["said"],
            )  # fmt: skip
        return redirect("competence_view", uid)
    asked = queries.asked_of_colleague(viewer, row)
    name = row.assessment.account.name or row.assessment.account.email
    context = {"row": row, "who": name, "noindex": True, "room": "competences"}
    told = None
    if asked is not None and row.finished_at is None:
        told = question(asked, viewer.language, is_long=True)
    return render(request, "competences/question.html", {**context, "asked": told})
