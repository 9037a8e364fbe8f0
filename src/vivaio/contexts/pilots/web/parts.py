"""Writing a pilot's indicators, measurements, work plan and theory of change."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vivaio.contexts.pilots import policies, queries
from vivaio.contexts.pilots.models import Pilot
from vivaio.contexts.pilots.operations import working
from vivaio.contexts.pilots.parts import LISTS
from vivaio.contexts.pilots.web.part_forms import StepForm, TheoryForm
from vivaio.contexts.pilots.web.presenters import shown
from vivaio.contexts.pilots.web.presenters import theory as drawn
from vivaio.ground.indicators import parts as lists
from vivaio.ground.indicators.editing import one_of
from vivaio.ground.indicators.web.forms import IndicatorForm, PartForm, start_of
from vivaio.ground.indicators.web.writing import measuring, part_saved
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.saving import saved

_FORM_METHODS = ["GET", "HEAD", "POST"]
_FORMS: dict[str, type[PartForm]] = {"indicators": IndicatorForm, "steps": StepForm}


def _own(request: VivaioRequest, slug: str) -> Pilot:
    row = queries.found(request.viewer, slug)
    require(policies.can_amend(request.viewer, row))
    return row


def _page(
    request: VivaioRequest, row: Pilot, template: str, form: Any, **more: Any
) -> HttpResponse:
    context = {
        **shown(request.viewer, row), "form": form, "noindex": True,
        "words_language": row.title.source, **more,
    }  # fmt: skip
    return render(request, template, context, status=422 if form.errors else 200)


@require_http_methods(_FORM_METHODS)
@signed_in
def part(request: VivaioRequest, slug: str, name: str, code: str = "") -> HttpResponse:
    """An indicator or a step: a new one, or one to change or take away."""
    row = _own(request, slug)
    old = one_of(lists.read(row, LISTS, name), code) if code else None
    sort = request.GET.get("sort", "")
    fresh = {"version": row.version, "on": clock.today() if sort == "log" else None, "sort": sort}
    start = start_of(old, row.version) if old else fresh
    language = row.title.source
    form = _FORMS[name](request.POST or None, initial=start, words_language=language)

    if part_saved(request, form, row, working, name, code):
        return redirect("pilot", row.slug)
    return _page(request, row, "pilots/part.html", form, name=name, code=code)


@require_http_methods(_FORM_METHODS)
@signed_in
def measure(request: VivaioRequest, slug: str, code: str) -> HttpResponse:
    """Record what was measured; take away what was recorded by mistake."""
    row = _own(request, slug)
    return measuring(
        request, row, code, working=working, back="pilot_measure",
        page=lambda form, one: _page(request, row, "pilots/measure.html", form, one=one),
    )  # fmt: skip


@require_http_methods(_FORM_METHODS)
@signed_in
def theory(request: VivaioRequest, slug: str) -> HttpResponse:
    """The theory of change as a table to write in, with its picture."""
    row = _own(request, slug)
    form = TheoryForm(
        request.POST or None, initial={"version": row.version}, nodes=row.all_nodes(),
        language=row.title.source,
    )  # fmt: skip

    def save() -> UUID:
        given = form.cleaned_data
        return working.write_theory(
            by=request.viewer, uid=row.uid, version=given["version"], nodes=form.written(),
            key=given["key"],
        )  # fmt: skip

    if saved(request, form, save, gettext("Saved.")):
        return redirect("pilot_theory", row.slug)
    picture = drawn(row, request.viewer.language) if row.theory else None
    return _page(request, row, "pilots/theory.html", form, theory=picture)
