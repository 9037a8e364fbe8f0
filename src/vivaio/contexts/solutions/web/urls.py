"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from vivaio.contexts.solutions.web import views, writing

_SOLUTION = "solutions/<slug:slug>/"

urlpatterns = [
    path("solutions/", views.listing, name="solutions"),
    path("solutions/add/<slug:slug>/", writing.add, name="solution_add"),
    path(_SOLUTION, views.page, name="solution"),
    path(f"{_SOLUTION}edit/", writing.edit, name="solution_edit"),
    path(f"{_SOLUTION}tie/", writing.tie, name="solution_tie"),
    path(f"{_SOLUTION}move/<slug:verb>/", writing.move, name="solution_move"),
    path("centres/<slug:slug>/solutions/", views.of_centre, name="centre_solutions"),
]
