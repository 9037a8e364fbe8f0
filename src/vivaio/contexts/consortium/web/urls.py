"""The addresses of consortia."""

from django.urls import path

from vivaio.contexts.consortium.web import views

urlpatterns = [
    path("consortia/", views.consortia, name="consortia"),
    path("consortia/<slug:slug>/", views.consortium, name="consortium"),
]
