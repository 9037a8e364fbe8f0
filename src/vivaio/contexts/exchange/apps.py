from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "vivaio.contexts.exchange"
    label = "exchange"

    def ready(self) -> None:
        from vivaio.contexts.exchange import plugs  # noqa: PLC0415 - models must be loaded

        plugs.plug_in()
