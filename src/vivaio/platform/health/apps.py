from importlib import import_module

from django.apps import AppConfig


class HealthConfig(AppConfig):
    name = "vivaio.platform.health"
    label = "health"

    def ready(self) -> None:
        """Register the system checks."""
        import_module("vivaio.platform.health.checks")
