from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "vivaio.platform.records"
    label = "records"

    def ready(self) -> None:
        from vivaio.platform.records import declarations  # noqa: PLC0415 - models must be loaded

        declarations.register()
