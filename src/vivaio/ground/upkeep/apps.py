from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "vivaio.ground.upkeep"
    label = "upkeep"

    def ready(self) -> None:
        from vivaio.ground.upkeep import plugs  # noqa: PLC0415 - models must be loaded

        plugs.plug_in()
