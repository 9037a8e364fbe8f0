"""The list of strategies, the text of one with its comments, its versions, its plan."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from vivaio.contexts.strategy import comparing, policies
from vivaio.contexts.strategy.models import LIFE
from vivaio.contexts.strategy.queries import measures, strategies
from vivaio.contexts.strategy.queries.measures import Come
from vivaio.contexts.strategy.web.presenters import (
    measure_lines,
    said_of,
    sections_of,
    shown_strategy,
    strategy_line,
)
from vivaio.ground.centres import queries as centres
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Unknown
from vivaio.platform.journal import queries as journal
from vivaio.platform.revisions import queries as revisions
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.web.audience import VivaioRequest, everybody, signed_in
from vivaio.platform.web.wording import minute


@require_safe
@everybody
def listing(request: VivaioRequest) -> HttpResponse:
    """All strategies that are open to the reader."""
    viewer = request.viewer
    lines = [strategy_line(row, viewer.language) for row in strategies.every(viewer)]
    return render(request, "strategy/list.html", {"lines": lines, "room": "strategy"})


@require_safe
@everybody
def page(request: VivaioRequest, slug: str) -> HttpResponse:
    """The text, each paragraph at its address with what people say of it."""
    viewer = request.viewer
    row = strategies.found(viewer, slug)
    comments = strategies.comments(viewer, row)
    shown = {one.code for one in row.blocks()}
    context = {
        **shown_strategy(viewer, row),
        "sections": sections_of(row, comments, viewer.language),
        "number": sum(len(several) for several in comments.values()),
        "of_gone": [
            said_of(one, viewer.language)
            for code, several in comments.items()
            for one in several
            if code not in shown
        ],
        "may_reword": bool(policies.can_reword(viewer, row)),
        "may_answer": bool(policies.can_write(viewer, row.centre_id)),
        "verbs": [verb for verb in LIFE.verbs if policies.can_move(viewer, row, verb)],
        "versions": len(revisions.of(viewer, row.uid)),
        "noindex": row.nature == Nature.EXAMPLE or row.state == "draft",
    }
    return render(request, "strategy/page.html", context)


def _number(request: HttpRequest, name: str) -> int | None:
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else None


@require_safe
@everybody
def versions(request: VivaioRequest, slug: str) -> HttpResponse:
    """Two versions side by side, paragraph by paragraph; and who changed what."""
    viewer = request.viewer
    row = strategies.found(viewer, slug)
    kept = revisions.of(viewer, row.uid)
    numbers = [one.number for one in kept]
    after = _number(request, "after") or (numbers[0] if numbers else 0)
    before = _number(request, "before") or (numbers[1] if len(numbers) > 1 else after)
    if numbers and not {before, after} <= set(numbers):
        raise Unknown(f"versions {before} and {after}")
    zone = row.centre.time_zone if row.centre else "UTC"
    context = {
        **shown_strategy(viewer, row),
        "kept": [(one.number, minute(one.at, zone)) for one in kept],
        "before": before, "after": after,
        "pairs": comparing.compared(
            revisions.version(viewer, row.uid, before), revisions.version(viewer, row.uid, after),
            viewer.language,
        ) if numbers else [],
        "lines": [
            {"iso": one.at.isoformat(), "when": minute(one.at, zone), "sentence": one.sentence}
            for one in journal.of(viewer, row.uid)
        ],
        "noindex": True,
    }  # fmt: skip
    return render(request, "strategy/versions.html", context)


@require_safe
@everybody
def plan(request: VivaioRequest, slug: str) -> HttpResponse:
    """Objective, measure, action: what is done, by whom, until when, and how far it is."""
    viewer = request.viewer
    row = strategies.found(viewer, slug)
    come = measures.of_strategy(viewer, row.uid, clock.today())
    aims = {one.code: one.words.best(viewer.language) for one in row.aims()}
    planned: dict[str, list[dict[str, Any]]] = {code: [] for code in (*aims, "")}
    for one, line in zip(come, measure_lines(viewer, come), strict=True):
        code = one.row.objective if one.row.objective in aims else ""
        planned[code].append({"line": line, "actions": _actions(one, viewer.language)})
    rest = planned.pop("")
    context = {
        **shown_strategy(viewer, row),
        "groups": [{"aim": aims[code], "lines": lines} for code, lines in planned.items()],
        "rest": rest,
        "may_add": bool(policies.can_write(viewer, row.centre_id)),
        "noindex": row.nature == Nature.EXAMPLE or row.state == "draft",
    }
    return render(request, "strategy/plan.html", context)


def _actions(one: Come, language: str) -> list[dict[str, Any]]:
    return [
        {"words": step.words.best(language), "who": step.who, "on": step.on,
         "done_on": step.done_on}
        for step in one.row.all_steps("action")
    ]  # fmt: skip


@require_safe
@signed_in
def of_centre(request: VivaioRequest, slug: str) -> HttpResponse:
    """Strategies and measures of a centre, drafts too."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    require(policies.can_write(viewer, centre.uid))
    come = measures.of_centre(viewer, centre.uid, clock.today())
    context = {
        "centre": centre,
        "centre_name": centre.name.best(viewer.language),
        "lines": [
            strategy_line(r, viewer.language) for r in strategies.of_centre(viewer, centre.uid)
        ],
        "measures": measure_lines(viewer, come),
        "waiting": [
            (row.title.best(viewer.language), number, one.uid)
            for row, number, one in strategies.unanswered(viewer)
            if row.centre_id == centre.uid
        ],
        "page_centre": centre.uid,
        "room": "strategy",
        "noindex": True,
    }
    return render(request, "strategy/centre.html", context)
