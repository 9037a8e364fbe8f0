"""The list of ideas, the page of one with what became of it, its comments and versions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vivaio.contexts.challenges import likeness, policies, timeline
from vivaio.contexts.challenges.models import Answer, Idea
from vivaio.contexts.challenges.operations import answering as operations
from vivaio.contexts.challenges.queries import ideas as queries
from vivaio.contexts.challenges.queries.ideas import PAGE, Asked
from vivaio.contexts.challenges.web import presenters
from vivaio.contexts.challenges.web.forms import CommentForm
from vivaio.ground.actors.web.cards import paragraphs
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid
from vivaio.platform.records.keeping import ByVersion
from vivaio.platform.revisions import queries as revisions
from vivaio.platform.search.queries import Hit
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.paging import asked_page, pager
from vivaio.platform.web.wording import day, minute, page_of


@require_safe
@everybody
def listing(request: VivaioRequest) -> HttpResponse:
    """Ideas that are shown, the newest first."""
    viewer, query = request.viewer, request.GET
    answer = query.get("answer", "").strip()
    asked = Asked(
        answer=answer if answer in ("waiting", *Answer.values) else "", page=asked_page(query)
    )
    rows, total = queries.listed(viewer, asked)
    context = {
        "asked": asked,
        "lines": presenters.idea_lines(viewer, rows),
        "total": total,
        "answers": [("waiting", gettext("Waits for its answer")), *Answer.choices],
        "pager": pager(request, asked.page, total, PAGE),
        "query": request.GET.urlencode(),
        "room": "challenges",
    }
    return render(request, "challenges/ideas.html", context)


def steps_of(viewer: Viewer, row: Idea) -> list[dict[str, Any]]:
    """The timeline as the page shows it."""
    return [
        {
            "step": step,
            "when": day(step.on),
            "iso": step.on.isoformat() if step.on else "",
            "href": page_of(step.address) if step.address else "",
        }
        for step in timeline.of(viewer, row)
    ]


def shown(viewer: Viewer, row: Idea) -> dict[str, Any]:
    """What every page of an idea says of it."""
    language = viewer.language
    shape, state = presenters.idea_state(row)
    challenge = queries.challenge_of(viewer, row)
    hides = presenters.hides_names(row)
    return {
        "row": row,
        "title": row.title.best(language),
        "summary": row.summary.best(language),
        "body": paragraphs(row.body, language) if row.body else [],
        "shape": shape,
        "state": state,
        "challenge": challenge,
        "about": challenge.title.best(language) if challenge else None,
        "names": presenters.names_of(viewer, row),
        "hides_names": hides,
        "actor": None if hides else presenters.owner(viewer, row.actor_id),
        "steps": steps_of(viewer, row),
        "is_late": presenters.is_late(row, clock.today()),
        "is_example": row.nature == Nature.EXAMPLE,
        "page_centre": row.centre_id,
        "room": "challenges",
    }


#: What says something alike, by reader and idea, as long as nobody does anything.
_similar: ByVersion[list[Hit]] = ByVersion(1_000)


def _page(request: VivaioRequest, row: Idea, form: CommentForm) -> HttpResponse:
    viewer = request.viewer
    title, summary = row.title.best(viewer.language), row.summary.best(viewer.language)
    hits = _similar.of(
        (viewer.identity, viewer.language, row.uid),
        lambda: likeness.similar(viewer, title.words, summary.words, title.language, but=row.uid),
    )
    context = {
        **shown(viewer, row),
        "reason": row.reason.best(viewer.language) if row.state == "answered" else None,
        "similar": presenters.similar_lines(hits),
        "comments": [(one, minute(one.at)) for one in queries.comments(row)],
        "form": form if policies.can_comment(row) else None,
        "may_answer": bool(policies.can_write(viewer, row.centre_id)),
        "versions": len(revisions.of(viewer, row.uid)),
        "noindex": row.nature == Nature.EXAMPLE or row.state not in row.open_states,
    }
    return render(request, "challenges/idea.html", context, status=422 if form.errors else 200)


@require_safe
@everybody
def page(request: VivaioRequest, slug: str) -> HttpResponse:
    """The idea, step by step what became of it, and what people say."""
    row = queries.found(request.viewer, slug)
    form = CommentForm(initial={"name": request.viewer.name}, request=request)
    return _page(request, row, form)


@require_POST
@everybody
def comment(request: VivaioRequest, slug: str) -> HttpResponse:
    """Say something about an idea."""
    row = queries.found(request.viewer, slug)
    require(policies.can_comment(row))
    form = CommentForm(request.POST, request=request)
    if form.is_valid():
        given = form.cleaned_data
        try:
            operations.comment(
                by=request.viewer, uid=row.uid, name=given["name"], words=given["words"],
                language=request.viewer.language, key=given["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        else:
            if not policies.can_write(request.viewer, row.centre_id):
                said = gettext("Thank you. An editor reads it before everybody does.")
                messages.success(request, said)
            return redirect("idea", row.slug)
    return _page(request, row, form)


@require_safe
@everybody
def versions(request: VivaioRequest, slug: str) -> HttpResponse:
    """All versions that were sent, and the words in which each differs from the one before."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    kept = [revisions.version(viewer, row.uid, one.number)
            for one in revisions.of(viewer, row.uid)[:20]]  # fmt: skip
    labels = {name: Idea._meta.get_field(name).verbose_name for name in row.content()}  # type: ignore[union-attr]
    context = {
        **shown(viewer, row),
        "versions": [
            {
                "number": one.number,
                "when": minute(one.at),
                "differences": [
                    {"label": labels[part.field], "language": part.language,
                     "pieces": part.pieces}
                    for part in revisions.difference(before, one)
                ] if before else [],
            }
            for one, before in zip(kept, [*kept[1:], None], strict=True)
        ],
        "noindex": True,
    }  # fmt: skip
    return render(request, "challenges/versions.html", context)
