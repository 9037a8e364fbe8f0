from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "vivaio.contexts.duties"
    label = "duties"

    def ready(self) -> None:
        from vivaio.contexts.duties import plugs  # noqa: PLC0415 - models must be loaded

        plugs.plug_in()
