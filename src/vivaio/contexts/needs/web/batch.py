"""Paper forms by the dozen: one page, a row for each."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from vivaio.contexts.needs import checking
from vivaio.contexts.needs.models import Analysis
from vivaio.contexts.needs.operations import keeping as operations
from vivaio.contexts.needs.queries import listening
from vivaio.contexts.needs.web.batch_forms import BatchForm, RowForm
from vivaio.contexts.needs.web.keeping import interviews_of, place
from vivaio.kernel import clock
from vivaio.kernel.errors import Message
from vivaio.kernel.text import Text
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.forms import asked_language
from vivaio.platform.web.saving import saved
from vivaio.platform.web.wording import page_of

ROWS = 12
_FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM_METHODS)
@signed_in
def batch(request: VivaioRequest, slug: str) -> HttpResponse:
    """Enter up to a dozen paper forms at once, on behalf of those who filled them."""
    viewer = request.viewer
    centre, context = place(viewer, slug)
    campaign = request.GET.get("in", "")
    analysis = listening.analysis(viewer, campaign[:120]) if campaign else None
    language = asked_language(request, viewer.language)
    data = request.POST or None
    form = BatchForm(
        data, interviews=interviews_of(viewer, centre.uid),
        initial={"method": "paper", "heard_on": clock.today()},
    )  # fmt: skip
    rows = [RowForm(data, prefix=f"row{number}") for number in range(1, ROWS + 1)]
    if request.method == "POST" and form.is_valid() and all(one.is_valid() for one in rows):
        filled = _filled(form, rows)
        done = filled and saved(
            request, form,
            lambda: _enter(viewer, centre.uid, analysis, language, form, filled),
        )  # fmt: skip
        if done:
            number = len(filled)
            words = ngettext(
                "%(count)s form is entered. It waits for an editor.",
                "%(count)s forms are entered. They wait for an editor.", number,
            )  # fmt: skip
            messages.success(request, words % {"count": number})
            return redirect("needs_room", centre.slug)
    context |= {"form": form, "rows": list(enumerate(rows, start=1)),
                "back": page_of(f"centres/{centre.slug}/needs/")}  # fmt: skip
    wrong = bool(form.errors) or (form.is_bound and any(one.errors for one in rows))
    return render(request, "needs/batch.html", context, status=422 if wrong else 200)


def _filled(form: BatchForm, rows: list[RowForm]) -> list[RowForm]:
    """The rows in which something stands; a row of details without a line is refused."""
    for one in rows:
        if one.cleaned_data.get("description") and not one.cleaned_data.get("title"):
            one.add_error("title", sentence(Message(checking.TITLE_NEEDED)))
            form.add_error(None, sentence(Message(checking.TITLE_NEEDED)))
    filled = [one for one in rows if one.cleaned_data.get("title")]
    if not filled and not form.errors:
        form.add_error(None, sentence(Message(operations.ROW_NEEDED)))
    return [] if form.errors else filled


def _enter(
    viewer: Viewer, centre: UUID, analysis: Analysis | None, language: str, form: BatchForm,
    rows: list[RowForm],
) -> UUID:  # fmt: skip
    given = form.cleaned_data
    heard = [UUID(given["heard_in"])] if given.get("heard_in") else []
    return operations.enter_several(
        by=viewer, centre=centre, analysis=analysis.uid if analysis else None, heard_in=heard,
        entries=[_entry(language, given, one.cleaned_data) for one in rows], key=given["key"],
    )  # fmt: skip


def _entry(language: str, shared: dict[str, Any], row: dict[str, Any]) -> operations.Entry:
    texts = {
        name: Text(language, {language: row[name]} if row[name] else {})
        for name in ("title", "description")
    }
    values = {
        "method": shared["method"], "heard_on": shared["heard_on"], "nuts": shared["nuts"],
        "severity": row["severity"], "frequency": row["frequency"],
    }  # fmt: skip
    return operations.Entry(texts, values, row["group"])
