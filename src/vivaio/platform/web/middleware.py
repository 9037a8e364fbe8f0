"""What happens around every view: the viewer, refusals, and pages shared while nothing changes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, cast

from csp.utils import build_policy
from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from vivaio.kernel import errors as refusals
from vivaio.platform.records.keeping import Reading, reading_at
from vivaio.platform.tenancy.sources import entrusted_to, standing_of
from vivaio.platform.tenancy.viewer import NETWORK_CAPABILITIES, Viewer
from vivaio.platform.web import cache, errors

GetResponse = Callable[[HttpRequest], HttpResponseBase]
log = logging.getLogger("vivaio.web")


def viewer_of(request: HttpRequest) -> Viewer:
    """Who sends this request; nobody's costs no query."""
    language = get_language() or settings.LANGUAGE_CODE
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return Viewer.anonymous(language)
    return as_viewer(request.user, language)


def as_viewer(account: Any, language: str) -> Viewer:
    """Somebody who can sign in as queries know them, with what they may do."""
    roles, network = standing_of(account.pk)
    return Viewer(
        account=account.pk,
        person=getattr(getattr(account, "person", None), "uid", None),
        name=getattr(account, "name", "") or account.get_username(),
        roles=roles,
        network=NETWORK_CAPABILITIES if account.is_superuser else network,
        entrusted=entrusted_to(account.pk) if account.has_kept else frozenset(),
        language=language,
    )


class ViewerMiddleware:
    """Puts `request.viewer` there, found when first asked for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        found = cast(Any, request)
        found.viewer = SimpleLazyObject(lambda: viewer_of(request))
        return self.get_response(request)


class RefusalMiddleware:
    """Turns the refusals of operations into the answers of the web."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return errors.page(request, 400)
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            return errors.not_allowed_method(request, response["Allow"])
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A page for each refusal; None lets Django treat what is not ours."""
        if isinstance(error, refusals.NotAllowed):
            return errors.page(request, 403, error.decision.reason)
        if isinstance(error, refusals.Unknown):
            return errors.page(request, 404)
        if isinstance(error, refusals.Invalid):
            messages = [message for several in error.errors.values() for message in several]
            return errors.page(request, 422, *messages)
        if isinstance(error, refusals.Conflict):
            return errors.page(request, 422, refusals.Message(errors.CHANGED))
        if isinstance(error, OperationalError):
            log.exception("the database did not answer in time")
            return errors.page(request, 503)
        return None


class ContentPolicyMiddleware:
    """Says with every answer what a page may load: the same for all, so it is worded once."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.policy = build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        return response


class FundingMiddleware:
    """Leads from every file that is taken away to the page that says whose grant paid for it.

    A comment on top of a table would break the programs that read it; a header breaks nothing.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        kind = response.get("Content-Type", "")
        if response.status_code == 200 and kind and not kind.startswith("text/html"):
            address = f"{settings.PUBLIC_ADDRESS}/{get_language() or 'en'}/funding/"
            link = f'<{address}>; rel="describedby"; type="text/html"'
            present = response.get("Link", "")
            response["Link"] = f"{present}, {link}" if present else link
        return response


class PageCacheMiddleware:
    """Outermost: answers from what was rendered before, as long as no record has changed since."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not cache.may_share(request):
            return cache.private(request, self._own(request))
        moment = cache.present()
        kept = cache.find(request, moment)
        if kept is not None:
            return kept
        before = reading_at.set(Reading(moment.version))
        try:
            return cache.keep(request, moment, self.get_response(request))
        finally:
            reading_at.reset(before)

    def _own(self, request: HttpRequest) -> HttpResponseBase:
        """The page of somebody who has signed in: what is kept is looked at once for all of it."""
        if not cache.is_reading(request):
            return self.get_response(request)
        before = reading_at.set(Reading())
        try:
            return self.get_response(request)
        finally:
            reading_at.reset(before)
