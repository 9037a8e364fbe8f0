"""One paragraph with what people say of it, and the editors' answers."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vivaio.contexts.strategy import policies
from vivaio.contexts.strategy.models import Strategy
from vivaio.contexts.strategy.operations import commenting as operations
from vivaio.contexts.strategy.queries import strategies as queries
from vivaio.contexts.strategy.web.forms import AnswerForm, CommentForm
from vivaio.contexts.strategy.web.presenters import (
    paragraph_of,
    said_of,
    shown_strategy,
)
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Unknown
from vivaio.kernel.text import own_words
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.saving import done, saved


@require_http_methods(["GET", "HEAD", "POST"])
@everybody
def paragraph(request: VivaioRequest, slug: str, code: str) -> HttpResponse:
    """A paragraph with its comments; while the strategy is open, anybody adds one."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    block = next((one for one in row.blocks() if one.code == code), None)
    if block is None:
        raise Unknown(code)
    form = CommentForm(request.POST or None, initial={"name": viewer.name}, request=request)

    def save() -> UUID:
        given = form.cleaned_data
        return operations.comment(
            by=viewer, uid=row.uid, code=code, name=given["name"], words=given["words"],
            language=viewer.language, key=given["key"],
        )  # fmt: skip

    if request.method == "POST" and saved(request, form, save):
        said = gettext("Thank you. An editor reads it before everybody does.")
        is_own = policies.can_write(viewer, row.centre_id)
        messages.success(request, gettext("Saved.") if is_own else said)
        return redirect(f"{reverse('strategy', args=[row.slug])}#{code}")
    told = queries.comments(viewer, row).get(code, [])
    context = {
        **shown_strategy(viewer, row), "block": paragraph_of(block, viewer.language),
        "comments": [said_of(one, viewer.language) for one in told],
        "form": form if request.method == "POST" or policies.can_comment(row) else None,
        "noindex": True,
    }  # fmt: skip
    return render(request, "strategy/paragraph.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def answer(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """Answer a comment with a code and a reason; or show it, or leave it out, before that."""
    viewer = request.viewer
    one = queries.comment(viewer, uid)
    row = one.strategy
    require(policies.can_write(viewer, row.centre_id))
    if "judge" in request.POST:
        show = request.POST["judge"] == "show"
        done(request, lambda: operations.judge(by=viewer, comment=uid, show=show))
        return _back(row, one.code)
    start = {"code": one.answer, "reason": own_words(one.reason), "version": one.version()}
    form = AnswerForm(request.POST or None, initial=start)

    def save() -> UUID:
        given = form.cleaned_data
        return operations.answer(
            by=viewer, comment=uid, code=given["code"], reason=given["reason"],
            version=given["version"], key=given["key"],
        )  # fmt: skip

    if saved(request, form, save, gettext("Answered.")):
        return _back(row, one.code)
    block = next((each for each in row.blocks() if each.code == one.code), None)
    context = {
        **shown_strategy(viewer, row), "form": form, "comment": said_of(one, viewer.language),
        "block": paragraph_of(block, viewer.language) if block else None, "noindex": True,
    }  # fmt: skip
    return render(request, "strategy/answer.html", context, status=422 if form.errors else 200)


def _back(row: Strategy, code: str) -> HttpResponse:
    """The paragraph, or the strategy where that is gone."""
    if code in {one.code for one in row.blocks()}:
        return redirect("strategy_paragraph", row.slug, code)
    return redirect("strategy", row.slug)
