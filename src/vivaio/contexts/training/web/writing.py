"""Writing a course, its sessions and materials, and taking it from state to state."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from vivaio.contexts.training import policies, queries
from vivaio.contexts.training.models import LIFE, Course
from vivaio.contexts.training.operations import keeping
from vivaio.contexts.training.web.forms import (
    CourseForm,
    MaterialsForm,
    MoveForm,
    SessionsForm,
    TeachesForm,
    initial,
    lines_of,
)
from vivaio.contexts.training.web.presenters import page_context, shown
from vivaio.ground.actors import queries as actors
from vivaio.ground.centres import queries as centres
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Unknown
from vivaio.kernel.text import own_words
from vivaio.platform.files import checking as files
from vivaio.platform.files import queries as filed
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.saving import done, posted_version, saved, the_one

_FORM_METHODS = ["GET", "HEAD", "POST"]


def _given(viewer: Viewer, form: CourseForm) -> dict[str, Any]:
    """What both operations take; the organiser by the name of their card."""
    said = form.cleaned_data["organiser_name"].strip()
    holder = the_one(actors.named(viewer, said), "organiser_name") if said else None
    return {
        "by": viewer, "words": form.words(), "values": {**form.values(), "organiser": holder},
        "outcomes": lines_of(form.cleaned_data["outcomes"]), "key": form.cleaned_data["key"],
    }  # fmt: skip


@require_http_methods(_FORM_METHODS)
@signed_in
def add(request: VivaioRequest, slug: str) -> HttpResponse:
    """Begin a course of a centre; its sessions come next."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    require(policies.can_add(viewer, centre.uid))
    start = {"version": 0, "languages": [viewer.language]}
    form = CourseForm(request.POST or None, initial=start, words_language=viewer.language)

    def save() -> UUID:
        given = _given(viewer, form)
        return keeping.draft(centre=centre.uid, language=viewer.language, **given)

    if uid := saved(request, form, save, gettext("Saved.")):
        return redirect("course_sessions", queries.by_uid(viewer, uid).slug)
    about = {"row": None, "centre": centre, "back": centre.name.best(viewer.language).words}
    return _form_page(request, form, {**about, "words_language": viewer.language})


def _own(request: VivaioRequest, slug: str) -> Course:
    row = queries.found(request.viewer, slug)
    require(policies.can_amend(request.viewer, row))
    return row


@require_http_methods(_FORM_METHODS)
@signed_in
def edit(request: VivaioRequest, slug: str) -> HttpResponse:
    """Change it; other languages are written at the translation desk."""
    viewer, row = request.viewer, _own(request, slug)
    language = row.title.source
    form = CourseForm(request.POST or None, initial=initial(row), words_language=language, row=row)

    def save() -> UUID:
        version = form.cleaned_data["version"]
        return keeping.amend(uid=row.uid, version=version, **_given(viewer, form))

    if saved(request, form, save, gettext("Saved.")):
        return redirect("course", row.slug)
    back = row.title.best(viewer.language).words
    return _form_page(request, form, {"row": row, "back": back, "words_language": language})


def _form_page(request: VivaioRequest, form: CourseForm, about: dict[str, Any]) -> HttpResponse:
    plain = {"centre": None, "noindex": True, "room": "challenges"}
    context = {"form": form, **plain, **about}
    return render(request, "training/edit.html", context, status=422 if form.errors else 200)


def _page(request: VivaioRequest, row: Course, name: str, form: Any, **more: Any) -> HttpResponse:
    context = {
        **shown(request.viewer, row), "form": form, "noindex": True,
        "words_language": row.title.source, **more,
    }  # fmt: skip
    return render(request, name, context, status=422 if form.errors else 200)


@require_http_methods(_FORM_METHODS)
@signed_in
def sessions(request: VivaioRequest, slug: str) -> HttpResponse:
    """The sessions as a table to write in."""
    row = _own(request, slug)
    form = SessionsForm(
        request.POST or None, initial={"version": row.version}, sessions=row.all_sessions(),
        words_language=row.title.source,
    )  # fmt: skip

    def save() -> UUID:
        given = form.cleaned_data
        return keeping.write_sessions(
            by=request.viewer, uid=row.uid, version=given["version"], sessions=form.written(),
            key=given["key"],
        )  # fmt: skip

    if saved(request, form, save, gettext("Saved.")):
        return redirect("course", row.slug)
    return _page(request, row, "training/sessions.html", form)


@require_http_methods(_FORM_METHODS)
@signed_in
def materials(request: VivaioRequest, slug: str) -> HttpResponse:
    """Links and files for those who learn."""
    row, viewer = _own(request, slug), request.viewer
    if gone := request.POST.get("take_away", ""):
        keeping.take_file(by=viewer, uid=row.uid, file=as_uuid(gone))
        return redirect("course_materials", row.slug)
    links = "\n".join(f"{own_words(one.name)}; {one.href}" for one in row.all_materials())
    form = MaterialsForm(
        request.POST or None, request.FILES or None,
        initial={"version": row.version, "links": links},
    )  # fmt: skip

    def save() -> UUID:
        given, kinds = form.cleaned_data, files.DOCUMENTS
        return keeping.write_materials(
            by=viewer, uid=row.uid, version=given["version"], links=form.written(),
            checked=files.check(given["file"], kinds) if given["file"] else None,
            key=given["key"],
        )  # fmt: skip

    if saved(request, form, save, gettext("Saved.")):
        return redirect("course_materials", row.slug)
    there = filed.of_record(viewer, row.uid)
    return _page(request, row, "training/materials.html", form, files=there)


def as_uuid(words: str) -> UUID:
    """A uid as a button sends it; `Unknown` for what is none."""
    try:
        return UUID(words)
    except ValueError:
        raise Unknown(words) from None


@require_POST
@signed_in
def teaches(request: VivaioRequest, slug: str) -> HttpResponse:
    """Say which competence it teaches."""
    viewer, row = request.viewer, _own(request, slug)
    form = TeachesForm(request.POST)

    def save() -> UUID:
        title = form.cleaned_data["title"].strip()
        found = search.titled(viewer, "competence", [title]).get(title, [])
        return keeping.tie(
            by=viewer, uid=row.uid, kind="teaches", other=the_one(found, "title"),
            key=form.cleaned_data["key"],
        )  # fmt: skip

    if saved(request, form, save, gettext("Saved.")):
        return redirect("course", row.slug)
    context = {**page_context(viewer, row), "form": form}
    return render(request, "training/page.html", context, status=422)


@require_http_methods(_FORM_METHODS)
@signed_in
def move(request: VivaioRequest, slug: str, verb: str) -> HttpResponse:
    """Publish or close it by a button; cancelling asks for the reason first."""
    viewer, row = request.viewer, queries.found(request.viewer, slug)
    if verb not in LIFE.verbs:
        raise Unknown(verb)
    require(policies.can_move(viewer, row, verb))
    given: dict[str, Any] = {"by": viewer, "uid": row.uid, "verb": verb}
    if verb != "cancel":
        if request.method == "POST":
            version = posted_version(request)
            done(request, lambda: keeping.move(version=version, **given), of=Course)
        return redirect("course", row.slug)
    form = MoveForm(request.POST or None, initial={"version": row.version})

    def save() -> UUID:
        said = form.cleaned_data
        return keeping.move(
            version=said["version"], reason=said["reason"], key=said["key"], **given
        )

    if saved(request, form, save, gettext("Saved. Those who are enrolled are told by mail.")):
        return redirect("course", row.slug)
    return _page(request, row, "training/cancel.html", form)
