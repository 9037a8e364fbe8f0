from django.apps import AppConfig


class CentresConfig(AppConfig):
    name = "vivaio.ground.centres"
    label = "centres"
