"""The addresses of this room."""

from django.urls import path

from vivaio.ground.duplicates.web import views

urlpatterns = [
    path("centres/<slug:slug>/duplicates/", views.queue, name="duplicates"),
    path("network/duplicates/", views.queue, name="network_duplicates"),
    path("duplicates/<uuid:uid>/", views.pair, name="duplicate"),
    path("duplicates/<uuid:uid>/<slug:verb>/", views.judge, name="duplicate_judge"),
    path("duplicates/merges/<uuid:uid>/undo/", views.undo, name="merge_undo"),
]
