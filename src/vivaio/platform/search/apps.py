from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "vivaio.platform.search"
    label = "search"

    def ready(self) -> None:
        from vivaio.platform.search import declarations  # noqa: PLC0415 - models must be loaded

        declarations.register()
