from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "vivaio.platform.journal"
    label = "journal"
    verbose_name = "Journal"

    def ready(self) -> None:
        from vivaio.platform.journal import declarations  # noqa: PLC0415 - models must be loaded

        declarations.register()
