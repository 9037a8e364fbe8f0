from django.apps import AppConfig


class ActorsConfig(AppConfig):
    name = "vivaio.ground.actors"
    label = "actors"
