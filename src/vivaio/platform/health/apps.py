from django.apps import AppConfig


class HealthConfig(AppConfig):
    name = "vivaio.platform.health"
    label = "health"
