"""Records as linked data: Turtle, JSON-LD, RDF/XML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponse, HttpResponseGone
from django.views.decorators.http import require_safe

from vivaio.kernel.errors import Unknown
from vivaio.kernel.later import Later
from vivaio.platform.linked.answering import linked
from vivaio.platform.linked.asking import form_of
from vivaio.platform.records import harvesting, merging
from vivaio.platform.records import queries as records
from vivaio.platform.registry.instances import representations
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import VivaioRequest, everybody

if TYPE_CHECKING:
    from vivaio.platform.linked import description
else:
    description = Later("vivaio.platform.linked.description")


def described(viewer: Viewer, uid: UUID) -> description.Description:
    """One record with all that its room tells of it; `Unknown` where this viewer sees none."""
    heading = records.heading(viewer, uid)
    told = description.Description(heading)
    if heading.kind in representations:
        representations.get(heading.kind).describe(viewer, uid, told)
    return told


@require_safe
@everybody
def representation(request: VivaioRequest, uid: UUID, ending: str) -> HttpResponse:
    """A record as everybody may see it, whoever asks; 410 for one that was public once."""
    form = form_of(ending)
    if form is None:
        raise Unknown
    reader = Viewer.anonymous(request.viewer.language)
    try:
        told = described(reader, uid)
    except Unknown:
        living = merging.survivor(reader, uid)
        if living is not None:
            return HttpResponse(status=303, headers={"Location": f"/id/{living.uid}.{ending}"})
        if harvesting.gone(uid) is None:
            raise
        return HttpResponseGone(b"", content_type="text/plain; charset=utf-8")
    return linked(request, description.written(told.graph, form), form.media_type)
