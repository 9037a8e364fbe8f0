"""Writing a solution, publishing it, saying who uses it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
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
from vivaio.kernel.errors import N_, Conflict, Invalid, Message
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.errors import sentence

_FORM_METHODS = ["GET", "HEAD", "POST"]
#: At the other end of each tie.
_KINDS = {"adopted_by": "actor", "mentored_by": "actor", "grew_into": "idea", "meets_need": "need"}


def _owner(viewer: Viewer, name: str) -> UUID | None:
    return _one(actors.named(viewer, name.strip()), "owner_name") if name.strip() else None


def _one(found: list[UUID], field: str) -> UUID:
    if len(found) != 1:
        said = N_("Nothing has just this name: copy it from its own page.")
        if found:
            said = N_("Several have this name.")
        raise Invalid({field: [Message(said)]})
    return found[0]


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
        given = form.cleaned_data
        try:
            uid = operations.draft(
                by=viewer, centre=centre.uid, language=viewer.language, words=form.words(),
                values={**form.values(), "owner": _owner(viewer, given["owner_name"])},
                key=given["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        else:
            messages.success(request, gettext("Saved as a draft: publish it when it is ready."))
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
        try:
            _amend(viewer, form, row)
        except Invalid as refusal:
            form.show(refusal)
        except Conflict as conflict:
            typed = request.POST.copy()
            typed["version"] = str(conflict.version)
            form.data = typed
            said = gettext(
                "Somebody else saved this while you were writing. Look at theirs in another "
                "window; saving again puts yours in its place."
            )
            form.add_error(None, said)
        else:
            messages.success(request, gettext("Saved."))
            return redirect("solution", row.slug)
    back = row.title.best(viewer.language).words
    return _form_page(request, form, {"row": row, "back": back, "words_language": language})


def _amend(viewer: Viewer, form: SolutionForm, row: Solution) -> None:
    given = form.cleaned_data
    operations.amend(
        by=viewer, uid=row.uid, version=given["version"], words=form.words(),
        values={**form.values(), "owner": _owner(viewer, given["owner_name"])}, key=given["key"],
    )  # fmt: skip


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
    if form.is_valid():
        given = form.cleaned_data
        try:
            title, kind = given["title"], _KINDS[given["kind"]]
            other = _one(search.titled(viewer, kind, [title]).get(title, []), "title")
            operations.tie(
                by=viewer, uid=row.uid, kind=given["kind"], other=other, since=given["since"],
                reason=given["reason"], key=given["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        else:
            messages.success(request, gettext("Done."))
            return redirect("solution", row.slug)
    context = {**page_context(viewer, row), "form": form}
    return render(request, "solutions/page.html", context, status=422)


@require_POST
@signed_in
def move(request: VivaioRequest, slug: str, verb: str) -> HttpResponse:
    """Publish it, archive it."""
    row = queries.found(request.viewer, slug)
    version = request.POST.get("version", "")
    try:
        operations.move(
            by=request.viewer, uid=row.uid, verb=verb,
            version=int(version) if version.isdecimal() and len(version) < 10 else -1,
        )  # fmt: skip
    except Conflict:
        said = gettext("Somebody else changed this in the meantime; nothing was done.")
        messages.warning(request, said)
    except Invalid as refusal:
        for name, several in refusal.errors.items():
            label = str(Solution._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            said = " ".join(sentence(one) for one in several)
            messages.error(request, f"{label[:1].upper()}{label[1:]}: {said}")
    else:
        messages.success(request, gettext("Done."))
    return redirect("solution", row.slug)
