"""The directory as files to take away: what the present filter finds, with all that is on it."""

from __future__ import annotations

from django.http import HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from vivaio.ground.actors.directory import Filter, found
from vivaio.ground.actors.exporting import formats
from vivaio.kernel.errors import Unknown
from vivaio.platform.web.audience import VivaioRequest, everybody


def _answer(request: VivaioRequest, form: str) -> HttpResponseBase:
    uids = found(request.viewer, Filter.of(request.GET)).uids()
    pieces = formats.pieces(request.viewer, form, uids=uids)
    answer = StreamingHttpResponse(pieces, content_type=formats.MEDIA_TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="actors.{form}"'
    return answer


@require_safe
@everybody
def actors_csv(request: VivaioRequest) -> HttpResponseBase:
    """The cards of the present filter, in CSV (UTF-8), safe to open in a spreadsheet."""
    return _answer(request, "csv")


@require_safe
@everybody
def actors_export(request: VivaioRequest, form: str) -> HttpResponseBase:
    """The same in another form: XLSX, GeoJSON or JSON-LD."""
    if form not in formats.MEDIA_TYPES:
        raise Unknown
    return _answer(request, form)
