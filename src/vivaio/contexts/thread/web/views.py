"""The page of a record's thread, where threads begin, and the same as linked data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from vivaio.contexts.thread import queries
from vivaio.contexts.thread.web import drawing, presenters
from vivaio.kernel.errors import Unknown
from vivaio.kernel.later import Later
from vivaio.platform.linked import answering
from vivaio.platform.linked.asking import form_of
from vivaio.platform.links import walking
from vivaio.platform.links.queries import label
from vivaio.platform.records import merging
from vivaio.platform.records.translatables import kind_name
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.wording import day, page_of

if TYPE_CHECKING:
    from vivaio.contexts.thread import provenance
else:
    # It brings rdflib, which a page needs not.
    provenance = Later("vivaio.contexts.thread.provenance")

#: Hops that the front page shows.
NEWEST = 12


@require_safe
@everybody
def thread(request: VivaioRequest, uid: UUID) -> HttpResponse:
    """What a record rests on and what became of it: a list first, then the same as a drawing."""
    viewer = request.viewer
    asked = request.GET.get("way", "")
    way = asked if asked in queries.WAYS else ""
    try:
        found = queries.told(viewer, uid, way)
    except Unknown:
        living = merging.survivor(viewer, uid)
        if living is None:
            raise
        return redirect(reverse("thread", args=[living.uid]))
    start = found.thread.start
    parts = {side: presenters.groups(viewer, found, side) for side in queries.WAYS[way]}
    context: dict[str, Any] = {
        "uid": uid,
        "way": way,
        "title": start.title.best(viewer.language),
        "kind": kind_name(start.kind),
        "href": page_of(start.address),
        "marks": presenters.marks(found, start),
        "parts": parts,
        "count": len(found.thread.steps),
        "more": found.thread.more,
        "is_deep": any(step.depth == walking.DEEPEST for step in found.thread.steps),
        "drawn": drawing.drawn(viewer, found.thread),
        "is_example": start.nature == Nature.EXAMPLE,
        "noindex": bool(asked) or start.nature == Nature.EXAMPLE or not found.thread.steps,
    }
    return render(request, "thread/page.html", context)


@require_safe
@everybody
def linked(request: VivaioRequest, uid: UUID, ending: str) -> HttpResponse:
    """A thread as everybody may see it, whoever asks, in the words of PROV-O."""
    form = form_of(ending)
    if form is None:
        raise Unknown
    reader = Viewer.anonymous(request.viewer.language)
    try:
        found = queries.told(reader, uid)
    except Unknown:
        living = merging.survivor(reader, uid)
        if living is None:
            raise
        return redirect(f"/thread/{living.uid}.{ending}")
    return answering.linked(request, provenance.written(found, form), form.media_type)


@require_safe
@everybody
def front(request: VivaioRequest) -> HttpResponse:
    """What the thread is, and the hops that were recorded last."""
    viewer = request.viewer
    hops = [
        {
            "earlier": first.title.best(viewer.language),
            "thread": reverse("thread", args=[later_one.uid]),
            "later": later_one.title.best(viewer.language),
            "kinds": (kind_name(first.kind), kind_name(later_one.kind)),
            "label": label(strand.kind, "forward" if first.uid == strand.source else "backward"),
            "iso": strand.since or strand.recorded_on.isoformat(),
            "when": day(strand.since or strand.recorded_on),
            "is_example": strand.nature == Nature.EXAMPLE,
        }
        for strand, first, later_one in walking.newest(viewer, NEWEST)
    ]
    return render(request, "thread/front.html", {"hops": hops})
