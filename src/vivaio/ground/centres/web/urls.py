"""The addresses of the centres' own rooms."""

from django.urls import path

from vivaio.ground.centres.web import rooms

urlpatterns = [
    path("rooms/", rooms.rooms, name="rooms"),
    path("centres/<slug:slug>/room/", rooms.room, name="room"),
]
