"""Exchanging files with translators: XLIFF 2.1 out and in."""

from __future__ import annotations

from collections import Counter
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vivaio.contexts.translating import exporting, judging, operations, policies, queries
from vivaio.contexts.translating.judging import Outcome
from vivaio.contexts.translating.models import Delivery
from vivaio.contexts.translating.web.asking import asked_of
from vivaio.contexts.translating.web.forms import FileForm
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Invalid, Message
from vivaio.kernel.language import INTERFACE
from vivaio.platform.records import translatables
from vivaio.platform.web.audience import VivaioRequest, members
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.wording import minute

#: Texts of a file that its page shows.
SHOWN = 200
_ORDER = ("accepted", "confirmed", "stale", "refused", "unknown", "empty", "unchanged")


@members
@require_safe
def export(request: VivaioRequest) -> HttpResponse:
    """The texts that the filter chooses, as a file for a translator."""
    viewer, asked = request.viewer, asked_of(request.GET)
    require(policies.can_use_desk(viewer))
    source = request.GET.get("source", "")
    target = request.GET.get("language", "")
    if source not in INTERFACE or target not in INTERFACE or source == target:
        raise Invalid({"": [Message(exporting.TWO_LANGUAGES)]})
    record = request.GET.get("record", "")
    text = exporting.document(viewer, asked, source=source, target=target, record=record)
    response = HttpResponse(text, content_type="application/xliff+xml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="vivaio-{source}-{target}.xlf"'
    return response


@members
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: VivaioRequest) -> HttpResponse:
    """The files one brought in, and a place for the next."""
    viewer = request.viewer
    require(policies.can_use_desk(viewer))
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST" and form.is_valid():
        try:
            uid = operations.bring_delivery(
                by=viewer,
                file_name=form.cleaned_data["file"].name,
                content=form.content(),
                key=form.cleaned_data["key"],
            )
        except Invalid as refusal:
            form.show(refusal)
        else:
            return redirect("translation_file", uid)
    lines = [
        {"uid": one.uid, "name": one.file_name, "state": one.state, "language": one.language,
         "source": one.source, "when": minute(one.brought_at), "iso": one.brought_at.isoformat()}
        for one in queries.deliveries(viewer)
    ]  # fmt: skip
    context = {"form": form, "lines": lines, "noindex": True}
    return render(request, "translating/files.html", context, status=422 if form.errors else 200)


@members
@require_http_methods(["GET", "HEAD", "POST"])
def file(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """What would become of each text of a file; applying it, or putting it away."""
    delivery = queries.delivery(request.viewer, uid)
    if request.method == "POST":
        if request.POST.get("verb") == "discard":
            operations.discard_delivery(by=request.viewer, uid=uid)
            messages.success(request, gettext("Put away. Nothing of it was applied."))
            return redirect("translation_files")
        operations.apply_delivery(by=request.viewer, uid=uid)
        return redirect("translation_file", uid)
    is_waiting = delivery.state == "waiting"
    outcomes = _judged(request, delivery)
    told = [one["code"] for one in delivery.outcomes] + [one.code for one in outcomes]
    if not is_waiting:
        told = [one["code"] for one in delivery.outcomes]
    counts = Counter(told)
    context = {
        "delivery": delivery,
        "is_waiting": is_waiting,
        "when": minute(delivery.brought_at),
        "counts": [(code, counts[code]) for code in _ORDER if counts[code]],
        "writes": sum(counts[code] for code in judging.WRITTEN),
        "lines": [_line(one, delivery, request.viewer.language) for one in outcomes[:SHOWN]],
        "left_off": max(0, len(outcomes) - SHOWN),
        "noindex": True,
    }
    return render(request, "translating/file.html", context)


def _judged(request: VivaioRequest, delivery: Delivery) -> list[Outcome]:
    """What would become of each text; of one that was looked at already, what became of it."""
    units = delivery.units
    judged = judging.judge(
        request.viewer, units, source=delivery.source, language=delivery.language
    )
    done = [
        judging.Outcome(
            noted["code"],
            Message(noted["msgid"], noted["parameters"]),
            one.unit,
            one.found,
            noted["before"],
            one.source,
        )
        for one, noted in zip(judged, delivery.outcomes, strict=False)
    ]
    return sorted([*done, *judged[len(done) :]], key=lambda one: _ORDER.index(one.code))


def _line(one: Outcome, delivery: Delivery, reader: str) -> dict[str, Any]:
    """One text as the page shows it; of a record one may not see, what the file itself says."""
    found = one.found
    return {
        "code": one.code,
        "sentence": sentence(one.message) if one.message.msgid else "",
        "title": found.title.best(reader) if found else None,
        "href": found.uid if found else None,
        "label": translatables.label(found.kind, one.unit["path"]) if found else one.unit["path"],
        "source": one.unit["source"],
        "before": one.before,
        "after": one.unit["target"],
    }
