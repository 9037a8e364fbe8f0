"""Pages for people who have not signed in, kept while the data version stays the same.

Freshness is read from the database at each request, so a change shows at the very next one.
A page that sets a cookie, that says itself how it may be kept, or that may hold the secret of its
reader's forms is never kept.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from threading import Lock

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers

from vivaio.kernel import clock
from vivaio.platform.records.writing import data_version
from vivaio.platform.tenancy.viewer import Viewer

#: Bytes of pages that one process keeps.
ROOM = 6_000_000
#: Below this many bytes compressing costs more than it saves.
WORTH_COMPRESSING = 1_000
#: Brotli's cheap setting: a page of 40 kB in a fraction of a millisecond.
QUALITY = 3

_DROPPED = frozenset({"Content-Length", "Content-Encoding", "ETag", "Cache-Control"})
_PERSONAL_COOKIES = (settings.SESSION_COOKIE_NAME, "messages")


@dataclass(frozen=True, slots=True)
class Moment:
    """What a page depends on beside its address."""

    version: int
    day: date


@dataclass(slots=True)
class _Page:
    moment: Moment
    body: bytes
    etag: str
    headers: tuple[tuple[str, str], ...]
    compressed: bytes = b""

    def brotli(self) -> bytes:
        """The page compressed, at the first request that takes it so."""
        if not self.compressed:
            self.compressed = _compressed(self.body)
        return self.compressed


_pages: OrderedDict[str, _Page] = OrderedDict()
_size = 0
_lock = Lock()


def clear() -> None:
    """Forget every page (tests, and a restored database)."""
    global _size
    with _lock:
        _pages.clear()
        _size = 0


def present() -> Moment:
    """The data version and the day it is."""
    return Moment(data_version(), clock.today())


def is_reading(request: HttpRequest) -> bool:
    """Whether a page is asked for that is made from records, and nothing is to be written."""
    return request.method in ("GET", "HEAD") and not request.path.startswith(
        (settings.STATIC_URL, "/health")
    )


def may_share(request: HttpRequest) -> bool:
    """Whether this request could be answered like anybody else's."""
    return is_reading(request) and not any(name in request.COOKIES for name in _PERSONAL_COOKIES)


def _key(request: HttpRequest) -> str:
    headers = request.headers
    spoken = headers.get("Accept-Language", "") if request.path.count("/") < 3 else ""
    hypertext = headers.get("HX-Request", "")
    return "\n".join(
        (request.scheme or "", request.get_host(), request.get_full_path(), spoken, hypertext)
    )


def find(request: HttpRequest, moment: Moment) -> HttpResponse | None:
    """The page as it was rendered in this same moment, if it was."""
    key = _key(request)
    with _lock:
        page = _pages.get(key)
        if page is None or page.moment != moment:
            return None
        _pages.move_to_end(key)
    return _answer(request, page)


def keep(request: HttpRequest, moment: Moment, response: HttpResponseBase) -> HttpResponseBase:
    """Remember a page that others may see too; answers what goes out."""
    if (
        response.status_code != 200
        or response.streaming
        or response.cookies
        or not isinstance(response, HttpResponse)
        or response.has_header("Content-Disposition")
        or response.has_header("Cache-Control")
        # With this cookie a form is filled with its secret, and the cookie is not set again.
        or settings.CSRF_COOKIE_NAME in request.COOKIES
    ):
        return private(request, response)
    body = response.content
    if len(body) > ROOM // 20:
        return private(request, response)
    patch_vary_headers(response, ("Cookie", "Accept-Encoding"))
    page = _Page(
        moment,
        body,
        f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"',
        tuple((name, value) for name, value in response.items() if name not in _DROPPED),
    )
    _remember(_key(request), page)
    return _answer(request, page)


def _remember(key: str, page: _Page) -> None:
    global _size
    with _lock:
        old = _pages.pop(key, None)
        _size += _weight(page) - (_weight(old) if old else 0)
        _pages[key] = page
        while _size > ROOM:
            _, gone = _pages.popitem(last=False)
            _size -= _weight(gone)


def _compressed(body: bytes) -> bytes:
    compress: Callable[..., bytes] = brotli.compress
    return compress(body, quality=QUALITY)


def _weight(page: _Page) -> int:
    return len(page.body) * 5 // 4 + 500  # compressed, it takes a fifth


def _answer(request: HttpRequest, page: _Page) -> HttpResponse:
    if request.headers.get("If-None-Match") == page.etag:
        response = HttpResponse(status=304)
    elif len(page.body) > WORTH_COMPRESSING and "br" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(page.brotli())
        response["Content-Encoding"] = "br"
    else:
        response = HttpResponse(page.body)
    for name, value in page.headers:
        response[name] = value
    response["ETag"] = page.etag
    response["Cache-Control"] = "no-cache"
    if response.status_code != 304:  # it would be taken for the length of the page
        response["Content-Length"] = str(len(response.content))
    return response


def on_the_way(viewer: Viewer) -> str:
    """Who between us and a reader may keep what everybody may see, as `Cache-Control` says it.

    Nobody, for who has signed in: it is in the language of their account, which no header tells.
    """
    return "public, no-cache" if viewer.account is None else "private, no-cache"


def private(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Send a page to this one reader: compressed, and kept by nobody on the way."""
    if not response.has_header("Cache-Control"):
        response["Cache-Control"] = "private, no-store"
    if (
        isinstance(response, HttpResponse)
        and not response.streaming
        and not response.has_header("Content-Encoding")
        and len(response.content) > WORTH_COMPRESSING
        and "br" in request.headers.get("Accept-Encoding", "")
        and response.get("Content-Type", "").startswith(("text/", "application/json"))
    ):
        response.content = _compressed(response.content)
        response["Content-Encoding"] = "br"
        response["Content-Length"] = str(len(response.content))
        patch_vary_headers(response, ("Accept-Encoding",))
    return response
