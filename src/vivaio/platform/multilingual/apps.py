from django.apps import AppConfig


class MultilingualConfig(AppConfig):
    name = "vivaio.platform.multilingual"
    label = "multilingual"
