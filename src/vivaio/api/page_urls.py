"""The pages about the data, in the languages of people."""

from django.urls import path

from vivaio.api import pages

urlpatterns = [
    path("data/", pages.data, name="data"),
    path("data/dictionary/", pages.fields, name="dictionary"),
    path("api/", pages.interface, name="interface"),
]
