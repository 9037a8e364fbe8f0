"""The identity providers of this installation, for templates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Provider:
    """Its name for people, and the address to which a form is sent in order to go there."""

    name: str
    address: str


def _configured() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get(
        "APPS", []
    )
    return found


def offered(request: HttpRequest, process: str = "login") -> list[Provider]:
    """Those by which one may sign in, or connect an account; none, mostly."""
    query = {"process": process}
    if wanted := request.GET.get("next") or request.POST.get("next"):
        query["next"] = wanted
    return [
        Provider(
            one["name"],
            reverse("openid_connect_login", args=[one["provider_id"]]) + "?" + urlencode(query),
        )
        for one in _configured()
    ]


def name_of(code: str) -> str:
    """A provider's name; its code when it is no longer offered."""
    return next((one["name"] for one in _configured() if one["provider_id"] == code), code)


def context(request: HttpRequest) -> dict[str, Callable[..., Any]]:
    """What templates ask about providers, worked out when they do."""
    return {"sign_in_providers": offered, "provider_name": name_of}
