from django.apps import AppConfig


class ConsortiumConfig(AppConfig):
    name = "vivaio.contexts.consortium"
    label = "consortium"

    def ready(self) -> None:
        from vivaio.contexts.consortium import plugs  # noqa: PLC0415 - models must be loaded

        plugs.plug_in()
