"""The editors' side of one idea: show it, group it, answer it, and read comments."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from vivaio.contexts.challenges import policies
from vivaio.contexts.challenges.models import Idea
from vivaio.contexts.challenges.operations import answering as operations
from vivaio.contexts.challenges.queries import ideas as queries
from vivaio.contexts.challenges.web.forms import AnswerForm
from vivaio.contexts.challenges.web.ideas import shown
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Conflict, Invalid, Unknown
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.saving import done, posted_version
from vivaio.platform.web.wording import minute

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM_METHODS)
@signed_in
def page(request: VivaioRequest, slug: str) -> HttpResponse:
    """What an editor does with an idea; a post is its answer."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    require(policies.can_write(viewer, row.centre_id))
    form = AnswerForm(request.POST or None, initial={"version": row.version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            operations.answer(
                by=viewer, uid=row.uid, version=given["version"], code=given["code"],
                words=given["words"], key=given["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        except Conflict:
            form.add_error(
                None, gettext("Somebody else changed this in the meantime; nothing was done.")
            )
        else:
            messages.success(request, gettext("Answered. The authors hear in their next letter."))
            return redirect("idea", row.slug)
    return render(request, "challenges/answer.html", _context(request, row, form),
                  status=422 if form.errors else 200)  # fmt: skip


def _context(request: VivaioRequest, row: Idea, form: AnswerForm) -> dict[str, object]:
    viewer, language = request.viewer, request.viewer.language
    others = queries.of_challenge(viewer, row.challenge_id) if row.challenge_id else []
    waiting = row.comments.filter(is_shown=None).order_by("at")[:50]
    return {
        **shown(viewer, row),
        "form": form,
        "others": [(one.uid, one.title.best(language).words) for one in others if one != row],
        "verbs": [verb for verb in operations.MOVES if policies.can_answer(viewer, row, verb)],
        "may_answer": bool(policies.can_answer(viewer, row, "answer")),
        "comments": [(one, minute(one.at)) for one in waiting],
        "noindex": True,
    }


@require_POST
@signed_in
def move(request: VivaioRequest, slug: str, verb: str) -> HttpResponse:
    """Show it to everybody, or turn it away with the reason."""
    row = queries.found(request.viewer, slug)
    done(request, lambda: operations.move(
        by=request.viewer, uid=row.uid, verb=verb, words=request.POST.get("words", "")[:5_000],
        version=posted_version(request),
    ))  # fmt: skip
    return redirect("idea_answer", row.slug)


@require_POST
@signed_in
def group(request: VivaioRequest, slug: str) -> HttpResponse:
    """Put it together with another one that says the same."""
    row = queries.found(request.viewer, slug)
    try:
        under = UUID(request.POST.get("under", ""))
    except ValueError:
        raise Unknown from None
    why = request.POST.get("why", "")
    done(request, lambda: operations.group(by=request.viewer, uid=row.uid, under=under, why=why))
    return redirect("idea_answer", row.slug)


@require_POST
@signed_in
def judge_comment(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """Show a comment, or leave it out."""
    found = queries.comment(request.viewer, uid)
    operations.judge_comment(by=request.viewer, comment=uid, show=request.POST.get("show") == "yes")
    messages.success(request, gettext("Done."))
    return redirect("idea_answer", found.idea.slug)
