from django.apps import AppConfig


class CentresConfig(AppConfig):
    name = "vivaio.ground.centres"
    label = "centres"

    def ready(self) -> None:
        from vivaio.ground.centres import plugs  # noqa: PLC0415 - models must be loaded

        plugs.plug_in()
