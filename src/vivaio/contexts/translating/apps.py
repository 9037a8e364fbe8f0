from django.apps import AppConfig


class TranslatingConfig(AppConfig):
    name = "vivaio.contexts.translating"
    label = "translating"

    def ready(self) -> None:
        from vivaio.contexts.translating import plugs  # noqa: PLC0415 - models must be loaded

        plugs.plug_in()
