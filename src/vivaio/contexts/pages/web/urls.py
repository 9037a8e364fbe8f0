"""The addresses of news and pages."""

from django.urls import path

from vivaio.contexts.pages.web import editing, machines, views, working


def _of(kind: str, folder: str, name: str) -> list[object]:
    known = {"kind": kind}
    return [
        path(f"{folder}/add/", editing.add, known, name=f"{kind}_add"),
        path(f"{folder}/<slug:slug>/", views.item, known, name=name),
        path(f"{folder}/<slug:slug>/edit/", editing.edit, known, name=f"{kind}_edit"),
        path(f"{folder}/<slug:slug>/versions/", working.versions, known, name=f"{kind}_versions"),
        path(f"{folder}/<slug:slug>/<slug:verb>/", working.move, known, name=f"{kind}_move"),
    ]


urlpatterns = [
    path("news/", views.news, name="news"),
    path("news.atom", machines.feed, name="news_feed"),
    path("news/export.csv", machines.news_csv, name="news_csv"),
    path("pages/", views.pages, name="pages"),
    path("newsroom/", working.newsroom, name="newsroom"),
    path("centres/<slug:slug>/news/", views.news, name="centre_news"),
    path("centres/<slug:slug>/news.atom", machines.feed, name="centre_news_feed"),
    path("centres/<slug:slug>/newsroom/", working.newsroom, name="centre_newsroom"),
    *_of("news", "news", "news_item"),
    *_of("page", "pages", "page"),
]
