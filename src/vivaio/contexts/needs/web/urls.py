"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from vivaio.contexts.needs.web import (
    batch,
    interviews,
    keeping,
    listening,
    priorities,
    telling,
    views,
)

_ROOM = "centres/<slug:slug>/needs/"

urlpatterns = [
    path("needs/", views.listing, name="needs"),
    path("needs.csv", views.needs_csv, name="needs_csv"),
    path("needs/separate/<uuid:uid>/", keeping.separate, name="need_separate"),
    path("needs/<slug:slug>/", views.page, name="need"),
    path("needs/<slug:slug>/edit/", keeping.edit, name="need_edit"),
    path("needs/<slug:slug>/decide/", keeping.decide, name="need_decide"),
    path("needs/<slug:slug>/group/", keeping.group, name="need_group"),
    path("tell/", telling.tell, name="need_tell"),
    path("told/<str:marked>/", telling.told, name="need_told"),
    path("told/confirm/<str:marked>/", telling.confirm, name="need_confirm"),
    path("told/stop/<str:marked>/", telling.stop, name="need_stop"),
    path(_ROOM, keeping.room, name="needs_room"),
    path(f"{_ROOM}enter/", keeping.enter, name="need_enter"),
    path(f"{_ROOM}paper/", batch.batch, name="need_batch"),
    path(f"{_ROOM}analysis/", listening.plan, name="analysis_plan"),
    path(f"{_ROOM}interview/", interviews.record, name="interview_record"),
    path(f"{_ROOM}priorities/", priorities.propose, name="priorities_propose"),
    path("analyses/", listening.listing, name="analyses"),
    path("analyses/<slug:slug>/", listening.analysis, name="analysis"),
    path("analyses/<slug:slug>/edit/", listening.replan, name="analysis_edit"),
    path("analyses/<slug:slug>/move/<slug:verb>/", listening.move, name="analysis_move"),
    path("interviews/<slug:slug>/", interviews.page, name="interview"),
    path("interviews/<slug:slug>/edit/", interviews.edit, name="interview_edit"),
    path("interviews/<slug:slug>/extract/", interviews.publish, name="interview_extract"),
    path("interviews/<slug:slug>/forget/", interviews.forget, name="interview_forget"),
    path("extracts/<slug:slug>/", listening.extract, name="extract"),
    path("extracts/<slug:slug>/withdraw/", interviews.withdraw, name="extract_withdraw"),
    path("priorities/<slug:slug>/", priorities.page, name="priorities"),
    path("priorities/<slug:slug>/table.csv", priorities.priorities_csv, name="priorities_csv"),
    path("priorities/<slug:slug>/vote/", priorities.vote, name="priorities_vote"),
    path("priorities/<slug:slug>/count/", priorities.count, name="priorities_count"),
    path("priorities/<slug:slug>/fit/", priorities.fit, name="priorities_fit"),
    path("priorities/<slug:slug>/move/<slug:verb>/", priorities.steer, name="priorities_move"),
]
