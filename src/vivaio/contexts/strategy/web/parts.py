"""Writing a measure's indicators, measurements, milestones and actions."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from vivaio.contexts.strategy import policies
from vivaio.contexts.strategy.models import Measure
from vivaio.contexts.strategy.operations import working
from vivaio.contexts.strategy.parts import OF_MEASURES
from vivaio.contexts.strategy.queries import measures as queries
from vivaio.contexts.strategy.web.measure_forms import StepForm
from vivaio.contexts.strategy.web.presenters import shown_measure
from vivaio.ground.indicators import parts as lists
from vivaio.ground.indicators.editing import one_of
from vivaio.ground.indicators.web.forms import IndicatorForm, PartForm, start_of
from vivaio.ground.indicators.web.writing import measuring, part_saved
from vivaio.kernel.decision import require
from vivaio.platform.web.audience import VivaioRequest, signed_in

_FORM_METHODS = ["GET", "HEAD", "POST"]
_FORMS: dict[str, type[PartForm]] = {"indicators": IndicatorForm, "steps": StepForm}


def _own(request: VivaioRequest, slug: str) -> Measure:
    row = queries.found(request.viewer, slug)
    require(policies.can_amend(request.viewer, row))
    return row


def _page(
    request: VivaioRequest, row: Measure, template: str, form: Any, **more: Any
) -> HttpResponse:
    context = {
        **shown_measure(request.viewer, row), "form": form, "noindex": True,
        "words_language": row.title.source, **more,
    }  # fmt: skip
    return render(request, template, context, status=422 if form.errors else 200)


@require_http_methods(_FORM_METHODS)
@signed_in
def part(request: VivaioRequest, slug: str, name: str, code: str = "") -> HttpResponse:
    """An indicator or a step: a new one, or one to change or take away."""
    row = _own(request, slug)
    old = one_of(lists.read(row, OF_MEASURES, name), code) if code else None
    fresh = {
        "version": row.version, "sort": request.GET.get("sort", "")[:20],
        "target_on": row.due_on, "baseline_on": row.starts_on,
    }  # fmt: skip
    start = start_of(old, row.version) if old else fresh
    form = _FORMS[name](request.POST or None, initial=start, words_language=row.title.source)

    if part_saved(request, form, row, working, name, code):
        return redirect("measure", row.slug)
    return _page(request, row, "strategy/part.html", form, name=name, code=code)


@require_http_methods(_FORM_METHODS)
@signed_in
def measure(request: VivaioRequest, slug: str, code: str) -> HttpResponse:
    """Record what was measured; take away what was recorded by mistake."""
    row = _own(request, slug)
    return measuring(
        request, row, code, working=working, back="measure_measure",
        page=lambda form, one: _page(request, row, "strategy/measure_measure.html", form, one=one),
    )  # fmt: skip
