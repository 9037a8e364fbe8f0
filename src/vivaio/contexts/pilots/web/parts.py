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
from vivaio.ground.indicators.parts import Part
from vivaio.ground.indicators.web.forms import IndicatorForm, MeasureForm, PartForm, start_of
from vivaio.ground.indicators.web.presenters import indicators
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Unknown
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.saving import saved

_FORM_METHODS = ["GET", "HEAD", "POST"]
_FORMS: dict[str, type[PartForm]] = {"indicators": IndicatorForm, "steps": StepForm}


def _own(request: VivaioRequest, slug: str) -> Pilot:
    row = queries.found(request.viewer, slug)
    require(policies.can_amend(request.viewer, row))
    return row


def _one(row: Pilot, name: str, code: str) -> Part:
    several = (LISTS[name].from_json(one) for one in getattr(row, name))
    found = next((one for one in several if one.code == code), None)
    if found is None:
        raise Unknown(code)
    return found


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
    old = _one(row, name, code) if code else None
    sort = request.GET.get("sort", "")
    fresh = {"version": row.version, "on": clock.today() if sort == "log" else None, "sort": sort}
    start = start_of(old, row.version) if old else fresh
    language = row.title.source
    form = _FORMS[name](request.POST or None, initial=start, words_language=language)

    def save() -> UUID:
        given = form.cleaned_data
        plain = {"by": request.viewer, "uid": row.uid, "name": name, "code": code,
                 "version": given["version"], "key": given["key"]}  # fmt: skip
        if code and "take_away" in request.POST:
            return working.take_away(**plain)
        return working.put(**plain, words=form.said(), values=form.values())

    if saved(request, form, save, gettext("Saved.")):
        return redirect("pilot", row.slug)
    return _page(request, row, "pilots/part.html", form, name=name, code=code)


@require_http_methods(_FORM_METHODS)
@signed_in
def measure(request: VivaioRequest, slug: str, code: str) -> HttpResponse:
    """Record what was measured; take away what was recorded by mistake."""
    row = _own(request, slug)
    _one(row, "indicators", code)
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
        return redirect("pilot_measure", row.slug, code)
    if saved(request, form, save, gettext("Saved.")):
        return redirect("pilot_measure", row.slug, code)
    several = indicators(row.uid, row.all_indicators(), request.viewer.language)
    one = next(each for each in several if each.code == code)
    return _page(request, row, "pilots/measure.html", form, one=one)


def _uuid(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError:
        raise Unknown(words) from None


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
