"""Adding a card and changing one, in one language at a time."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vivaio.ground.actors import operations, policies, queries
from vivaio.ground.actors.models import Actor
from vivaio.ground.actors.web.forms import CardForm, WordsForm, initial
from vivaio.ground.centres import queries as centres
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import Conflict, Invalid
from vivaio.kernel.language import INTERFACE
from vivaio.kernel.text import Text
from vivaio.platform.web.audience import VivaioRequest, members, signed_in
from vivaio.platform.web.forms import asked_language
from vivaio.platform.web.wording import day

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM_METHODS)
@signed_in
def edit(request: VivaioRequest, slug: str) -> HttpResponse:
    """Change a card: all of it in its own language, the words alone in another."""
    actor = queries.actor(request.viewer, slug)
    require(policies.can_amend(request.viewer, actor))
    language = asked_language(request, actor.name.source)
    make = CardForm if language == actor.name.source else WordsForm
    if request.method != "POST":
        form = make(initial=initial(actor, language), words_language=language, source=actor)
        return _form_page(request, form, actor, language)
    form = make(request.POST, words_language=language, source=actor)
    if form.is_valid():
        try:
            return _save(request, form, actor, language)
        except Invalid as refusal:
            form.show(refusal)
        except Conflict as conflict:
            return _conflict_page(request, form, conflict, language)
    return _form_page(request, form, actor, language)


def _save(request: VivaioRequest, form: WordsForm, actor: Actor, language: str) -> HttpResponse:
    operations.amend_actor(
        by=request.viewer,
        uid=actor.uid,
        version=form.cleaned_data["version"],
        language=language,
        words=form.words(),
        values=form.values() if isinstance(form, CardForm) else {},
        key=form.cleaned_data["key"],
    )
    messages.success(request, gettext("Saved. The card is right for every reader from now on."))
    return redirect("actor", actor.slug)


def _form_page(
    request: VivaioRequest,
    form: WordsForm,
    actor: Actor,
    language: str,
    conflicts: list[dict[str, str]] | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "actor": actor,
        "name": actor.name.best(request.viewer.language),
        "words_language": language,
        "is_translation": language != actor.name.source,
        "conflicts": conflicts or [],
    }
    status = 422 if form.errors or conflicts else 200
    return render(request, "actors/edit.html", context, status=status)


def _conflict_page(
    request: VivaioRequest, form: WordsForm, conflict: Conflict, language: str
) -> HttpResponse:
    """Show both: what somebody else saved, and what this writer typed; sending again saves it."""
    current = conflict.current
    assert isinstance(current, Actor)
    theirs = initial(current, language)
    differing = [
        {
            "label": str(field.label),
            "theirs": _shown(theirs[name]),
            "mine": _shown(form.cleaned_data.get(name)),
            "id": f"id_{name}",
        }
        for name, field in form.fields.items()
        if name not in ("key", "version", "language")
        and _shown(theirs[name]) != _shown(form.cleaned_data.get(name))
    ]
    form.follow(conflict.version)
    return _form_page(request, form, current, language, differing)


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    return day(value) if hasattr(value, "year") else str(value or "")


@require_http_methods(_FORM_METHODS)
@members
def add(request: VivaioRequest) -> HttpResponse:
    """Add a card to the directory of one's centre, as a draft."""
    viewer = request.viewer
    own = [line for line in centres.centres(viewer) if viewer.may("edit", line.uid)]
    if not own:
        require(no(policies.NOT_AN_EDITOR))
    asked = request.POST.get("language", "")
    language = asked if asked in INTERFACE else viewer.language
    start = {"language": language, "version": 0, "country": own[0].country}
    form = CardForm(request.POST or None, initial=start, words_language=language, source=None)
    if request.method == "POST" and form.is_valid():
        words = form.words()
        texts = {name: Text(language, {language: said}) for name, said in words.items() if said}
        try:
            operations.register_actor(
                by=viewer,
                centre=own[0].uid,
                name=texts.pop("name", Text(language, {})),
                texts=texts,
                values=form.values(),
                key=form.cleaned_data["key"],
            )
        except Invalid as refusal:
            form.show(refusal)
        else:
            messages.success(request, gettext("Added as a draft: only your centre sees it."))
            return redirect("actors")
    context = {"form": form, "centre": own[0].name.best(language), "words_language": language}
    return render(request, "actors/add.html", context, status=422 if form.errors else 200)
