"""Writing a measure's indicators, measurements, milestones and actions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
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
from vivaio.ground.indicators.web.forms import IndicatorForm, MeasureForm, PartForm, start_of
from vivaio.ground.indicators.web.presenters import indicators
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Unknown
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.saving import saved

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

    def save() -> UUID:
        given = form.cleaned_data
        plain = {"by": request.viewer, "uid": row.uid, "name": name, "code": code,
                 "version": given["version"], "key": given["key"]}  # fmt: skip
        if code and "take_away" in request.POST:
            return working.take_away(**plain)
        return working.put(**plain, words=form.said(), values=form.values())

    if saved(request, form, save, gettext("Saved.")):
        return redirect("measure", row.slug)
    return _page(request, row, "strategy/part.html", form, name=name, code=code)


@require_http_methods(_FORM_METHODS)
@signed_in
def measure(request: VivaioRequest, slug: str, code: str) -> HttpResponse:
    """Record what was measured; take away what was recorded by mistake."""
    row = _own(request, slug)
    one_of(row.all_indicators(), code)
    gone = request.POST.get("take_away", "")
    form = MeasureForm(
        (request.POST or None) if not gone else None, initial={"on_day": clock.today()}
    )
    form.fields["source"].widget.attrs["lang"] = row.title.source

    def save() -> UUID:
        given = dict(form.cleaned_data)
        return working.measure(
            by=request.viewer, uid=row.uid, code=code, source=given["source"], values=given,
            key=given["key"],
        )  # fmt: skip

    if gone:
        working.unmeasure(by=request.viewer, uid=row.uid, measurement=_uuid(gone))
        return redirect("measure_measure", row.slug, code)
    if saved(request, form, save, gettext("Saved.")):
        return redirect("measure_measure", row.slug, code)
    several = indicators(row.uid, row.all_indicators(), request.viewer.language)
    one = next(each for each in several if each.code == code)
    return _page(request, row, "strategy/measure_measure.html", form, one=one)


def _uuid(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError:
        raise Unknown(words) from None
