from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "vivaio.platform.links"
    label = "links"
