from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "vivaio.contexts.desk"
    label = "desk"

    def ready(self) -> None:
        from vivaio.contexts.desk import plugs  # noqa: PLC0415 - models must be loaded

        plugs.plug_in()
