"""What was typed into a form whose sender was no longer signed in, kept until they are again.

It lies in the session of the same browser, for an hour; files cannot be kept.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

_STATE = "kept_form"
#: Seconds for which it is kept, and characters.
GOOD_FOR, MOST = 3600, 300_000
_UID = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Kept:
    """Where it was to be sent; names with values; the words in it; whether files were lost."""

    path: str
    fields: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    files: bool


def keep(request: HttpRequest) -> HttpResponseRedirect:
    """Keep a form and send its sender to sign in; without words in it, only the latter."""
    fields: Mapping[str, list[str]] = dict(request.POST.lists())
    typed = {name: values for name, values in fields.items() if name != "csrfmiddlewaretoken"}
    small = sum(len(value) for values in typed.values() for value in values) <= MOST
    if not typed or not small:
        return redirect_to_login(request.get_full_path())
    request.session[_STATE] = {
        "path": request.get_full_path(),
        "fields": typed,
        "files": bool(request.FILES),
        "at": time.time(),
    }
    return redirect_to_login(reverse(settings.KEPT_URL))


def of(request: HttpRequest) -> Kept | None:
    """What was kept, unless it is too old."""
    state = request.session.get(_STATE)
    if not state or time.time() - state["at"] > GOOD_FOR:
        return None
    fields = tuple((name, value) for name, values in state["fields"].items() for value in values)
    words = (value.strip() for _, value in fields)
    shown = tuple(one for one in words if len(one) > 2 and not _UID.fullmatch(one.lower()))
    return Kept(state["path"], fields, shown, state["files"])


def drop(request: HttpRequest) -> None:
    """Forget it."""
    request.session.pop(_STATE, None)


def sent(request: HttpRequest) -> None:
    """Forget it, now that it was sent."""
    state = request.session.get(_STATE)
    if state and state["path"] == request.get_full_path():
        drop(request)


__all__ = ["Kept", "drop", "keep", "of", "sent"]
