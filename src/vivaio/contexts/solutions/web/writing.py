"""Writing a solution, publishing it, saying who uses it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from vivaio.contexts.solutions import operations, policies, queries
from vivaio.contexts.solutions.models import Solution
from vivaio.contexts.solutions.web.forms import SolutionForm, TieForm, initial
from vivaio.contexts.solutions.web.views import page_context
from vivaio.ground.actors import queries as actors
from vivaio.ground.centres import queries as centres
from vivaio.kernel.decision import require
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.saving import done, posted_version, saved, the_one

_FORM_METHODS = ["GET", "HEAD", "POST"]
#: At the other end of each tie.
_KINDS = {"adopted_by": "actor", "mentored_by": "actor", "grew_into": "idea", "meets_need": "need"}


def _owner(viewer: Viewer, name: str) -> UUID | None:
    return the_one(actors.named(viewer, name.strip()), "owner_name") if name.strip() else None


def _given(viewer: Viewer, form: SolutionForm) -> dict[str, Any]:
    """What both operations take; the owner by the name of their card."""
    owner = _owner(viewer, form.cleaned_data["owner_name"])
    return {"by": viewer, "words": form.words(), "values": {**form.values(), "owner": owner},
            "key": form.cleaned_data["key"]}  # fmt: skip


@require_http_methods(_FORM_METHODS)
@signed_in
def add(request: VivaioRequest, slug: str) -> HttpResponse:
    """Begin a solution of a centre."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    require(policies.can_add(viewer, centre.uid))
    start = {"version": 0, "country": centre.country}
    form = SolutionForm(request.POST or None, initial=start, words_language=viewer.language)
    if request.method == "POST" and form.is_valid():
        uid = saved(
            request, form,
            lambda: operations.draft(
                centre=centre.uid, language=viewer.language, **_given(viewer, form)
            ),
            gettext("Saved as a draft: publish it when it is ready."),
        )  # fmt: skip
        if uid:
            return redirect("solution", queries.by_uid(viewer, uid).slug)
    about = {"centre": centre, "back": centre.name.best(viewer.language).words}
    return _form_page(request, form, {**about, "words_language": viewer.language})


@require_http_methods(_FORM_METHODS)
@signed_in
def edit(request: VivaioRequest, slug: str) -> HttpResponse:
    """Change it; other languages are written at the translation desk."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    require(policies.can_amend(viewer, row))
    language = row.title.source
    form = SolutionForm(request.POST or None, initial=initial(row), words_language=language)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        if saved(
            request, form,
            lambda: operations.amend(uid=row.uid, version=version, **_given(viewer, form)),
            gettext("Saved."),
        ):  # fmt: skip
            return redirect("solution", row.slug)
    back = row.title.best(viewer.language).words
    return _form_page(request, form, {"row": row, "back": back, "words_language": language})


def _form_page(request: VivaioRequest, form: SolutionForm, about: dict[str, Any]) -> HttpResponse:
    plain = {"row": None, "centre": None, "noindex": True, "room": "challenges"}
    context = {"form": form, **plain, **about}
    return render(request, "solutions/edit.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def tie(request: VivaioRequest, slug: str) -> HttpResponse:
    """Say who uses it or mentors it, which need it meets, which idea it grew out of."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    require(policies.can_amend(viewer, row))
    form = TieForm(request.POST)
    if saved(request, form, lambda: _tied(viewer, row, form), gettext("Done.")):
        return redirect("solution", row.slug)
    context = {**page_context(viewer, row), "form": form}
    return render(request, "solutions/page.html", context, status=422)


def _tied(viewer: Viewer, row: Solution, form: TieForm) -> UUID:
    given = form.cleaned_data
    title, kind = given["title"], _KINDS[given["kind"]]
    other = the_one(search.titled(viewer, kind, [title]).get(title, []), "title")
    return operations.tie(
        by=viewer, uid=row.uid, kind=given["kind"], other=other, since=given["since"],
        reason=given["reason"], key=given["key"],
    )  # fmt: skip


@require_POST
@signed_in
def move(request: VivaioRequest, slug: str, verb: str) -> HttpResponse:
    """Publish it, archive it."""
    row = queries.found(request.viewer, slug)
    done(request, lambda: operations.move(
        by=request.viewer, uid=row.uid, verb=verb, version=posted_version(request)
    ), of=Solution)  # fmt: skip
    return redirect("solution", row.slug)
