"""Writing an entry, and the verdict of a named validator."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from vivaio.contexts.competences import policies
from vivaio.contexts.competences.models import Entry
from vivaio.contexts.competences.operations import portfolio as operations
from vivaio.contexts.competences.queries import framework
from vivaio.contexts.competences.queries import portfolio as queries
from vivaio.contexts.competences.web.forms import EntryForm, VerdictForm, initial
from vivaio.contexts.competences.web.presenters import shown
from vivaio.ground.centres import queries as centres
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.saving import done, posted_version, saved

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM_METHODS)
@signed_in
def add(request: VivaioRequest, slug: str) -> HttpResponse:
    """Claim a competence for a service of a centre."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    require(policies.can_keep(viewer, centre.uid))
    offered = framework.offered(viewer)
    form = EntryForm(
        request.POST or None, initial={"version": 0}, words_language=viewer.language,
        competences=offered,
    )  # fmt: skip

    def save() -> UUID:
        return operations.draft(
            by=viewer, centre=centre.uid, language=viewer.language,
            competence=UUID(form.cleaned_data["competence"]), **form.given(),
        )  # fmt: skip

    if uid := saved(request, form, save, gettext("Saved.")):
        return redirect("portfolio_entry", queries.by_uid(viewer, uid).slug)
    about = {"row": None, "centre": centre, "back": centre.name.best(viewer.language).words}
    return _form_page(request, form, {**about, "words_language": viewer.language})


@require_http_methods(_FORM_METHODS)
@signed_in
def edit(request: VivaioRequest, slug: str) -> HttpResponse:
    """Change it; its state is changed by verdicts alone."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    require(policies.can_keep(viewer, row.centre_id))
    language = row.title.source
    form = EntryForm(request.POST or None, initial=initial(row), words_language=language, row=row)

    def save() -> UUID:
        version = form.cleaned_data["version"]
        return operations.amend(by=viewer, uid=row.uid, version=version, **form.given())

    if saved(request, form, save, gettext("Saved.")):
        return redirect("portfolio_entry", row.slug)
    back = row.title.best(viewer.language).words
    return _form_page(request, form, {"row": row, "back": back, "words_language": language})


def _form_page(request: VivaioRequest, form: EntryForm, about: dict[str, Any]) -> HttpResponse:
    plain = {"centre": None, "noindex": True, "room": "competences"}
    context = {"form": form, **plain, **about}
    return render(request, "competences/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(_FORM_METHODS)
@signed_in
def judge(request: VivaioRequest, slug: str) -> HttpResponse:
    """Write down what a named validator says."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    require(policies.can_judge(viewer, row.centre_id))
    form = VerdictForm(
        request.POST or None, initial={"version": row.version, "on": clock.today()},
        words_language=row.title.source, in_pilot=False,
    )  # fmt: skip

    def save() -> UUID:
        version = form.cleaned_data["version"]
        return operations.judge(by=viewer, uid=row.uid, version=version, **form.given())

    if saved(request, form, save, gettext("Saved.")):
        return redirect("portfolio_entry", row.slug)
    context = {**shown(row, viewer.language), "form": form, "noindex": True}
    context["words_language"] = row.title.source
    return render(request, "competences/judge.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def move(request: VivaioRequest, slug: str, verb: str) -> HttpResponse:
    """Retire it, or bring it back as a draft."""
    row = queries.found(request.viewer, slug)
    done(request, lambda: operations.move(
        by=request.viewer, uid=row.uid, verb=verb, version=posted_version(request)
    ), of=Entry)  # fmt: skip
    return redirect("portfolio_entry", row.slug)
