from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "vivaio.platform.search"
    label = "search"
