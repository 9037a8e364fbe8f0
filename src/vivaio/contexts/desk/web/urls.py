"""The addresses of the desk."""

from django.urls import path

from vivaio.contexts.desk.web import digests, views

urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("desk/seen/", views.seen, name="desk_seen"),
    path("desk/hand-over/", views.hand_over, name="desk_hand_over"),
    path("desk/take-back/", views.take_back, name="desk_take_back"),
    path("desk/digest/", digests.choices, name="desk_digest"),
    path("desk/digest/stop/<str:token>/", digests.stop, name="desk_stop"),
]
