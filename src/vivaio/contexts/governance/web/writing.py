"""Writing an agreement, one language at a time; opening and closing it."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from vivaio.contexts.governance import policies
from vivaio.contexts.governance.models import LIFE, Agreement
from vivaio.contexts.governance.operations import agreements as operations
from vivaio.contexts.governance.queries import agreements as queries
from vivaio.contexts.governance.web.forms import AgreementForm
from vivaio.ground.centres import queries as centres
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Conflict, Invalid, Unknown
from vivaio.kernel.language import INTERFACE
from vivaio.kernel.text import Text
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.forms import asked_language

_FORM_METHODS = ["GET", "HEAD", "POST"]
_TEXTS = ("title", "summary", "text")


@require_http_methods(_FORM_METHODS)
@signed_in
def add(request: VivaioRequest, slug: str) -> HttpResponse:
    """Begin an agreement of one's centre."""
    viewer = request.viewer
    centre = centres.centre(viewer, slug)
    require(policies.can_draft(viewer, centre.uid))
    asked = request.POST.get("language", "")
    language = asked if asked in INTERFACE else viewer.language
    start = {"language": language, "version": 0}
    form = AgreementForm(request.POST or None, initial=start, words_language=language, source=None)
    if request.method == "POST" and form.is_valid():
        texts = {name: Text(language, {language: said}) for name, said in form.words().items()}
        try:
            uid = operations.draft_agreement(
                by=viewer, centre=centre.uid, texts=texts, values=form.values(),
                key=form.cleaned_data["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        else:
            messages.success(request, gettext("Added as a draft: only your centre sees it."))
            return redirect("identity", uid)
    return _page(request, form, None, language, back=centre.record_address() + "agreement/")


@require_http_methods(_FORM_METHODS)
@signed_in
def edit(request: VivaioRequest, slug: str) -> HttpResponse:
    """Change an agreement: all of it in its own language, the words alone in another."""
    found = queries.agreement(request.viewer, slug)
    require(policies.can_draft(request.viewer, found.centre_id))
    language = asked_language(request, found.title.source)
    start = _initial(found, language)
    form = AgreementForm(request.POST or None, initial=start, words_language=language, source=found)
    theirs: Agreement | None = None
    if request.method == "POST" and form.is_valid():
        try:
            operations.amend_agreement(
                by=request.viewer, uid=found.uid, version=form.cleaned_data["version"],
                language=language, words=form.words(), values=form.values(),
                key=form.cleaned_data["key"],
            )  # fmt: skip
        except Invalid as refusal:
            form.show(refusal)
        except Conflict as conflict:
            theirs = _met(request, form, conflict)
        else:
            messages.success(request, gettext("Saved."))
            return redirect("agreement", found.slug)
    return _page(request, form, found, language, theirs, back=found.record_address())


def _met(request: VivaioRequest, form: AgreementForm, conflict: Conflict) -> Agreement:
    """What somebody else saved; sending the form again saves this one in its place."""
    assert isinstance(conflict.current, Agreement)
    form.follow(conflict.version)
    return conflict.current


def _initial(found: Agreement, language: str) -> dict[str, object]:
    words = {name: getattr(found, name).texts.get(language, "") for name in _TEXTS}
    return {
        **words, "kind": found.kind, "term_months": found.term_months, "language": language,
        "version": found.version, "key": uuid.uuid4(),
    }  # fmt: skip


def _page(
    request: VivaioRequest,
    form: AgreementForm,
    found: Agreement | None,
    language: str,
    theirs: Agreement | None = None,
    *,
    back: str,
) -> HttpResponse:
    saved = [getattr(theirs, name).texts.get(language, "") for name in _TEXTS] if theirs else []
    context = {
        "form": form,
        "agreement": found,
        "words_language": language,
        "back": f"/{request.viewer.language}/{back}",
        "original": found.text.texts.get(found.text.source, "") if found else "",
        "original_language": found.text.source if found else "",
        "theirs": [words for words in saved if words],
    }
    status = 422 if form.errors or theirs else 200
    return render(request, "governance/edit.html", context, status=status)


@require_POST
@signed_in
def move(request: VivaioRequest, slug: str, verb: str) -> HttpResponse:
    """Open an agreement for signature, or close it."""
    found = queries.agreement(request.viewer, slug)
    if verb not in LIFE.verbs:
        raise Unknown
    version = request.POST.get("version", "")
    number = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else -1
    try:
        operations.move_agreement(by=request.viewer, uid=found.uid, version=number, verb=verb)
    except Conflict:
        words = gettext("Somebody else changed this in the meantime; nothing was done.")
        messages.warning(request, words)
    except Invalid as refusal:
        for several in refusal.errors.values():
            messages.error(request, " ".join(sentence(one) for one in several))
    else:
        messages.success(
            request, gettext("It can be signed now.") if verb == "open" else gettext("Closed.")
        )
    return redirect("agreement", found.slug)
