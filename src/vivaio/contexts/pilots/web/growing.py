"""Writing what is ready to grow in a pilot, and the assumptions of what it is worth."""

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
from vivaio.contexts.pilots.web.presenters import shown
from vivaio.contexts.pilots.web.result_forms import (
    EstimateForm,
    ReadinessForm,
    start_of_estimate,
)
from vivaio.kernel.decision import require
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.saving import done, posted_version, saved

_FORM_METHODS = ["GET", "HEAD", "POST"]


def _own(request: VivaioRequest, slug: str) -> Pilot:
    row = queries.found(request.viewer, slug)
    require(policies.can_amend(request.viewer, row))
    return row


def _page(request: VivaioRequest, row: Pilot, name: str, form: Any) -> HttpResponse:
    context = {
        **shown(request.viewer, row), "form": form, "noindex": True, "name": name,
        "words_language": row.title.source, "has_one": bool(row.estimate),
    }  # fmt: skip
    return render(request, "pilots/growing.html", context, status=422 if form.errors else 200)


@require_http_methods(_FORM_METHODS)
@signed_in
def readiness(request: VivaioRequest, slug: str) -> HttpResponse:
    """Four questions before a pilot grows."""
    row = _own(request, slug)
    form = ReadinessForm(
        request.POST or None, initial={"version": row.version}, answers=row.all_answers(),
        words_language=row.title.source,
    )  # fmt: skip

    def save() -> UUID:
        given = form.cleaned_data
        return working.write_readiness(
            by=request.viewer, uid=row.uid, version=given["version"], answers=form.written(),
            key=given["key"],
        )  # fmt: skip

    if saved(request, form, save, gettext("Saved.")):
        return redirect("pilot", row.slug)
    return _page(request, row, "readiness", form)


@require_http_methods(_FORM_METHODS)
@signed_in
def estimate(request: VivaioRequest, slug: str) -> HttpResponse:
    """The assumptions of a social return; the page of the pilot shows the range they give."""
    row = _own(request, slug)
    if "take_away" in request.POST:
        done(request, lambda: working.write_estimate(
            by=request.viewer, uid=row.uid, version=posted_version(request), estimate=None
        ))  # fmt: skip
        return redirect("pilot", row.slug)
    start = start_of_estimate(row.the_estimate(), row.budget, row.version)
    form = EstimateForm(request.POST or None, initial=start, words_language=row.title.source)

    def save() -> UUID:
        given = form.cleaned_data
        return working.write_estimate(
            by=request.viewer, uid=row.uid, version=given["version"], key=given["key"],
            estimate=form.written(row.the_estimate(), row.title.source),
        )  # fmt: skip

    if saved(request, form, save, gettext("Saved.")):
        return redirect("pilot", row.slug)
    return _page(request, row, "estimate", form)
