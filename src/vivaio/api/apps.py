from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "vivaio.api"
    label = "api"
