"""Side by side: the texts of one record and their words in another language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from vivaio.contexts.translating import machine, operations, policies, queries
from vivaio.contexts.translating.web.asking import (
    asked_of,
    kind_name,
    own_first,
    own_languages,
    query_of,
)
from vivaio.contexts.translating.web.forms import SENT, Pair, TranslationForm
from vivaio.ground.centres import queries as centres
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Conflict, Invalid, Message, Unknown
from vivaio.kernel.language import INTERFACE
from vivaio.platform.records import translating, untranslated
from vivaio.platform.records.translating import Translated
from vivaio.platform.records.untranslated import Asked
from vivaio.platform.search.glossary import terms_in
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.web.audience import VivaioRequest, members
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.wording import page_of


def _opened(request: VivaioRequest, uid: UUID, language: str) -> Translated:
    """A record that the viewer may translate into a language of ours."""
    if language not in INTERFACE:
        raise Unknown
    found = translating.opened(request.viewer, uid)
    require(policies.can_translate(request.viewer, found))
    return found


@members
@require_http_methods(["GET", "HEAD", "POST"])
def side_by_side(request: VivaioRequest, uid: UUID, language: str) -> HttpResponse:
    """Translate the texts of a record; what was typed stays when somebody saved meanwhile."""
    found = _opened(request, uid, language)
    if request.method != "POST":
        form = TranslationForm(found=found, language=language)
        return _page(request, form, found)
    form = TranslationForm(request.POST, found=found, language=language)
    if form.is_valid():
        try:
            return _save(request, form, found)
        except Invalid as refusal:
            form.show(refusal)
        except Conflict:
            return _conflict(request, form, translating.opened(request.viewer, uid))
    return _page(request, form, found)


def _save(request: VivaioRequest, form: TranslationForm, found: Translated) -> HttpResponse:
    only, confirm = request.POST.get("only", ""), request.POST.get("confirm", "")
    renderings = form.renderings(only, confirm)
    if renderings:
        translating.translate(
            by=request.viewer,
            uid=found.uid,
            language=form.language,
            renderings=renderings,
            key=form.cleaned_data["key"],
        )
        messages.success(request, gettext("Saved."))
    return redirect(_following(request, form, found, stay=bool(only or confirm)))


def _following(
    request: VivaioRequest, form: TranslationForm, found: Translated, *, stay: bool
) -> str:
    """Where one goes on: the next record of the list, or this page again."""
    asked = asked_of(request.GET)
    query = query_of(Asked((), asked.need, asked.kind, asked.centre))
    tail = f"?{query}" if query else ""
    if stay or request.POST.get("then") != "next":
        return reverse("translation", args=[found.uid, form.language]) + tail
    listed = Asked((form.language,), asked.need, asked.kind, asked.centre)
    following = untranslated.after(request.viewer, listed, found.uid, found.rank)
    if not following:
        messages.info(request, gettext("This was the last one of the list."))
        return f"{reverse('translations')}?{query_of(listed)}"
    return reverse("translation", args=[following[0], form.language]) + tail


def _conflict(request: VivaioRequest, form: TranslationForm, current: Translated) -> HttpResponse:
    """Both shown: what was read and what stands there now; sending again saves it."""
    fresh = TranslationForm(found=current, language=form.language)
    sent = {form.cleaned_data[f"path_{n}"]: n for n in range(len(form.originals))}
    typed = request.POST.copy()
    rows = []
    for pair in fresh.pairs():
        path, number = pair.original.path, pair.number
        if path not in sent:
            continue
        said = {name: form.cleaned_data[f"{name}_{sent[path]}"] for name in SENT}
        now = {name: str(fresh.fields[f"{name}_{number}"].initial) for name in SENT[1:]}
        rows.append(_difference(pair, said, now))
        for name, value in {**now, "words": said["words"]}.items():
            typed[f"{name}_{number}"] = value
    again = TranslationForm(typed, found=current, language=form.language)
    return _page(request, again, current, [row for row in rows if row])


def _difference(pair: Pair, said: dict[str, str], now: dict[str, str]) -> dict[str, Any]:
    """What somebody changed of one text since it was read; empty when nothing."""
    is_original, is_words = said["source"] != now["source"], said["target"] != now["target"]
    if not is_original and not is_words:
        return {}
    return {
        "label": pair.field.label,
        "id": pair.field.id_for_label,
        "source": pair.source,
        "read": said["read"] if is_original else "",
        "now": pair.words,
        "theirs": pair.original.text.texts.get(pair.language, "") if is_words else None,
    }


def _page(
    request: VivaioRequest,
    form: TranslationForm,
    found: Translated,
    conflicts: Sequence[dict[str, Any]] = (),
) -> HttpResponse:
    viewer, language, asked = request.viewer, form.language, asked_of(request.GET)
    pairs = form.pairs()
    context = {
        "form": form,
        "found": found,
        "title": found.title.best(viewer.language),
        "kind": kind_name(found.kind),
        "page": page_of(found.address),
        "pairs": [
            (pair, terms_in(pair.words, pair.source, language) if conflicts == () else ())
            for pair in pairs
        ],
        "words_language": language,
        "languages": own_first(own_languages(viewer, centres.centres(viewer))),
        "conflicts": conflicts,
        "query": query_of(Asked((), asked.need, asked.kind, asked.centre)),
        "sources": list(dict.fromkeys(pair.source for pair in pairs)),
        "machine": _machine(found, language),
        "is_example": found.nature == Nature.EXAMPLE,
        "noindex": True,
    }
    status = 422 if form.errors or conflicts else 200
    return render(request, "translating/side.html", context, status=status)


def _machine(found: Translated, language: str) -> dict[str, Any] | None:
    """What the page offers of the machine; nothing where none is set."""
    if not machine.is_set():
        return None
    run = queries.latest_run(found.uid, language)
    decision = policies.can_send(found, sends_private=queries.sends_private(found.centre))
    said = Message(**run.message) if run and run.message.get("msgid") else None
    return {
        "state": run.state if run else "",
        "sentence": sentence(said) if said else "",
        "refusal": "" if decision else sentence(decision.reason),
        "texts": len(machine.fitting(found, language)),
    }


@members
@require_POST
def by_machine(request: VivaioRequest, uid: UUID, language: str) -> HttpResponse:
    """Give what is missing to the machine."""
    found = _opened(request, uid, language)
    operations.ask_machine(by=request.viewer, uid=found.uid, language=language)
    messages.success(
        request, gettext("The machine has it. What it makes is marked until a person confirms it.")
    )
    return redirect("translation", found.uid, language)
