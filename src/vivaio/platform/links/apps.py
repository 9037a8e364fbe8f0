from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "vivaio.platform.links"
    label = "links"
    verbose_name = "Links"

    def ready(self) -> None:
        from vivaio.platform.links import declarations  # noqa: PLC0415 - models must be loaded

        declarations.register()
