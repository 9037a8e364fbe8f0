from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "vivaio.contexts.pages"
    label = "pages"

    def ready(self) -> None:
        from vivaio.contexts.pages import plugs  # noqa: PLC0415 - models must be loaded

        plugs.plug_in()
