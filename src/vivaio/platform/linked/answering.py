"""Linked data as an answer: for any page of any site, and sent anew only when it has changed."""

from __future__ import annotations

import hashlib

from django.http import HttpResponse

from vivaio.platform.web import cache
from vivaio.platform.web.audience import VivaioRequest


def linked(request: VivaioRequest, content: bytes, media_type: str) -> HttpResponse:
    """Linked data as everybody may have it, from any page."""
    text = "; charset=utf-8" if media_type.startswith("text/") else ""
    response = HttpResponse(content, content_type=media_type + text)
    response["ETag"] = f'W/"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
    response["Cache-Control"] = cache.on_the_way(request.viewer)
    response["Access-Control-Allow-Origin"] = "*"
    if request.headers.get("If-None-Match") == response["ETag"]:
        kept = {name: response[name] for name in ("ETag", "Cache-Control")}
        return HttpResponse(status=304, headers=kept)
    return response
