"""The list of challenges, the page of one, and what a centre has to do with them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from vivaio.contexts.challenges import policies
from vivaio.contexts.challenges.models import Challenge
from vivaio.contexts.challenges.operations import challenges as operations
from vivaio.contexts.challenges.queries import challenges as queries
from vivaio.contexts.challenges.queries import evaluation, ideas
from vivaio.contexts.challenges.queries.challenges import PAGE, Asked
from vivaio.contexts.challenges.web import presenters
from vivaio.ground.actors.web.cards import paragraphs, tie_of
from vivaio.ground.centres import queries as centres
from vivaio.ground.taxonomy.queries import names
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.platform.links import queries as links
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.paging import asked_page, pager
from vivaio.platform.web.saving import done, posted_version
from vivaio.platform.web.wording import country, day

#: Ties that the page tells in other words.
_TOLD = ("received", "set_by", "about")


@require_safe
@everybody
def listing(request: VivaioRequest) -> HttpResponse:
    """Challenges, those that are open first."""
    viewer, query = request.viewer, request.GET
    asked = Asked(
        state=query.get("state", "").strip()[:10], country=query.get("country", "").strip()[:2],
        theme=query.get("theme", "").strip()[:60], page=asked_page(query),
    )  # fmt: skip
    rows, total = queries.listed(viewer, asked)
    counts = queries.counts(viewer, [row.uid for row in rows])
    context = {
        "asked": asked,
        "lines": presenters.challenge_lines(viewer, rows, counts),
        "total": total,
        "countries": [(code, country(code)) for code in queries.countries(viewer)],
        "themes": [(code, name.words) for code, name in names("theme", viewer.language).items()],
        "pager": pager(request, asked.page, total, PAGE),
        "query": request.GET.urlencode(),
        "room": "challenges",
    }
    return render(request, "challenges/list.html", context)


def shown(viewer: Viewer, row: Challenge) -> dict[str, Any]:
    """What every page of a challenge says of it."""
    language = viewer.language
    return {
        "row": row,
        "title": row.title.best(language),
        "state": presenters.state_name(row),
        "shape": presenters.SHAPES.get(row.state, "ended"),
        "country_name": country(row.country),
        "is_example": row.nature == Nature.EXAMPLE,
        "page_centre": row.centre_id,
        "room": "challenges",
    }


@require_safe
@everybody
def page(request: VivaioRequest, slug: str) -> HttpResponse:
    """What is asked, what is promised, which ideas came and what became of them."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    language, is_over = viewer.language, row.state in ("evaluated", "answered")
    may_edit = bool(policies.can_write(viewer, row.centre_id))
    context = {
        **shown(viewer, row),
        "when": presenters.challenge_when(row),
        "description": paragraphs(row.description, language) if row.description else [],
        "promise": paragraphs(row.promise, language) if row.promise else [],
        "findings": paragraphs(row.findings, language) if row.findings and is_over else [],
        "owner": presenters.owner(viewer, row.owner_id),
        "keeper": presenters.owner(viewer, row.centre_id),
        "budget": presenters.money(row.budget),
        "themes": presenters.themes(row.themes, language),
        "criteria": presenters.criteria(row, language),
        "ideas": presenters.idea_lines(viewer, ideas.of_challenge(viewer, row.uid)),
        "standings": evaluation.standings(row) if is_over and row.reviews_needed else [],
        "reviewers": [] if row.is_blind or not is_over else evaluation.reviewers(row),
        "ties": [tie_of(hop, language) for hop in links.of(viewer, row.uid)
                 if hop.kind not in _TOLD],
        "may_send": bool(policies.can_send(viewer, row, clock.today())),
        "may_edit": may_edit,
        "may_open": bool(policies.can_move(viewer, row, "open")),
        "noindex": row.nature == Nature.EXAMPLE or row.state == "draft",
    }  # fmt: skip
    return render(request, "challenges/challenge.html", context)


@require_POST
@signed_in
def move(request: VivaioRequest, slug: str, verb: str) -> HttpResponse:
    """Open it, end the evaluation with its reasons, conclude it."""
    row = queries.found(request.viewer, slug)
    done(request, lambda: operations.move(
        by=request.viewer, uid=row.uid, verb=verb,
        findings=request.POST.get("findings", "")[:20_000], version=posted_version(request),
    ))  # fmt: skip
    return redirect("challenge" if verb == "open" else "challenge_evaluation", row.slug)


@require_safe
@signed_in
def of_centre(request: VivaioRequest, slug: str) -> HttpResponse:
    """What a centre asks, and what waits for it: ideas to read, comments, answers promised."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    require(policies.can_write(viewer, centre.uid))
    rows = queries.of_centre(viewer, centre.uid)
    counts = queries.counts(viewer, [row.uid for row in rows])
    waiting = ideas.received(viewer, centre.uid)
    context = {
        "centre": centre,
        "centre_name": centre.name.best(viewer.language),
        "lines": presenters.challenge_lines(viewer, rows, counts),
        "received": presenters.idea_lines(viewer, waiting),
        "comments": [
            {"name": one.name, "at": day(one.at), "title": one.idea.title.best(viewer.language),
             "slug": one.idea.slug}
            for one in ideas.waiting_comments(viewer, centre.uid)
        ],
        "page_centre": centre.uid,
        "noindex": True,
    }  # fmt: skip
    return render(request, "challenges/centre.html", context)
