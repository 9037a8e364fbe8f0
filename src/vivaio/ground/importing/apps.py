from django.apps import AppConfig


class ImportingConfig(AppConfig):
    name = "vivaio.ground.importing"
    label = "importing"

    def ready(self) -> None:
        from vivaio.ground.importing import plugs  # noqa: PLC0415 - models must be loaded

        plugs.plug_in()
