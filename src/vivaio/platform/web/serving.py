"""Handing out files: who is looking is asked each time, and nothing in a file ever runs."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from vivaio.platform.files import queries
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.web.audience import VivaioRequest, everybody


@require_safe
@everybody
def file(request: VivaioRequest, uid: UUID, name: str) -> HttpResponseBase:
    """A file; pictures are shown within pages, everything else is handed out to be saved."""
    found = queries.file(request.viewer, uid)
    etag = f'"{found.digest}"'
    response: HttpResponseBase
    if etag in request.headers.get("If-None-Match", ""):
        response = HttpResponse(status=304)
    else:
        response = FileResponse(queries.opened(found), content_type=found.media_type)
        response["Content-Length"] = str(found.size)
    is_picture = found.media_type.startswith("image/")
    response["Content-Disposition"] = content_disposition_header(not is_picture, found.name) or ""
    response["ETag"] = etag
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    # Kept, but asked for each time: whoever may not see it any more is told so at once.
    shared = found.visibility == Visibility.PUBLIC and request.viewer.account is None
    response["Cache-Control"] = "no-cache" if shared else "private, no-cache"
    return response
