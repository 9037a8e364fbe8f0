"""Noting that a session is in use."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from vivaio.ground.people import sessions

_READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class PresenceMiddleware:
    """Notes it when something is sent; reading writes nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in _READING and request.user.is_authenticated:
            sessions.note(request.session.session_key or "")
        return self.get_response(request)
