from django.apps import AppConfig


class DuplicatesConfig(AppConfig):
    name = "vivaio.ground.duplicates"
    label = "duplicates"

    def ready(self) -> None:
        from vivaio.ground.duplicates import plugs  # noqa: PLC0415 - models must be loaded

        plugs.plug_in()
