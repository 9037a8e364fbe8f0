"""The addresses of this room."""

from __future__ import annotations

from django.urls import path, register_converter

from vivaio.contexts.chronicle.models import MODELS
from vivaio.contexts.chronicle.web import views, writing


class Plural:
    """The kinds as they stand in addresses: `acts` for `act`."""

    regex = "|".join(f"{kind}s" for kind in MODELS)

    def to_python(self, value: str) -> str:
        """The kind."""
        return value.removesuffix("s")

    def to_url(self, value: str) -> str:
        """As it stands in the address."""
        return f"{value}s"


register_converter(Plural, "chronicle_kind")
_ENTRY = "<chronicle_kind:kind>/<slug:slug>/"

urlpatterns = [
    path("chronicle/", views.listing, name="chronicle"),
    path("chronicle/add/<slug:slug>/", writing.add, name="entry_add"),
    path(_ENTRY, views.page, name="entry"),
    path(f"{_ENTRY}edit/", writing.edit, name="entry_edit"),
    path(f"{_ENTRY}tie/", writing.tie, name="entry_tie"),
    path(f"{_ENTRY}move/<slug:verb>/", writing.move, name="entry_move"),
    path("centres/<slug:slug>/chronicle/", views.of_centre, name="centre_chronicle"),
]
