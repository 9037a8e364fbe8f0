"""Writing a measure: in one line, as a whole, its end, its ties."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from vivaio.contexts.strategy import policies
from vivaio.contexts.strategy.models import LIFE_OF_MEASURES, Measure
from vivaio.contexts.strategy.operations import measures as operations
from vivaio.contexts.strategy.queries import measures as queries
from vivaio.contexts.strategy.queries import strategies
from vivaio.contexts.strategy.web.measure_forms import (
    SHORT,
    EndForm,
    MeasureForm,
    ShortForm,
    TieForm,
    choices_of,
    initial,
)
from vivaio.contexts.strategy.web.measures import page_context
from vivaio.contexts.strategy.web.presenters import shown_measure
from vivaio.ground.actors import queries as actors
from vivaio.ground.centres import queries as centres
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Unknown
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.saving import done, posted_version, saved, the_one

_FORM_METHODS = ["GET", "HEAD", "POST"]


def _strategy(viewer: Viewer, slug: str) -> UUID | None:
    return strategies.found(viewer, slug).uid if slug else None


def _owner(viewer: Viewer, name: str) -> UUID | None:
    said = name.strip()
    return the_one(actors.named(viewer, said), "owner_name") if said else None


@require_http_methods(_FORM_METHODS)
@signed_in
def add(request: VivaioRequest, slug: str) -> HttpResponse:
    """A measure in one line, with an indicator."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    require(policies.can_write(viewer, centre.uid))
    own = strategies.of_centre(viewer, centre.uid)
    form = ShortForm(
        request.POST or None, initial={"strategy": request.GET.get("strategy", "")[:120]},
        words_language=viewer.language, strategies=choices_of(own, viewer.language),
    )  # fmt: skip

    def save() -> UUID:
        given = form.cleaned_data
        values = {
            "strategy": _strategy(viewer, given["strategy"]), "due_on": given["due_on"],
            "owner": _owner(viewer, given["owner_name"]),
        }  # fmt: skip
        return operations.draft(
            by=viewer, centre=centre.uid, language=viewer.language, values=values,
            words={"title": given["title"]}, indicator=form.begun(), key=given["key"],
        )  # fmt: skip

    if uid := saved(request, form, save, gettext("Saved.")):
        return redirect("measure", queries.by_uid(viewer, uid).slug)
    context = {
        "form": form, "centre": centre, "back": centre.name.best(viewer.language).words,
        "rest": [name for name in form.fields if name not in (*SHORT, "key")],
        "words_language": viewer.language, "noindex": True,
    }  # fmt: skip
    return render(request, "strategy/measure_add.html", context, status=422 if form.errors else 200)


@require_http_methods(_FORM_METHODS)
@signed_in
def edit(request: VivaioRequest, slug: str) -> HttpResponse:
    """All of a measure but its lists."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    require(policies.can_amend(viewer, row))
    current = queries.strategy_of(viewer, row)
    own = strategies.of_centre(viewer, row.centre_id) if row.centre_id else []
    if current and current not in own:
        own = [current, *own]
    form = MeasureForm(
        request.POST or None, initial=initial(row), row=row, current=current,
        strategies=choices_of(own, viewer.language),
    )  # fmt: skip

    def save() -> UUID:
        asked, given = form.cleaned_data, form.given()
        if "strategy" in asked:
            given["values"]["strategy"] = _strategy(viewer, asked["strategy"])
        given["values"]["owner"] = _owner(viewer, asked["owner_name"])
        return operations.amend(by=viewer, uid=row.uid, version=asked["version"], **given)

    if saved(request, form, save, gettext("Saved.")):
        return redirect("measure", row.slug)
    context = {**shown_measure(viewer, row), "form": form, "noindex": True,
               "words_language": row.title.source}  # fmt: skip
    return render(request, "strategy/measure_edit.html", context,
                  status=422 if form.errors else 200)  # fmt: skip


@require_http_methods(_FORM_METHODS)
@signed_in
def move(request: VivaioRequest, slug: str, verb: str) -> HttpResponse:
    """Publish it with a button; close or stop it with a form that asks for the day."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    if verb not in LIFE_OF_MEASURES.verbs:
        raise Unknown(verb)
    require(policies.can_move_measure(viewer, row, verb))
    if verb == "publish":
        if request.method == "POST":
            done(request, lambda: operations.move(
                by=viewer, uid=row.uid, verb=verb, version=posted_version(request)
            ), of=Measure)  # fmt: skip
        return redirect("measure", row.slug)
    start = {"version": row.version, "on": clock.today()}
    form = EndForm(request.POST or None, initial=start)
    form.fields["reason"].widget.attrs["lang"] = row.title.source

    def save() -> UUID:
        given = form.cleaned_data
        return operations.move(
            by=viewer, uid=row.uid, version=given["version"], verb=verb, on=given["on"],
            reason=given["reason"], key=given["key"],
        )  # fmt: skip

    if saved(request, form, save, gettext("Saved.")):
        return redirect("measure", row.slug)
    return _end_page(request, row, form, verb)


def _end_page(request: VivaioRequest, row: Measure, form: EndForm, verb: str) -> HttpResponse:
    context: dict[str, Any] = {
        **shown_measure(request.viewer, row), "form": form, "verb_of_end": verb, "noindex": True,
        "words_language": row.title.source,
    }  # fmt: skip
    return render(request, "strategy/measure_end.html", context,
                  status=422 if form.errors else 200)  # fmt: skip


@require_POST
@signed_in
def tie(request: VivaioRequest, slug: str) -> HttpResponse:
    """Say what it rests on, which need it answers, what it supports, who pays."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    require(policies.can_amend(viewer, row))
    form = TieForm(request.POST)

    def save() -> UUID:
        given = form.cleaned_data
        code, _, kind = given["kind"].partition("/")
        title = given["title"].strip()
        found = search.titled(viewer, kind, [title]).get(title, [])
        return operations.tie(
            by=viewer, uid=row.uid, kind=code, other=the_one(found, "title"),
            reason=given["reason"], key=given["key"],
        )  # fmt: skip

    if saved(request, form, save, gettext("Saved.")):
        return redirect("measure", row.slug)
    context = {**page_context(viewer, row), "form": form}
    return render(request, "strategy/measure.html", context, status=422)
