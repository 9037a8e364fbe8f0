"""The addresses of imports."""

from django.urls import path

from vivaio.ground.importing.web import views

_ONE = "centres/<slug:slug>/imports/<uuid:uid>/"

urlpatterns = [
    path("centres/<slug:slug>/imports/", views.imports, name="imports"),
    path(_ONE, views.job, name="import"),
    path(f"{_ONE}report.csv", views.report_csv, name="import_csv"),
    path(f"{_ONE}<slug:verb>/", views.move, name="import_move"),
]
