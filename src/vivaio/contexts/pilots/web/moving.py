"""Publishing, starting and evaluating a pilot; and its end, which asks for words."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from vivaio.contexts.pilots import policies, queries
from vivaio.contexts.pilots.models import ENDS, LIFE, Pilot
from vivaio.contexts.pilots.operations import keeping
from vivaio.contexts.pilots.web.forms import EndForm
from vivaio.contexts.pilots.web.presenters import shown
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import Unknown
from vivaio.platform.web.audience import VivaioRequest, signed_in
from vivaio.platform.web.saving import done, posted_version, saved


@require_POST
@signed_in
def move(request: VivaioRequest, slug: str, verb: str) -> HttpResponse:
    """Publish, start or evaluate it."""
    row = queries.found(request.viewer, slug)
    if verb in ENDS:
        return redirect("pilot_end", row.slug, verb)
    done(request, lambda: keeping.move(
        by=request.viewer, uid=row.uid, verb=verb, version=posted_version(request)
    ), of=Pilot)  # fmt: skip
    return redirect("pilot", row.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def end(request: VivaioRequest, slug: str, verb: str) -> HttpResponse:
    """Close it or stop it: what did not work is said first."""
    viewer = request.viewer
    row = queries.found(viewer, slug)
    if verb not in ENDS or verb not in LIFE.verbs:
        raise Unknown(verb)
    require(policies.can_move(viewer, row, verb))
    start = {
        name: getattr(row, name).texts.get(getattr(row, name).source, "") for name in ENDS[verb]
    }
    form = EndForm(
        request.POST or None, initial={**start, "version": row.version, "on": clock.today()},
        verb=verb, words_language=row.title.source,
    )  # fmt: skip

    def save() -> UUID:
        given = form.cleaned_data
        return keeping.move(
            by=viewer, uid=row.uid, version=given["version"], verb=verb, on=given["on"],
            words={name: given[name] for name in ENDS[verb]}, key=given["key"],
        )  # fmt: skip

    if saved(request, form, save, gettext("Saved.")):
        return redirect("pilot", row.slug)
    context = {
        **shown(viewer, row), "form": form, "verb_of_end": verb, "noindex": True,
        "words_language": row.title.source,
    }  # fmt: skip
    return render(request, "pilots/end.html", context, status=422 if form.errors else 200)
