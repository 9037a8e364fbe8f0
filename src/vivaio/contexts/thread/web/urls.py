"""The addresses of this room."""

from django.urls import path

from vivaio.contexts.thread.web import gaps, views

urlpatterns = [
    path("thread/", views.front, name="threads"),
    path("thread/gaps/", gaps.gaps_page, name="thread_gaps"),
    path("thread/gaps/<slug:code>.csv", gaps.gap_csv, name="thread_gap_csv"),
    path("thread/<uuid:uid>/", views.thread, name="thread"),
]
