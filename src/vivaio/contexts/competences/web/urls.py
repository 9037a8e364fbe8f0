"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from vivaio.contexts.competences.web import (
    entries,
    framework,
    growing,
    showing,
    testing,
    viewing,
    writing,
)

_COMPETENCE = "competences/<slug:slug>/"
_ENTRY = "portfolio/<slug:slug>/"

urlpatterns = [
    path("competences/", framework.front, name="competences"),
    path("competences/coverage/", showing.coverage, name="competences_coverage"),
    path("competences/mine/", growing.mine, name="assessments"),
    path("competences/mine/<uuid:uid>/", growing.one, name="assessment"),
    path("competences/views/<uuid:uid>/", viewing.view, name="competence_view"),
    path("competences/tests/of/<uuid:uid>/", testing.add, name="trial_add"),
    path("competences/tests/<uuid:uid>/", testing.verdict, name="trial"),
    path(_COMPETENCE, framework.page, name="competence"),
    path(f"{_COMPETENCE}needs/", framework.tie, name="competence_tie"),
    path(f"{_COMPETENCE}words/<slug:centre>/", framework.words, name="competence_words"),
    path("portfolio/", entries.listing, name="portfolio"),
    path("portfolio/add/<slug:slug>/", writing.add, name="portfolio_add"),
    path(_ENTRY, entries.page, name="portfolio_entry"),
    path(f"{_ENTRY}edit/", writing.edit, name="portfolio_edit"),
    path(f"{_ENTRY}judge/", writing.judge, name="portfolio_judge"),
    path(f"{_ENTRY}move/<slug:verb>/", writing.move, name="portfolio_move"),
    path("centres/<slug:slug>/competences/", showing.of_centre, name="centre_competences"),
]
