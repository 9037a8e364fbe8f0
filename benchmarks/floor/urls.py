"""Two addresses, and the one that rows lead to."""

from django.urls import path

from benchmarks.floor import views

urlpatterns = [
    path("rows/", views.rows, name="rows"),
    path("counted/", views.counted, name="counted"),
    path("rows/<int:number>/", views.row, name="row"),
]
