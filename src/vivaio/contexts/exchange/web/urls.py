"""The addresses of this room: each page of an offer, and the same of a request."""

from __future__ import annotations

from django.urls import URLPattern, path

from vivaio.contexts.exchange.web import answering, lists, views, writing


def _of(kind: str) -> list[URLPattern]:
    begin, given = f"{kind}s/<slug:slug>/", {"kind": kind}
    return [
        path(begin, views.page, given, name=kind),
        path(f"{begin}edit/", writing.edit, given, name=f"{kind}_edit"),
        path(f"{begin}write/", answering.write, given, name=f"{kind}_write"),
        path(f"{begin}introduce/", views.introduce, given, name=f"{kind}_introduce"),
        path(f"{begin}move/<slug:verb>/", views.move, given, name=f"{kind}_move"),
    ]


urlpatterns = [
    path("offers/", lists.listing, name="offers"),
    path("offers.csv", lists.offers_csv, name="offers_csv"),
    path("offers.atom", lists.feed, name="offers_feed"),
    path("offers/add/<slug:slug>/", writing.add, {"kind": "offer"}, name="offer_add"),
    path("requests/add/<slug:slug>/", writing.add, {"kind": "request"}, name="request_add"),
    path("outcomes/<str:marked>/", answering.outcome, name="outcome"),
    *_of("offer"),
    *_of("request"),
]
