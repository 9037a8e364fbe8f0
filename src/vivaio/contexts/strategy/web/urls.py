"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from vivaio.contexts.strategy.web import (
    commenting,
    measures,
    monitoring,
    parts,
    strategies,
    writing,
    writing_measures,
)

_STRATEGY = "strategies/<slug:slug>/"
_MEASURE = "measures/<slug:slug>/"
_INDICATOR = f"{_MEASURE}indicators/<slug:code>/"
_I, _S = {"name": "indicators"}, {"name": "steps"}

urlpatterns = [
    path("strategies/", strategies.listing, name="strategies"),
    path("strategies/add/<slug:slug>/", writing.add, name="strategy_add"),
    path("strategies/comments/<uuid:uid>/", commenting.answer, name="strategy_answer"),
    path(_STRATEGY, strategies.page, name="strategy"),
    path(f"{_STRATEGY}edit/", writing.edit, name="strategy_edit"),
    path(f"{_STRATEGY}text/", writing.text, name="strategy_text"),
    path(f"{_STRATEGY}versions/", strategies.versions, name="strategy_versions"),
    path(f"{_STRATEGY}plan/", strategies.plan, name="strategy_plan"),
    path(f"{_STRATEGY}move/<slug:verb>/", writing.move, name="strategy_move"),
    path(f"{_STRATEGY}p/<slug:code>/", commenting.paragraph, name="strategy_paragraph"),
    path("centres/<slug:slug>/strategy/", strategies.of_centre, name="centre_strategy"),
    path("measures/", monitoring.listing, name="measures"),
    path("measures/compare/", monitoring.compare, name="measures_compare"),
    path("measures/add/<slug:slug>/", writing_measures.add, name="measure_add"),
    path(_MEASURE, measures.page, name="measure"),
    path(f"{_MEASURE}edit/", writing_measures.edit, name="measure_edit"),
    path(f"{_MEASURE}move/<slug:verb>/", writing_measures.move, name="measure_move"),
    path(f"{_MEASURE}tie/", writing_measures.tie, name="measure_tie"),
    path(f"{_MEASURE}measurements.csv", measures.table, name="measure_table"),
    path(f"{_MEASURE}indicators/", parts.part, _I, name="measure_indicator_add"),
    path(_INDICATOR, parts.part, _I, name="measure_indicator"),
    path(f"{_INDICATOR}measure/", parts.measure, name="measure_measure"),
    path(f"{_MEASURE}steps/", parts.part, _S, name="measure_step_add"),
    path(f"{_MEASURE}steps/<slug:code>/", parts.part, _S, name="measure_step"),
    path("monitoring/", monitoring.dashboard, name="monitoring"),
    path("monitoring/measures.<slug:form>", monitoring.data, name="monitoring_data"),
]
