"""Every address says for whom it is; a test refuses one that does not."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Any, Protocol, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase

from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web import kept


class Audience(Enum):
    """Who may ask for an address at all; what they see there is decided by the queries."""

    EVERYBODY = "everybody"
    SIGNED_IN = "signed in"
    MEMBERS = "members of a centre"
    OPERATORS = "operators"


class VivaioRequest(HttpRequest):
    """A request as our views get it: with the viewer the middleware has found."""

    viewer: Viewer


class View(Protocol):
    """A view function that has declared its audience."""

    audience: Audience

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase: ...


def audience(who: Audience) -> Callable[[Callable[..., HttpResponseBase]], View]:
    """Declare for whom a view is, and keep others out: sign-in first, then 403."""

    def declare(view: Callable[..., HttpResponseBase]) -> View:
        @wraps(view)
        def guarded(request: VivaioRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            viewer = request.viewer
            if who is not Audience.EVERYBODY and viewer.account is None:
                if request.method == "POST":
                    return kept.keep(request)
                return redirect_to_login(request.get_full_path())
            if request.method == "POST" and viewer.account is not None:
                kept.sent(request)
            if who is Audience.MEMBERS and not viewer.is_member:
                require(no(N_("This page is for the teams of the centres.")))
            return view(request, *args, **kwargs)

        declared = cast(View, guarded)
        declared.audience = who
        return declared

    return declare


everybody = audience(Audience.EVERYBODY)
signed_in = audience(Audience.SIGNED_IN)
members = audience(Audience.MEMBERS)
