"""The addresses of imports."""

from django.urls import path

from vivaio.ground.importing.web import views

_ONE = "centres/<slug:slug>/imports/<uuid:uid>/"

urlpatterns = [
    path("centres/<slug:slug>/imports/", views.imports, name="imports"),
    path("centres/<slug:slug>/imports/example.csv", views.example, name="import_example"),
    path(_ONE, views.job, name="import"),
    path(f"{_ONE}rows/<int:number>/", views.decide, name="import_decide"),
    path(f"{_ONE}report.csv", views.report_csv, name="import_csv"),
    path(f"{_ONE}<slug:verb>/", views.move, name="import_move"),
]
