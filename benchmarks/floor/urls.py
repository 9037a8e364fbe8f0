"""Two addresses."""

from django.urls import path

from benchmarks.floor import views

urlpatterns = [path("rows/", views.rows), path("counted/", views.counted)]
