"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from vivaio.contexts.training.web import enrolling, people, views, writing

_COURSE = "courses/<slug:slug>/"

urlpatterns = [
    path("courses/", views.listing, name="courses"),
    path("courses/add/<slug:slug>/", writing.add, name="course_add"),
    path(_COURSE, views.page, name="course"),
    path(f"{_COURSE}edit/", writing.edit, name="course_edit"),
    path(f"{_COURSE}sessions/", writing.sessions, name="course_sessions"),
    path(f"{_COURSE}materials/", writing.materials, name="course_materials"),
    path(f"{_COURSE}teaches/", writing.teaches, name="course_teaches"),
    path(f"{_COURSE}move/<slug:verb>/", writing.move, name="course_move"),
    path(f"{_COURSE}history/", views.history, name="course_history"),
    path(f"{_COURSE}enrol/", enrolling.enrol, name="course_enrol"),
    path(f"{_COURSE}people/", people.page, name="course_people"),
    path(f"{_COURSE}people.csv", people.table, name="course_people_csv"),
    path("enrolments/<str:marked>/", enrolling.own, name="enrolment"),
    path("centres/<slug:slug>/courses/", views.of_centre, name="centre_courses"),
]
