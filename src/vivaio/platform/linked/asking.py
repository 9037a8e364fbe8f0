"""Which form of a record is asked for: its page, or one for machines."""

from __future__ import annotations

from django.http import HttpRequest

from vivaio.platform.linked.forms import Form, forms

PAGE = "text/html"


def asked_form(request: HttpRequest) -> Form | None:
    """The form that a request prefers; None for the page, and for whatever there is no form of."""
    preferred = request.get_preferred_type([PAGE, *(form.media_type for form in forms)])
    return next((form for form in forms if form.media_type == preferred), None)


def form_of(ending: str) -> Form | None:
    """The form of an ending in addresses."""
    return next((form for form in forms if form.ending == ending), None)
