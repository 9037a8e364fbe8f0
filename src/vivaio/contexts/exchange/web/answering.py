"""Writing to an actor whose address is not shown, and saying later what came of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vivaio.contexts.exchange import operations, policies, queries
from vivaio.contexts.exchange.models import Outcome
from vivaio.contexts.exchange.web.forms import LetterForm
from vivaio.contexts.exchange.web.views import shown
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.wording import day

_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM_METHODS)
@everybody
def write(request: VivaioRequest, kind: str, slug: str) -> HttpResponse:
    """A letter; it is handed on, and its sender is answered at their own address."""
    row = queries.found(request.viewer, kind, slug)
    form = LetterForm(request.POST or None, request=request)
    if request.method == "POST":
        require(policies.can_answer(row))
        if form.is_valid():
            given = form.cleaned_data
            try:
                operations.write(
                    by=request.viewer, kind=kind, uid=row.uid, name=given["name"],
                    address=given["address"], words=given["words"], key=given["key"],
                )  # fmt: skip
            except Invalid as refusal:
                form.show(refusal)
            else:
                said = gettext("Your letter is on its way. The answer comes to your own address.")
                messages.success(request, said)
                return redirect(kind, row.slug)
    context = {
        **shown(request.viewer, row),
        "form": form,
        "is_open": bool(policies.can_answer(row)),
        "noindex": True,
    }
    return render(request, "exchange/write.html", context, status=422 if form.errors else 200)


@require_http_methods(_FORM_METHODS)
@everybody
def outcome(request: VivaioRequest, marked: str) -> HttpResponse:
    """Three buttons and a few words. Looking changes nothing; the last answer counts."""
    contact = queries.contact(marked)
    wrong: list[str] = []
    if request.method == "POST":
        try:
            operations.answer(
                by=request.viewer, marked=marked, outcome=request.POST.get("outcome", ""),
                said=request.POST.get("said", "")[:5_000],
            )  # fmt: skip
        except Invalid as refusal:
            wrong = [sentence(one) for several in refusal.errors.values() for one in several]
        else:
            messages.success(request, gettext("Thank you for telling."))
            return redirect("outcome", marked)
    language = request.viewer.language
    context = {
        "title": contact.record.title.best(language),
        "other": contact.other.title.best(language) if contact.other else None,
        "at": day(contact.at),
        "answers": Outcome.choices,
        "answered": contact.get_outcome_display() if contact.outcome else "",
        "said": request.POST.get("said", contact.said)[:5_000],
        "wrong": wrong,
        "is_example": contact.record.nature == "example",
        "noindex": True,
    }
    return render(request, "exchange/outcome.html", context, status=422 if wrong else 200)
