from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "vivaio.contexts.network"
    label = "network"

    def ready(self) -> None:
        from vivaio.contexts.network import plugs  # noqa: PLC0415 - models must be loaded

        plugs.plug_in()
