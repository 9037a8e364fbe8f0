"""Writing an offer or a request, in the language of its original."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vivaio.contexts.exchange import operations, policies, queries
from vivaio.contexts.exchange.queries import Row
from vivaio.contexts.exchange.web.forms import ExchangeForm, initial
from vivaio.contexts.exchange.web.presenters import kind_name
from vivaio.ground.actors import queries as actors
from vivaio.ground.actors.models import Actor
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.forms import asked_language
from vivaio.platform.web.saving import saved

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM_METHODS)
@signed_in
def add(request: VivaioRequest, kind: str, slug: str) -> HttpResponse:
    """Begin an offer or a request of one actor."""
    card = actors.actor(request.viewer, slug)
    require(policies.can_write(request.viewer, card))
    language = asked_language(request, request.viewer.language)
    start = {"language": language, "version": 0, "country": card.country, "nuts": card.nuts,
             "themes": card.themes, "target_groups": card.target_groups}  # fmt: skip
    form = ExchangeForm(request.POST or None, initial=start, words_language=language)
    if request.method == "POST" and form.is_valid():
        try:
            uid = operations.draft(
                by=request.viewer, kind=kind, actor=card.uid, language=language,
                words=form.words(), values=form.values(),
                visibility=form.cleaned_data["visibility"], key=form.cleaned_data["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        else:
            messages.success(request, gettext("Saved as a draft: open it when it is ready."))
            return redirect(kind, queries.by_uid(request.viewer, kind, uid).slug)
    return _form_page(request, form, kind, card, language)


@require_http_methods(_FORM_METHODS)
@signed_in
def edit(request: VivaioRequest, kind: str, slug: str) -> HttpResponse:
    """Change it; other languages are written at the translation desk."""
    row = queries.found(request.viewer, kind, slug)
    require(policies.can_write(request.viewer, row.actor))
    language = row.title.source
    form = ExchangeForm(request.POST or None, initial=initial(row), words_language=language)

    def save() -> UUID:
        return operations.amend(
            by=request.viewer, kind=kind, uid=row.uid, version=form.cleaned_data["version"],
            words=form.words(), values=form.values(),
            visibility=form.cleaned_data["visibility"], key=form.cleaned_data["key"],
        )  # fmt: skip

    if saved(request, form, save, gettext("Saved.")):
        return redirect(kind, row.slug)
    return _form_page(request, form, kind, row.actor, language, row)


def _form_page(
    request: VivaioRequest, form: ExchangeForm, kind: str, card: Actor, language: str,
    row: Row | None = None,
) -> HttpResponse:  # fmt: skip
    context = {
        "form": form,
        "kind": kind,
        "kind_name": kind_name(kind),
        "card": card,
        "actor_name": card.name.best(request.viewer.language),
        "row": row,
        "words_language": language,
        "noindex": True,
    }
    return render(request, "exchange/edit.html", context, status=422 if form.errors else 200)
