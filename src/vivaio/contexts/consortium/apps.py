from django.apps import AppConfig


class ConsortiumConfig(AppConfig):
    name = "vivaio.contexts.consortium"
    label = "consortium"
