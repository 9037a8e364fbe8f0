"""The addresses of this room."""

from django.urls import path

from vivaio.ground.upkeep.web import answering, following, statistics

urlpatterns = [
    path("directory/freshness/", statistics.freshness, name="freshness"),
    path("directory/freshness.csv", statistics.freshness_csv, name="freshness_csv"),
    path("upkeep/<str:marked>/", answering.own, name="upkeep_own"),
    path("upkeep/<str:marked>/stop/", answering.stop, name="upkeep_stop"),
    path("actors/<slug:slug>/upkeep/", following.card, name="upkeep_card"),
]
