"""The page of a measure: what is done, how far it is, by which rule; and its measurements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vivaio.contexts.strategy import exporting, policies, rules
from vivaio.contexts.strategy.models import LIFE_OF_MEASURES, Measure
from vivaio.contexts.strategy.parts import ACTION, MILESTONE, Step
from vivaio.contexts.strategy.queries import measures as queries
from vivaio.contexts.strategy.queries.measures import Come
from vivaio.contexts.strategy.web import drawing
from vivaio.contexts.strategy.web.measure_forms import TieForm
from vivaio.contexts.strategy.web.presenters import SHAPES, measure_lines, shown_measure
from vivaio.ground.actors.web.cards import paragraphs, tie_of
from vivaio.ground.indicators.parts import Indicator
from vivaio.ground.indicators.queries import Measured, measured
from vivaio.ground.indicators.web.presenters import Shown, indicators, number
from vivaio.kernel import clock
from vivaio.platform.journal import queries as journal
from vivaio.platform.links import queries as links
from vivaio.platform.tenancy.models import Nature, Visibility
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web import tables
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.wording import day, minute

_TEXTS = ("summary", "change", "output", "result", "reason")


def _come(row: Measure) -> tuple[Come, Measured]:
    told, today = measured(row.uid), clock.today()
    facts = queries.facts_of(row, told)
    return Come(row, facts, rules.status(facts, today), rules.days_late(facts, today)), told


def _lines(row: Measure, told: Measured, viewer: Viewer) -> list[dict[str, Any]]:
    """Each indicator with its status, its picture, and its values beside the straight line."""
    shown = indicators(row.uid, row.all_indicators(), viewer.language)
    return [
        _with_line(one, about, told.get(one.code, ()))
        for one, about in zip(shown, row.all_indicators(), strict=True)
    ]


def _with_line(one: Shown, about: Indicator, stored: Sequence[rules.Value]) -> dict[str, Any]:
    return {
        "shown": one,
        "status": _badge(rules.of_indicator(about, stored, clock.today())),
        "drawing": drawing.line(about, stored, one.name.words),
        "values": [
            (each, number(rules.line_on(about, value.on_day)))
            for each, value in zip(one.values, stored, strict=True)
        ],
    }


def _badge(status: rules.Status) -> tuple[str, str]:
    return SHAPES[status], str(status.label)


def _steps(several: Sequence[Step], language: str) -> list[dict[str, Any]]:
    today = clock.today()
    return [
        {
            "code": one.code, "words": one.words.best(language), "who": one.who,
            "when": day(one.on), "iso": one.on.isoformat() if one.on else "",
            "done": day(one.done_on),
            "is_late": one.done_on is None and one.on is not None and one.on < today,
        }
        for one in several
    ]  # fmt: skip


def page_context(viewer: Viewer, row: Measure) -> dict[str, Any]:
    """All of the page of a measure."""
    language = viewer.language
    come, told = _come(row)
    may_edit = bool(policies.can_amend(viewer, row))
    first = row.published_on or clock.today()
    hops = [one for one in links.of(viewer, row.uid) if one.kind not in ("about",)]
    zone = row.centre.time_zone if row.centre else "UTC"
    return {
        **shown_measure(viewer, row),
        "line": measure_lines(viewer, [come])[0],
        "words": {name: paragraphs(getattr(row, name), language) for name in _TEXTS},
        "strategy": _strategy(row, viewer),
        "costs": [(one.name.best(language), one.amount) for one in row.all_costs()],
        "indicators": _lines(row, told, viewer),
        "steps": {sort: _steps(row.all_steps(sort), language) for sort in (MILESTONE, ACTION)},
        "history": [
            (day(end, "medium"), _badge(rules.status(come.facts, end)))
            for end in rules.month_ends(first, clock.today())
        ],
        "ties": [tie_of(hop, language) for hop in hops],
        "journal_lines": [
            {"iso": one.at.isoformat(), "when": minute(one.at, zone), "sentence": one.sentence}
            for one in journal.of(viewer, row.uid)
        ],
        "may_edit": may_edit,
        "verbs": [
            verb for verb in LIFE_OF_MEASURES.verbs if policies.can_move_measure(viewer, row, verb)
        ],
        "noindex": row.nature == Nature.EXAMPLE or row.state == "draft",
    }  # fmt: skip


def _strategy(row: Measure, viewer: Viewer) -> dict[str, Any] | None:
    """Its strategy where the viewer may know of it, and the objective it serves."""
    found = queries.strategy_of(viewer, row)
    if found is None:
        return None
    aim = next((one for one in found.aims() if one.code == row.objective), None)
    return {
        "slug": found.slug, "title": found.title.best(viewer.language),
        "aim": aim.words.best(viewer.language) if aim else None,
    }  # fmt: skip


@require_safe
@everybody
def page(request: VivaioRequest, slug: str) -> HttpResponse:
    """What is done, by whom, until when, how far it is, and on what it rests."""
    row = queries.found(request.viewer, slug)
    context = page_context(request.viewer, row)
    context["form"] = TieForm() if context["may_edit"] else None
    return render(request, "strategy/measure.html", context)


@require_safe
@everybody
def table(request: VivaioRequest, slug: str) -> HttpResponseBase:
    """Everything measured of a measure, as a table."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    columns = exporting.MEASURED
    told = exporting.of_rows([row], viewer.language)
    is_open = row.visibility == Visibility.PUBLIC and row.state != "draft"
    titles = [gettext(words) for words in columns.values()]
    rows = ([one[name] for name in columns] for one in told)
    return tables.answer(f"{row.slug}.csv", titles, rows, private=not is_open)
