"""Writing an entry, publishing it, tying it to where it comes from."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from vivaio.contexts.chronicle import operations, policies, queries
from vivaio.contexts.chronicle.models import MODELS
from vivaio.contexts.chronicle.web.forms import EntryForm, TieForm, initial
from vivaio.contexts.chronicle.web.views import page_context
from vivaio.ground.actors import queries as actors
from vivaio.ground.centres import queries as centres
from vivaio.kernel.decision import require
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.saving import done, posted_version, saved, the_one

_FORM_METHODS = ["GET", "HEAD", "POST"]


def _given(viewer: Viewer, form: EntryForm) -> dict[str, Any]:
    """What both operations take; who led it by the name of their card."""
    said = form.cleaned_data["owner_name"].strip()
    owner = the_one(actors.named(viewer, said), "owner_name") if said else None
    return {
        "by": viewer, "words": form.words(), "values": {**form.values(), "owner": owner},
        "shares": form.cleaned_data["shares"], "days": form.cleaned_data["days"],
        "key": form.cleaned_data["key"],
    }  # fmt: skip


@require_http_methods(_FORM_METHODS)
@signed_in
def add(request: VivaioRequest, slug: str) -> HttpResponse:
    """Begin an entry of a centre."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    require(policies.can_add(viewer, centre.uid))
    start = {"version": 0, "kind": request.GET.get("kind", "")}
    form = EntryForm(request.POST or None, initial=start, words_language=viewer.language)

    def save() -> UUID:
        kind = form.cleaned_data["kind"]
        given = _given(viewer, form)
        return operations.draft(kind=kind, centre=centre.uid, language=viewer.language, **given)

    if uid := saved(request, form, save, gettext("Saved as a draft: publish it when it is ready.")):
        kind = form.cleaned_data["kind"]
        return redirect("entry", kind, queries.by_uid(viewer, kind, uid).slug)
    about = {"centre": centre, "back": centre.name.best(viewer.language).words}
    return _form_page(request, form, {**about, "words_language": viewer.language})


@require_http_methods(_FORM_METHODS)
@signed_in
def edit(request: VivaioRequest, kind: str, slug: str) -> HttpResponse:
    """Change it; other languages are written at the translation desk."""
    viewer = request.viewer
    row = queries.found(viewer, kind, slug)
    require(policies.can_amend(viewer, row))
    language = row.title.source
    form = EntryForm(request.POST or None, initial=initial(row), words_language=language, row=row)

    def save() -> UUID:
        version = form.cleaned_data["version"]
        given = _given(viewer, form)
        return operations.amend(kind=kind, uid=row.uid, version=version, **given)

    if saved(request, form, save, gettext("Saved.")):
        return redirect("entry", kind, row.slug)
    about = {"row": row, "kind": kind, "back": row.title.best(viewer.language).words}
    return _form_page(request, form, {**about, "words_language": language})


def _form_page(request: VivaioRequest, form: EntryForm, about: dict[str, Any]) -> HttpResponse:
    plain = {"row": None, "centre": None, "noindex": True}
    context = {"form": form, **plain, **about}
    return render(request, "chronicle/edit.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def tie(request: VivaioRequest, kind: str, slug: str) -> HttpResponse:
    """Say where it comes from and what came of it."""
    viewer = request.viewer
    row = queries.found(viewer, kind, slug)
    require(policies.can_amend(viewer, row))
    form = TieForm(request.POST, kind=kind)

    def save() -> UUID:
        given = form.cleaned_data
        code, way, other = given["tie"].split("/")
        title = given["title"].strip()
        found = search.titled(viewer, other, [title]).get(title, [])
        return operations.tie(
            by=viewer, kind=kind, uid=row.uid, tie=code, begins=way == "to",
            other=the_one(found, "title"), on=given["on"], reason=given["reason"],
            key=given["key"],
        )  # fmt: skip

    if saved(request, form, save, gettext("Done.")):
        return redirect("entry", kind, row.slug)
    context = {**page_context(viewer, row), "form": form}
    return render(request, "chronicle/page.html", context, status=422)


@require_POST
@signed_in
def move(request: VivaioRequest, kind: str, slug: str, verb: str) -> HttpResponse:
    """Publish it, archive it."""
    row = queries.found(request.viewer, kind, slug)
    done(request, lambda: operations.move(
        by=request.viewer, kind=kind, uid=row.uid, verb=verb, version=posted_version(request)
    ), of=MODELS[kind])  # fmt: skip
    return redirect("entry", kind, row.slug)
