"""Writing a strategy: its title and days, its text, its way from state to state."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from vivaio.contexts.strategy import policies, wordfile
from vivaio.contexts.strategy import writing as typing
from vivaio.contexts.strategy.models import Strategy
from vivaio.contexts.strategy.operations import strategies as operations
from vivaio.contexts.strategy.parts import SECTION
from vivaio.contexts.strategy.queries import strategies as queries
from vivaio.contexts.strategy.web.forms import StrategyForm, TextForm, initial
from vivaio.contexts.strategy.web.presenters import shown_strategy
from vivaio.ground.centres import queries as centres
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.saving import done, posted_version, saved

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM_METHODS)
@signed_in
def add(request: VivaioRequest, slug: str) -> HttpResponse:
    """Begin a strategy of a centre."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    require(policies.can_write(viewer, centre.uid))
    form = StrategyForm(
        request.POST or None, initial={"version": 0}, words_language=viewer.language
    )

    def save() -> UUID:
        return operations.draft(
            by=viewer, centre=centre.uid, language=viewer.language, **form.given()
        )

    if uid := saved(request, form, save, gettext("Saved.")):
        return redirect("strategy_text", queries.by_uid(viewer, uid).slug)
    about = {"row": None, "centre": centre, "back": centre.name.best(viewer.language).words}
    return _form_page(request, form, {**about, "words_language": viewer.language})


@require_http_methods(_FORM_METHODS)
@signed_in
def edit(request: VivaioRequest, slug: str) -> HttpResponse:
    """Change all but the text; other languages are written at the translation desk."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    require(policies.can_reword(viewer, row))
    language = row.title.source
    form = StrategyForm(request.POST or None, initial=initial(row), words_language=language)

    def save() -> UUID:
        version = form.cleaned_data["version"]
        return operations.amend(by=viewer, uid=row.uid, version=version, **form.given())

    if saved(request, form, save, gettext("Saved.")):
        return redirect("strategy", row.slug)
    back = row.title.best(viewer.language).words
    about = {"row": row, "centre": None, "back": back, "words_language": language}
    return _form_page(request, form, about)


def _form_page(request: VivaioRequest, form: StrategyForm, about: dict[str, Any]) -> HttpResponse:
    context = {"form": form, "noindex": True, **about}
    return render(request, "strategy/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(_FORM_METHODS)
@signed_in
def text(request: VivaioRequest, slug: str) -> HttpResponse:
    """The text: typed, pasted, or from a file, which is shown before anything is stored."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    require(policies.can_reword(viewer, row))
    form = TextForm(
        request.POST or None, request.FILES or None,
        initial={"version": row.version, "text": typing.typed(row.blocks())},
        words_language=row.title.source,
    )  # fmt: skip
    look = _look(form, row) if request.method == "POST" else None

    def save() -> UUID:
        given = form.cleaned_data
        return operations.write(
            by=viewer, uid=row.uid, version=given["version"], text=given["text"], key=given["key"]
        )

    is_final = "save" in request.POST and not request.FILES
    if look and is_final and saved(request, form, save, gettext("Saved.")):
        return redirect("strategy", row.slug)
    context = {
        **shown_strategy(viewer, row), "form": form, "look": look, "noindex": True,
        "words_language": row.title.source,
    }  # fmt: skip
    return render(request, "strategy/text.html", context, status=422 if form.errors else 200)


def _look(form: TextForm, row: Strategy) -> dict[str, Any] | None:
    """What a text would become, and what would go; None where it cannot be taken."""
    if not form.is_valid():
        return None
    old = row.blocks()
    try:
        if file := form.cleaned_data["file"]:
            words = wordfile.read(file.read(wordfile.MOST_BYTES + 1))
            assert isinstance(form.data, QueryDict)
            typed = form.data.copy()
            typed["text"] = words
            form.data, form.cleaned_data["text"] = typed, words
        written = typing.parse(form.cleaned_data["text"])
        if wrong := typing.problems(written, [one.code for one in old]):
            raise Invalid(wrong)
    except Invalid as refusal:
        form.show(refusal)
        return None
    blocks, _given = typing.settle(old, written, row.given, row.title.source)
    kept = {one.code for one in blocks}
    sections = sum(one.sort == SECTION for one in blocks)
    return {
        "blocks": [(one.code, one.sort == SECTION, one.words.best(one.words.source))
                   for one in blocks],
        "sections": sections, "paragraphs": len(blocks) - sections,
        "gone": [(one.code, one.words.best(one.words.source)) for one in old
                 if one.code not in kept],
    }  # fmt: skip


@require_POST
@signed_in
def move(request: VivaioRequest, slug: str, verb: str) -> HttpResponse:
    """Open it for comments, adopt it, or say that another has taken its place."""
    row = queries.found(request.viewer, slug)
    done(request, lambda: operations.move(
        by=request.viewer, uid=row.uid, verb=verb, version=posted_version(request)
    ), of=Strategy)  # fmt: skip
    return redirect("strategy", row.slug)
