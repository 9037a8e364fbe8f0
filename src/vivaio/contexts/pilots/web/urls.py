"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from vivaio.contexts.pilots.web import growing, moving, parts, results, views, writing

_PILOT = "pilots/<slug:slug>/"
_INDICATOR = f"{_PILOT}indicators/<slug:code>/"
_STEP = f"{_PILOT}steps/<slug:code>/"
_E, _T = {"kind": "evidence"}, {"kind": "transfer"}
_I, _S = {"name": "indicators"}, {"name": "steps"}

urlpatterns = [
    path("pilots/", views.listing, name="pilots"),
    path("pilots/add/<slug:slug>/", writing.add, name="pilot_add"),
    path(_PILOT, views.page, name="pilot"),
    path(f"{_PILOT}edit/", writing.edit, name="pilot_edit"),
    path(f"{_PILOT}tie/", writing.tie, name="pilot_tie"),
    path(f"{_PILOT}history/", views.history, name="pilot_history"),
    path(f"{_PILOT}move/<slug:verb>/", moving.move, name="pilot_move"),
    path(f"{_PILOT}end/<slug:verb>/", moving.end, name="pilot_end"),
    path(f"{_PILOT}measurements.csv", views.table, name="pilot_table"),
    path(f"{_PILOT}impact.jsonld", views.linked, name="pilot_impact"),
    path(f"{_PILOT}theory/", parts.theory, name="pilot_theory"),
    path(f"{_PILOT}indicators/", parts.part, _I, name="pilot_indicator_add"),
    path(_INDICATOR, parts.part, _I, name="pilot_indicator"),
    path(f"{_INDICATOR}measure/", parts.measure, name="pilot_measure"),
    path(f"{_PILOT}steps/", parts.part, _S, name="pilot_step_add"),
    path(_STEP, parts.part, _S, name="pilot_step"),
    path(f"{_PILOT}readiness/", growing.readiness, name="pilot_readiness"),
    path(f"{_PILOT}worth/", growing.estimate, name="pilot_estimate"),
    path(f"{_PILOT}evidence/", results.add, _E, name="evidence_add"),
    path("evidence/<slug:slug>/", results.page, _E, name="evidence"),
    path("evidence/<slug:slug>/edit/", results.edit, _E, name="evidence_edit"),
    path("evidence/<slug:slug>/move/<slug:verb>/", results.move, _E, name="evidence_move"),
    path(f"{_PILOT}transfers/", results.add, _T, name="transfer_add"),
    path("transfers/<slug:slug>/", results.page, _T, name="transfer"),
    path("transfers/<slug:slug>/edit/", results.edit, _T, name="transfer_edit"),
    path("transfers/<slug:slug>/move/<slug:verb>/", results.move, _T, name="transfer_move"),
    path("centres/<slug:slug>/pilots/", views.of_centre, name="centre_pilots"),
]
