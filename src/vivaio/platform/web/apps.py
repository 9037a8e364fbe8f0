from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "vivaio.platform.web"
    label = "web"
