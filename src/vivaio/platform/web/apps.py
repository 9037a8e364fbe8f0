from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "vivaio.platform.web"
    label = "web"

    def ready(self) -> None:
        from vivaio.platform.web import declarations  # noqa: PLC0415 - the registry must be there

        declarations.register()
